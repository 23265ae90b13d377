/** A choice of texts in a study file: every one that the library holds, or those named. */
export type TextSelection = 'all' | readonly string[];

/** The same choice as a chooser shows it. */
export interface TextChoice {
  /** Chosen, of those that the library holds. */
  readonly chosen: ReadonlySet<string>;
  /** Named in the design, but not in the library. */
  readonly unknown: readonly string[];
}

/** What a selection means in a library that holds `known`. */
export function choiceOf(selection: TextSelection, known: readonly string[]): TextChoice {
  if (selection === 'all') return { chosen: new Set(known), unknown: [] };
  const held = new Set(known);
  return {
    chosen: new Set(selection.filter((id) => held.has(id))),
    unknown: [...new Set(selection.filter((id) => !held.has(id)))],
  };
}

/**
 * The selection that a study file keeps for a choice, in the library's order: `all` where nothing is left out, so that texts
 * that are added to the library before the plan is locked come along.
 */
export function selectionOf({ chosen, unknown }: TextChoice, known: readonly string[]): 'all' | string[] {
  const named = known.filter((id) => chosen.has(id));
  if (known.length > 0 && named.length === known.length && unknown.length === 0) return 'all';
  return [...named, ...unknown];
}

/** The selection with some texts put in (`on`) or taken out. Unknown ones can be taken out as well. */
export function withTexts(
  selection: TextSelection,
  known: readonly string[],
  ids: readonly string[],
  on: boolean,
): 'all' | string[] {
  const { chosen, unknown } = choiceOf(selection, known);
  const next = new Set(chosen);
  for (const id of ids) {
    if (on) next.add(id);
    else next.delete(id);
  }
  return selectionOf({ chosen: next, unknown: unknown.filter((id) => on || !ids.includes(id)) }, known);
}

/** How much of a group is chosen, for a box that stands for the whole group. False for an empty one. */
export function groupState(chosen: ReadonlySet<string>, ids: readonly string[]): boolean | 'indeterminate' {
  const count = ids.filter((id) => chosen.has(id)).length;
  if (count === 0) return false;
  return count === ids.length ? true : 'indeterminate';
}
