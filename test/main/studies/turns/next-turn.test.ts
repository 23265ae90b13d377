import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  nextTurn,
  type LoadedAs,
  type StudyTurns,
  type Turn,
} from '../../../../src/main/studies/turns/next-turn.js';

/** All turns as they would be taken, each leaving its subject loaded, and how often one is loaded. */
function allTurns(studies: readonly StudyTurns[]): { turns: Turn[]; loads: string[] } {
  let left = [...studies];
  let loaded: LoadedAs | null = null;
  const turns: Turn[] = [];
  const loads: string[] = [];
  for (let turn = nextTurn(left, loaded); turn !== null; turn = nextTurn(left, loaded)) {
    const taken: Turn = turn;
    const { determinism } = left.find(({ study }) => study === taken.study)!;
    const wanted = { sha256: taken.subject, determinism };
    if (loaded?.sha256 !== wanted.sha256 || loaded.determinism !== determinism)
      loads.push(`${wanted.sha256} ${determinism}`);
    loaded = wanted;
    turns.push(taken);
    left = left.map((entry) =>
      entry.study === taken.study
        ? { ...entry, open: entry.open.filter((subject) => subject !== taken.subject) }
        : entry,
    );
  }
  return { turns, loads };
}

const fast = (study: number, ...open: string[]): StudyTurns => ({ study, determinism: 'fast', open });

describe('nextTurn', () => {
  it('lets a subject that is loaded answer every study before the next is loaded', () => {
    const { turns } = allTurns([fast(1, 'a', 'b'), fast(2, 'b', 'a'), fast(3, 'c', 'a')]);
    expect(turns.map(({ study, subject }) => `${subject}${study}`)).toEqual([
      'a1',
      'a2',
      'a3',
      'b1',
      'b2',
      'c3',
    ]);
  });

  it('keeps the order of studies that share no subject', () => {
    const { turns } = allTurns([fast(2, 'c', 'd'), fast(1, 'a', 'b')]);
    expect(turns.map(({ study }) => study)).toEqual([2, 2, 1, 1]);
  });

  it('loads a subject anew for a study of the other determinism', () => {
    const { loads } = allTurns([fast(1, 'a'), { study: 2, determinism: 'strict', open: ['a'] }]);
    expect(loads).toEqual(['a fast', 'a strict']);
  });

  it('is null where nothing waits', () => {
    expect(nextTurn([], null)).toBeNull();
    expect(nextTurn([fast(1)], { sha256: 'a', determinism: 'fast' })).toBeNull();
  });

  it('gives every turn once and loads every subject once, whatever waits', () => {
    const study = fc.record({
      determinism: fc.constantFrom('fast', 'strict'),
      open: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e')),
    });
    fc.assert(
      fc.property(fc.array(study, { maxLength: 6 }), (entries) => {
        const studies = entries.map((entry, index) => ({ ...entry, study: index }));
        const { turns, loads } = allTurns(studies);
        const wanted = studies.flatMap(({ study: id, open }) => open.map((subject) => `${id} ${subject}`));
        expect(turns.map(({ study: id, subject }) => `${id} ${subject}`).toSorted()).toEqual(
          wanted.toSorted(),
        );
        expect(new Set(loads).size).toBe(loads.length);
        // Of the studies that wait for one subject, an earlier one comes before a later one.
        for (const [index, { study: id, subject }] of turns.entries()) {
          const before = turns[index - 1];
          const same = before?.subject === subject;
          if (same && studies[id]!.determinism === studies[before.study]!.determinism)
            expect(id).toBeGreaterThan(before.study);
        }
      }),
    );
  });
});
