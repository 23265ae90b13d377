import { describe, expect, it } from 'vitest';
import { validateInstrument } from '../../../src/main/instruments/validate.js';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import type { Instrument } from '../../../src/shared/domain/instrument.js';

const library = await loadLibrary();
const headlines = library.instruments.get('headlines-20')!;
const tables = library.instruments.get('evidence-tables-60')!;
const evidence = tables.task as Extract<Instrument['task'], { kind: 'evidence' }>;

const problemsOf = (instrument: unknown): string => {
  try {
    validateInstrument(instrument, 'mine.json');
  } catch (thrown) {
    return (thrown as Error).message;
  }
  return '';
};
const withItem = (place: number, change: Readonly<Record<string, unknown>>): unknown => ({
  ...tables,
  items: tables.items.map((item, at) => (at === place ? { ...item, ...change } : item)),
});
const withCover = (change: Readonly<Record<string, unknown>>, place = 1): unknown => ({
  ...tables,
  task: {
    kind: 'evidence',
    covers: evidence.covers.map((cover, at) => (at === place ? { ...cover, ...change } : cover)),
  },
});

describe('what a task asks of an instrument', () => {
  it('is what the shipped ones hold', () => {
    expect([problemsOf(headlines), problemsOf(tables)]).toEqual(['', '']);
  });

  it.each([
    ['headlines that are answered freely', { ...headlines, format: 'open' }, 'format: must be "rating"'],
    [
      'headlines of two scales',
      { ...headlines, scales: [...headlines.scales, { ...headlines.scales[0]!, id: 'other' }] },
      'scales: must be one',
    ],
    [
      'headlines that are all true',
      { ...headlines, items: headlines.items.filter(({ keys }) => keys[0]!.sign === 1) },
      'at least two must be false, keyed -1',
    ],
    [
      'evidence in an instrument without the task',
      { ...tables, task: undefined, items: tables.items },
      'items[0] (skin-cream-harms-1).evidence: belongs to instruments of the task "evidence"',
    ],
    ['tables without neutral ones', { ...withNeutralHeld() }, 'task.covers: one must be neutral'],
    [
      'tables that are no pair',
      { ...tables, items: tables.items.slice(1) },
      'must come once for either claim',
    ],
    ['tables without evidence', withItem(0, { evidence: undefined }), 'has no evidence'],
    [
      'a table of no cover',
      withItem(0, { evidence: { ...tables.items[0]!.evidence, cover: 'none' } }),
      'there is no cover "none"',
    ],
    [
      'a table of no claim',
      withItem(0, { evidence: { ...tables.items[0]!.evidence, supports: 'none' } }),
      '"skin-cream" has no claim "none"',
    ],
    ['a reversed table', withItem(0, { keys: [{ scale: 'skin-cream', sign: -1 }] }), 'must not be reversed'],
    [
      'claims with one holder',
      withCover({
        claims: [
          { ...evidence.covers[1]!.claims[0], held: ['democrat'] },
          { ...evidence.covers[1]!.claims[1], held: ['democrat'] },
        ],
      }),
      'are both held by "democrat"',
    ],
    ['covers of one id', withCover({ id: 'skin-cream' }), '"skin-cream" is used twice'],
    [
      'options that are not 0 and 1',
      { ...tables, options: tables.options.map((option) => ({ ...option, score: option.score + 1 })) },
      'options: must be two, scored 0 (wrong) and 1 (right)',
    ],
  ])('refuses %s', (_what, instrument, message) => {
    expect(problemsOf(JSON.parse(JSON.stringify(instrument)))).toContain(message);
  });
});

function withNeutralHeld(): Record<string, unknown> {
  return withCover(
    { claims: evidence.covers[0]!.claims.map((claim) => ({ ...claim, held: [claim.id] })) },
    0,
  ) as Record<string, unknown>;
}
