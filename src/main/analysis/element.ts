/**
 * The element at an index that must exist. Throws a RangeError where it does not, so that arrays of unequal length end
 * in an error rather than in NaN.
 */
export function elementAt<T>(values: ArrayLike<T>, index: number): T {
  const element = values[index];
  if (element === undefined) throw new RangeError(`no element ${index} among ${values.length}`);
  return element;
}
