import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/main/analysis/random.js';
import { readingsResultSchema } from '../../../../src/shared/domain/readings/result.js';
import {
  analysed,
  behaviour,
  judgeWith,
  mover,
  readingsStudy,
  TYPES,
  type Standing,
} from './two-readings.js';

const snapshot = readingsStudy([behaviour('choice')]);

describe('the gap between self-report and behaviour', () => {
  it('is 0 where behaviour follows the questionnaire, and the readings agree', () => {
    const { gap, verdict, convergence } = analysed(snapshot, mover(0.9, 0.9));
    expect(gap?.gap.estimate).toBeCloseTo(0, 9);
    expect(gap?.selfReport.estimate).toBeCloseTo(0.9, 9);
    expect(convergence).toBeGreaterThan(0.95);
    expect(verdict.label).toBe('agree');
  });

  it('is the adoption of a self-report that moves alone', () => {
    const { gap, gaps, verdict } = analysed(snapshot, mover(1, 0));
    expect(gap?.gap.estimate).toBeCloseTo(1, 9);
    expect(verdict.label).toBe('self-report-only');
    expect(verdict.sentence).toContain('adoption 1.00');
    expect(gaps).toHaveLength(1);
    expect(gaps[0]?.traits.map(({ trait }) => trait)).toEqual(['E', 'A', 'C', 'O']);
    // Each axis asks against a default above the middle in half of the sixteen types.
    for (const { figure } of gaps[0]?.traits ?? []) expect(figure?.cells).toBe(8);
    expect(gap?.cells).toBe(32);
  });

  it('lies between where behaviour goes half of the way', () => {
    const { gap, verdict } = analysed(snapshot, mover(0.9, 0.45));
    expect(gap?.gap.estimate).toBeCloseTo(0.45, 9);
    expect(verdict.label).toBe('diverge');
  });

  it('is 0 for a subject that nothing moves, and says that nothing moves', () => {
    const { gap, verdict } = analysed(snapshot, mover(0, 0));
    expect(gap?.gap.estimate).toBeCloseTo(0, 9);
    expect(verdict.label).toBe('agree');
    expect(verdict.sentence).toContain('do not move it');
  });

  it('has an interval that reflects how personas differ', () => {
    const random = createRandom(4);
    const follows = new Map(TYPES.map((type) => [type, random.next()]));
    const uneven: Standing = (asked) => {
      const share = asked.instrument === 'axes' ? 1 : (follows.get(asked.persona ?? '') ?? 0);
      return mover(1, share)(asked);
    };
    const { gap } = analysed(snapshot, uneven);
    expect(gap!.gap.high - gap!.gap.low).toBeGreaterThan(0.1);
    expect(gap!.gap.low).toBeLessThan(gap!.gap.estimate);
    expect(gap!.selfReport.high - gap!.selfReport.low).toBeLessThan(0.01);
  });

  it('leaves out cells whose behavioural default stands near the pole already', () => {
    const low: Standing = (asked) =>
      asked.instrument === 'axes' ? mover(1, 1)(asked) : asked.trait === 'E' ? 0.2 : 0.7;
    const { gap, gaps } = analysed(snapshot, low);
    expect(gap?.leftOut).toBe(8);
    expect(gap?.cells).toBe(24);
    expect(gaps[0]?.traits.find(({ trait }) => trait === 'E')?.figure).toBeNull();
  });
});

describe('what the readings are read from', () => {
  it('asks of a second instrument what a persona asks of the first', () => {
    const { profiles } = analysed(snapshot, mover(1, 1));
    const asked = profiles.filter(
      ({ reading, condition }) => reading === 'situations' && condition === 'persona:INTJ:described',
    );
    expect(Object.fromEntries(asked.map(({ trait, requested }) => [trait, requested]))).toEqual({
      E: 0,
      A: 0,
      C: 1,
      N: null,
      O: 1,
    });
    for (const { mean, low, high } of profiles) {
      expect(mean).toBeGreaterThanOrEqual(low - 1e-9);
      expect(mean).toBeLessThanOrEqual(high + 1e-9);
    }
  });

  it('takes the wordings of one persona together as one respondent of the matrix', () => {
    const { matrix } = analysed(snapshot, mover(1, 1));
    expect(matrix?.respondents).toBe(snapshot.conditions.length);
    const [intp] = snapshot.conditions.filter(({ persona }) => persona === 'INTP');
    const twice = {
      ...snapshot,
      conditions: [...snapshot.conditions, { ...intp!, id: 'persona:INTP:brief', wording: 'brief' }],
    };
    expect(analysed(twice, mover(1, 1)).matrix?.respondents).toBe(snapshot.conditions.length);
  });

  it('says that one axis stands behind all traits where they move together', () => {
    // Whoever asks for much of one trait gets much of everything.
    const approval: Standing = ({ persona, item }) =>
      persona === null ? 0.7 : 0.1 + (0.8 * TYPES.indexOf(persona)) / 15 + 0.01 * (item % 2);
    const collapsed = analysed(snapshot, approval);
    expect(collapsed.collapse?.warning).toBe(true);
    expect(collapsed.collapse?.sentence).toContain('positivity axis');
    const apart = analysed(snapshot, mover(1, 1));
    expect(apart.collapse?.warning).toBe(false);
    expect(apart.collapse?.convergentGap?.estimate).toBeGreaterThan(0.5);
  });

  it('gives the same bytes twice, which are those that a store gives back', () => {
    const first = JSON.stringify(analysed(snapshot, mover(0.9, 0.3)));
    expect(JSON.stringify(analysed(snapshot, mover(0.9, 0.3)))).toBe(first);
    expect(readingsResultSchema.parse(JSON.parse(first))).toEqual(JSON.parse(first));
  });
});

describe('readings that cannot be used', () => {
  it('is not measurable with a questionnaire that fails the gate', () => {
    const agreeing: Standing = (asked) =>
      asked.instrument === 'axes' ? (asked.item % 8 < 4 ? 0.9 : 0.1) : mover(1, 1)(asked);
    const { verdict, readings, gap } = analysed(snapshot, agreeing);
    expect(verdict.label).toBe('not-measurable');
    expect(verdict.sentence).toContain('negation consistency');
    expect(readings[0]?.used).toBe(false);
    expect(gap).toBeNull();
  });

  it('lets noisy behaviour leave a questionnaire unsupported, and never support one', () => {
    // Takes the option presented first.
    const noisy =
      (selfReport: number): Standing =>
      (asked) =>
        asked.instrument === 'axes' ? mover(selfReport, 0)(asked) : asked.order === 'forward' ? 0.02 : 0.98;
    const unsupported = analysed(snapshot, noisy(1));
    expect(unsupported.readings[1]?.gate.passed).toBe(false);
    expect(unsupported.verdict.label).toBe('self-report-only');
    expect(unsupported.verdict.sentence).toContain('not borne out');
    const unmoved = analysed(snapshot, noisy(0));
    expect(unmoved.gap?.gap.estimate).toBeCloseTo(0, 9);
    expect(unmoved.verdict.label).toBe('not-measurable');
  });

  it('says what is missing from a study with one kind of reading', () => {
    const { verdict, matrix } = analysed(readingsStudy([]), mover(1, 1));
    expect(verdict).toEqual({
      label: 'not-measurable',
      sentence: 'Not measurable: the study has no behavioural reading.',
    });
    expect(matrix).toBeNull();
  });
});

describe('open replies', () => {
  const open = readingsStudy([behaviour('open')], {
    mode: 'sampled',
    judge: { subject: 'judge.gguf', minAgreement: 0.6 },
  });

  it('are used where the judge agrees with the labels', () => {
    const { judge, readings, verdict } = analysed(open, mover(1, 1), judgeWith(0.7));
    expect(judge?.used).toBe(true);
    expect(readings[1]).toMatchObject({ format: 'open', kind: 'behaviour', used: true });
    expect(verdict.label).toBe('agree');
  });

  it('are shown and left out of gap, matrix and verdict where it does not, with the figures', () => {
    const { judge, readings, verdict, gap, matrix, profiles } = analysed(open, mover(1, 1), judgeWith(0.41));
    expect(judge?.used).toBe(false);
    expect(readings[1]?.used).toBe(false);
    expect(readings[1]?.caveat).toContain('0.41 [0.31, 0.51], least 0.60');
    expect(gap).toBeNull();
    expect(matrix).toBeNull();
    expect(verdict.label).toBe('not-measurable');
    expect(profiles.some(({ reading }) => reading === 'replies')).toBe(true);
  });

  it('are not read without a judge, and it is said where the subject judges itself', () => {
    expect(analysed(open, mover(1, 1)).judge).toMatchObject({ record: null, used: false });
    expect(analysed(open, mover(1, 1), judgeWith(0.7, 'one')).judge?.sentence).toContain(
      'judges its own replies',
    );
  });
});
