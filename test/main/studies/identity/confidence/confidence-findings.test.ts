import { describe, expect, it } from 'vitest';
import { identityStudy } from '../../../../../src/main/studies/identity/kind.js';
import { identityTables } from '../../../../../src/main/studies/identity/tables.js';
import { identityResultSchema } from '../../../../../src/shared/domain/identity/result.js';
import type { ConfidenceRow } from '../../../../../src/shared/domain/identity/confidence.js';
import { checkedTables, rowWith } from '../../tables/checked-tables.js';
import { identityStudyOf } from '../identity-study.js';
import { analyseAll, only, readoutsOf, samplesOf, type Rater } from './confidence-study.js';

const CHANGES = { instruments: ['headlines-20'], identity: { arms: ['answer-only'], confidence: true } };
const readouts = identityStudyOf(CHANGES);
const samples = identityStudyOf({ ...CHANGES, administration: { mode: 'sampled', runs: 8 } });

/** Right in three of four ratings; surer where right, by as much as can be worked out; less sure as a democrat. */
const aware: Rater = {
  ratings: ({ isTrue }) => (isTrue ? [0, 0, 0.25, 0.75, 0, 0] : [0, 0, 0.75, 0.25, 0, 0]),
  levels: ({ isRight, identity }) => {
    const lowered = identity === 'democrat' ? 1 : 0;
    const [low, high] = isRight ? [0.25, 0.75] : [0.75, 0.25];
    return [0, 1, 2, 3, 4, 5, 6].map((level) =>
      level === 3 - lowered ? low : level === 5 - lowered ? high : 0,
    );
  },
};
/** As sure of everything. */
const even: Rater = { ratings: aware.ratings, levels: () => only(4, 7) };

const rowOf = (rows: readonly ConfidenceRow[], identity: string | null): ConfidenceRow =>
  rows.find((row) => row.identity === identity)!;

describe('confidence of subjects of known truth', () => {
  it('is read without sampling noise from probabilities', () => {
    const result = analyseAll(readouts, readoutsOf(readouts, aware));
    expect(identityResultSchema.safeParse(result).error).toBeUndefined();
    const { rows, read, readable } = result.confidenceRatings!;
    expect([read, readable]).toEqual([1, true]);
    expect(rows.map(({ identity }) => identity)).toEqual([null, 'left-handed', 'democrat', 'republican']);
    const base = rowOf(rows, null);
    // Right: levels 3 and 5 with 1/4 and 3/4; wrong the other way round.
    expect(base.accuracy).toBeCloseTo(0.75, 10);
    expect(base.right).toBeCloseTo(4.5 / 6, 10);
    expect(base.wrong).toBeCloseTo(3.5 / 6, 10);
    expect(base.gap!.estimate).toBeCloseTo(1 / 6, 10);
    expect(base.sensitivity!.estimate).toBeCloseTo(9 / 16 + 6 / 32, 10);
    expect(base.gamma).toBeCloseTo((9 / 16 - 1 / 16) / (10 / 16), 10);
    expect(base.confidence.estimate).toBeCloseTo((0.75 * 4.5 + 0.25 * 3.5) / 6, 10);
    expect(base.onTrue).toBeCloseTo(base.onFalse, 10);
    const democrat = rowOf(rows, 'democrat');
    expect(democrat.dropFromIrrelevant!.estimate).toBeCloseTo(1 / 6, 10);
    expect(democrat.dropFromBaseline!.estimate).toBeCloseTo(1 / 6, 10);
    expect(democrat.pHolm).toBeLessThan(0.001);
    expect(democrat.sensitivityDrop!.estimate).toBeCloseTo(0, 10);
    expect(rowOf(rows, 'republican').dropFromIrrelevant!.estimate).toBeCloseTo(0, 10);
    expect([democrat.headlines, democrat.framings]).toEqual([20, 3]);
  });

  it('is counted run by run where answers are sampled', () => {
    const result = analyseAll(samples, samplesOf(samples, aware, 5));
    const { rows, read } = result.confidenceRatings!;
    expect(read).toBe(1);
    const democrat = rowOf(rows, 'democrat');
    expect(democrat.dropFromIrrelevant!.low).toBeLessThan(1 / 6);
    expect(democrat.dropFromIrrelevant!.high).toBeGreaterThan(1 / 6);
    expect(democrat.sensitivity!.low).toBeLessThan(0.75);
    expect(democrat.sensitivity!.high).toBeGreaterThan(0.75);
    expect(democrat.sensitivity!.low).toBeGreaterThan(0.6);
  });

  it('tells nothing of right and wrong where it is always the same', () => {
    const row = rowOf(analyseAll(readouts, readoutsOf(readouts, even)).confidenceRatings!.rows, 'democrat');
    expect(row.sensitivity).toEqual({ estimate: 0.5, low: 0.5, high: 0.5 });
    expect(row.gamma).toBeNull();
    expect(row.gap!.estimate).toBeCloseTo(0, 10);
  });

  it('is worth nothing that can be told where hardly a rating is wrong', () => {
    const right: Rater = {
      ...aware,
      ratings: ({ isTrue }) => (isTrue ? [0, 0, 0.01, 0.99, 0, 0] : [0, 0, 0.99, 0.01, 0, 0]),
    };
    const row = rowOf(analyseAll(readouts, readoutsOf(readouts, right)).confidenceRatings!.rows, 'democrat');
    expect([row.sensitivity, row.gamma, row.right]).toEqual([null, null, null]);
    expect(row.accuracy).toBeCloseTo(0.99, 10);
    expect(row.confidence.estimate).toBeGreaterThan(0.5);
  });

  it('is not to be relied on where second turns cannot be read, and does not fail the gate of the first', () => {
    const result = analyseAll(samples, samplesOf(samples, aware, 6, 0.4));
    expect(result.confidenceRatings!.read).toBeCloseTo(0.6, 1);
    expect(result.confidenceRatings!.readable).toBe(false);
    expect(result.gate.checks.find(({ id }) => id === 'parse-rate')!.value).toBe(1);
  });
});

it('stands in a table of a bundle, every figure as it was found', async () => {
  const result = analyseAll(readouts, readoutsOf(readouts, aware));
  const tables = await checkedTables(identityTables, { a: { kind: 'identity', result } });
  const democrat = rowOf(result.confidenceRatings!.rows, 'democrat');
  expect(tables.get('confidence')).toHaveLength(4);
  expect(rowWith(tables.get('confidence'), { identity: 'democrat' })).toMatchObject({
    confidence: democrat.confidence.estimate,
    sensitivity_low: democrat.sensitivity!.low,
    gamma: democrat.gamma,
    drop_from_irrelevant: democrat.dropFromIrrelevant!.estimate,
  });
});

describe('what is not there', () => {
  it('is null without second turns, and rows wait for both turns', () => {
    expect(analyseAll(identityStudyOf({ instruments: ['headlines-20'] }), []).confidenceRatings).toBeNull();
    expect(analyseAll(readouts, []).confidenceRatings).toBeNull();
    const firstAlone = [...readoutsOf(readouts, aware)].filter(
      ({ cell }) => !cell.includes('confidence-ratings'),
    );
    expect(analyseAll(readouts, firstAlone).confidenceRatings).toBeNull();
    const seconds = [...samplesOf(samples, aware, 5)].filter(({ cell }) =>
      cell.includes('confidence-ratings'),
    );
    expect(analyseAll(samples, seconds).confidenceRatings).toBeNull();
  });

  it('is read alike in findings that were stored before', () => {
    const { confidenceRatings, ...before } = analyseAll(readouts, readoutsOf(readouts, aware));
    expect(confidenceRatings).not.toBeNull();
    expect(identityResultSchema.parse(before).confidenceRatings).toBeNull();
  });

  it('does not depend on the order of a run’s turns', () => {
    const responses = [...samplesOf(samples, aware, 5)];
    expect(analyseAll(samples, responses.toReversed())).toEqual(analyseAll(samples, responses));
  });
});

describe('the report to read', async () => {
  const analysis = identityStudy.analysis(samples);
  const subject = { name: 'aware', sha256: 'aware', path: 'aware', quantization: 'F16' } as never;
  await analysis.addSubject(
    { subject, responses: 1, expected: 1, failure: null },
    (async function* () {
      yield* samplesOf(samples, aware, 6, 0.4);
    })(),
  );

  it.each([60, 92])('tells confidence in lines of at most %d characters', (width) => {
    const lines = analysis.text({ width, unicode: true, colour: false });
    for (const line of lines) expect(line.length, line).toBeLessThanOrEqual(width);
    const text = lines.join('\n').replace(/\s+/g, ' ');
    expect(text).toMatch(/confidence could be read in 0\.\d+ of runs; it is not to be relied on/);
    expect(text).toMatch(/Confidence no identity 0\.\d\d \[/);
    expect(text).toMatch(
      /democrat 0\.\d\d \[[^;]+; -0\.\d\d \[[^;]+ against the irrelevant one, p < 0\.01; surer of a right/,
    );
  });
});
