import { describe, expect, it } from 'vitest';
import { administer } from '../../../../src/main/studies/administration/administer.js';
import type { RateReplies } from '../../../../src/main/studies/administration/replies.js';
import { cells, planStudy } from '../../../../src/main/studies/plan.js';
import type { Library } from '../../../../src/main/library/library.js';
import { FakeEngine } from '../fake-engine.js';
import { smallDesign, smallLibrary } from '../small-study.js';

function openLibrary(): Library {
  const library = smallLibrary();
  const small = library.instruments.get('small');
  if (small === undefined) throw new Error('the small instrument is gone');
  return { ...library, instruments: new Map([['small', { ...small, format: 'open' as const }]]) };
}

const design = (changes: Record<string, unknown> = {}) =>
  smallDesign({
    administration: { mode: 'sampled', runs: 2 },
    templates: ['plain'],
    orders: ['forward'],
    ...changes,
  });

describe('free replies', () => {
  it('are stored with the score that the judge gives them', async () => {
    const snapshot = planStudy(design({ judge: { subject: 'judge.gguf' } }), openLibrary(), { quick: false });
    const seen: string[] = [];
    const rate: RateReplies = async function* (replies) {
      for (const { id, text, scale } of replies) {
        seen.push(`${scale}: ${text}`);
        yield { id, score: text.endsWith('1.') ? 3 : 1 };
      }
    };
    const questions = { cells: { [Symbol.iterator]: () => cells(snapshot) }, wantedRun: () => true };
    const subject = await new FakeEngine().load('one');
    const levels = new Set<string>();
    const count = { answers: 0 };
    for await (const { response } of administer(
      subject,
      snapshot,
      questions,
      new AbortController().signal,
      rate,
    )) {
      if (response.kind !== 'sampled') throw new Error('a reply is generated');
      count.answers += 1;
      levels.add(`${response.text} ${response.outcome} ${response.score}`);
    }
    expect(count.answers).toBe(snapshot.expectedPerSubject);
    expect([...levels].sort()).toEqual(['A reply of run 0. parsed 1', 'A reply of run 1. parsed 3']);
    expect(new Set(seen)).toEqual(new Set(['EI: A reply of run 0.', 'EI: A reply of run 1.']));
  });

  it.each([
    ['a readout cannot give', { administration: { mode: 'readout' }, judge: { subject: 'judge.gguf' } }],
    ['names no judge', {}],
  ])('are refused where %s', (says, changes) => {
    const chosen = design(changes);
    expect(() => planStudy(chosen, openLibrary(), { quick: false })).toThrow(says);
  });
});
