/** The studies in the order wanted: the places of those that are `held` stay theirs, the rest follow `wanted`, then as they were. */
export function reordered(
  studies: readonly number[],
  wanted: readonly number[],
  held: (study: number) => boolean,
): number[] {
  const waiting = studies.filter((study) => !held(study));
  const named = [...new Set(wanted)].filter((study) => waiting.includes(study));
  const order = [...named, ...waiting.filter((study) => !named.includes(study))];
  return studies.map((study) => (held(study) ? study : (order.shift() ?? study)));
}
