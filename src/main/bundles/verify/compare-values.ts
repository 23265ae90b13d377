/** What a comparison of two JSON values came to. */
export interface ValueComparison {
  /** Numbers in either value. */
  readonly numbers: number;
  readonly different: number;
  /** Places of the first differences, e.g. `result.resistance.value`. */
  readonly places: readonly string[];
}

const TOLD = 5;

/**
 * Holds two JSON values against each other, number by number and to the last digit. Of a zero the sign does not count. What an
 * object of `found` does not hold at all is passed over where it `mayLack` members.
 */
export function compareValues(
  wanted: unknown,
  found: unknown,
  { mayLack = false }: { readonly mayLack?: boolean } = {},
): ValueComparison {
  const count = { numbers: 0, different: 0 };
  const places: string[] = [];
  const visit = (want: unknown, there: unknown, place: string): void => {
    if (typeof want === 'object' && want !== null && typeof there === 'object' && there !== null) {
      if (Array.isArray(want) === Array.isArray(there)) {
        for (const key of new Set([...Object.keys(want), ...Object.keys(there)])) {
          if (mayLack && !Array.isArray(there) && !Object.hasOwn(there, key)) continue;
          visit(memberOf(want, key), memberOf(there, key), place === '' ? key : `${place}.${key}`);
        }
        return;
      }
    } else {
      if (typeof want === 'number' || typeof there === 'number') count.numbers += 1;
      if (want === there) return;
    }
    count.different += 1;
    if (places.length < TOLD) places.push(place);
  };
  visit(wanted, found, '');
  return { ...count, places };
}

function memberOf(value: object, key: string): unknown {
  return Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined;
}
