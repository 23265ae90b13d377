/** The list with the study `moved` at `place`, counted from 0 and kept within the list; as it was where it is not in it. */
export function movedTo(studies: readonly number[], moved: number, place: number): number[] {
  if (!studies.includes(moved)) return [...studies];
  const others = studies.filter((study) => study !== moved);
  const at = Math.min(Math.max(place, 0), others.length);
  return [...others.slice(0, at), moved, ...others.slice(at)];
}
