import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  choiceOf,
  groupState,
  selectionOf,
  withTexts,
  type TextSelection,
} from '../../../../../src/renderer/screens/design/model/text-choice.js';

const identifiers = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,6}$/), { maxLength: 12 });
const libraryAndSelection = identifiers.chain((known) =>
  fc.record({
    known: fc.constant(known),
    selection: fc.oneof(
      fc.constant<TextSelection>('all'),
      fc
        .tuple(fc.subarray(known), fc.subarray(['Gone', 'Lost']))
        .map(([held, gone]): TextSelection => [...held, ...gone]),
    ),
  }),
);

/** What a selection stands for: the texts of the library, and the names that the library does not hold. */
function meaning(selection: TextSelection, known: readonly string[]): string[] {
  return selection === 'all' ? [...known].sort() : [...new Set(selection)].sort();
}

describe('a choice of texts', () => {
  it('keeps what a selection means on the way through the chooser', () => {
    fc.assert(
      fc.property(libraryAndSelection, ({ known, selection }) => {
        const back = selectionOf(choiceOf(selection, known), known);
        expect(meaning(back, known)).toEqual(meaning(selection, known));
      }),
    );
  });

  it('is "all" when every text is chosen, and never otherwise', () => {
    fc.assert(
      fc.property(libraryAndSelection, ({ known, selection }) => {
        const everything = withTexts(selection, known, known, true);
        const { unknown } = choiceOf(selection, known);
        expect(everything === 'all').toBe(known.length > 0 && unknown.length === 0);
        for (const id of known) expect(withTexts(everything, known, [id], false)).not.toBe('all');
      }),
    );
  });

  it('comes back when a text is put in and taken out again', () => {
    fc.assert(
      fc.property(libraryAndSelection, fc.nat(), ({ known, selection }, position) => {
        const id = known[position % Math.max(1, known.length)];
        fc.pre(id !== undefined);
        const { chosen } = choiceOf(selection, known);
        const there = chosen.has(id);
        const flipped = withTexts(selection, known, [id], !there);
        expect(choiceOf(flipped, known).chosen.has(id)).toBe(!there);
        const back = withTexts(flipped, known, [id], there);
        expect(meaning(back, known)).toEqual(meaning(selection, known));
      }),
    );
  });

  it('lists texts in the order of the library, whatever the order of choosing', () => {
    expect(withTexts(['c'], ['a', 'b', 'c', 'd'], ['a'], true)).toEqual(['a', 'c']);
  });

  it('keeps a text that the library lost until it is taken out', () => {
    const known = ['a', 'b'];
    expect(choiceOf(['a', 'gone'], known).unknown).toEqual(['gone']);
    expect(withTexts(['a', 'gone'], known, ['b'], true)).toEqual(['a', 'b', 'gone']);
    expect(withTexts(['a', 'b', 'gone'], known, ['gone'], false)).toBe('all');
  });

  it('has nothing to say "all" of in an empty library', () => {
    expect(selectionOf(choiceOf('all', []), [])).toEqual([]);
  });
});

describe('the state of a group', () => {
  it('is yes, no or some of it', () => {
    const chosen = new Set(['a', 'b']);
    expect(groupState(chosen, ['a', 'b'])).toBe(true);
    expect(groupState(chosen, ['b', 'c'])).toBe('indeterminate');
    expect(groupState(chosen, ['c'])).toBe(false);
    expect(groupState(chosen, [])).toBe(false);
  });
});
