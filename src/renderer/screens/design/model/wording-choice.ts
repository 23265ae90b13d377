import type { ConditionSelection } from '../../../../shared/domain/study.js';
import type { Wording } from '../../../../shared/domain/persona.js';

export type WordingSelection = ConditionSelection['wordings'];
export type WordingMode = 'first' | 'trained' | 'held-out' | 'all' | 'named';

/** A wording's name as it occurs among texts: in how many, in how many as the first, and in how many it was held out. */
export interface NamedWording {
  readonly id: string;
  readonly texts: number;
  readonly first: number;
  readonly heldOut: number;
}

/** Which of the choices a selection is. */
export function wordingMode(selection: WordingSelection): WordingMode {
  return typeof selection === 'string' ? selection : 'named';
}

/** The names of wordings among texts, in the order of their first occurrence. */
export function namedWordings(
  texts: readonly { readonly wordings: readonly Pick<Wording, 'id' | 'heldOut'>[] }[],
): NamedWording[] {
  const found = new Map<string, NamedWording>();
  for (const { wordings } of texts) {
    for (const [place, { id, heldOut }] of wordings.entries()) {
      const known = found.get(id) ?? { id, texts: 0, first: 0, heldOut: 0 };
      found.set(id, {
        id,
        texts: known.texts + 1,
        first: known.first + (place === 0 ? 1 : 0),
        heldOut: known.heldOut + (heldOut ? 1 : 0),
      });
    }
  }
  return [...found.values()];
}

/**
 * The selection for a mode. `named` begins with the names that the selection took until now; where `names` is empty there is
 * nothing to name, and the selection stays as it is.
 */
export function withMode(
  selection: WordingSelection,
  mode: WordingMode,
  names: readonly NamedWording[],
): WordingSelection {
  if (mode !== 'named') return mode;
  if (typeof selection !== 'string') return selection;
  const taken = names.filter((name) => takes(selection, name)).map(({ id }) => id);
  const [first] = names;
  if (taken.length > 0) return taken;
  return first === undefined ? selection : [first.id];
}

function takes(selection: Exclude<WordingSelection, string[]>, name: NamedWording): boolean {
  switch (selection) {
    case 'first':
      return name.first > 0;
    case 'trained':
      return name.heldOut < name.texts;
    case 'held-out':
      return name.heldOut > 0;
    case 'all':
      return true;
  }
}

/** A list of names with one put in or taken out; the last name cannot be taken out. */
export function withName(selection: readonly string[], id: string, on: boolean): string[] {
  const others = selection.filter((name) => name !== id);
  if (on) return [...others, id];
  return others.length === 0 ? [...selection] : others;
}
