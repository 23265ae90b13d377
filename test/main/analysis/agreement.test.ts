import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  agreementTable,
  cohenKappa,
  judgeAgreement,
  judgeAgreementIntervals,
  modalLevel,
  oneHot,
} from '../../../src/main/analysis/agreement.js';
import { createRandom } from '../../../src/main/analysis/random.js';
import { REFERENCE } from './reference/reference.js';

const reference = REFERENCE.agreement;
const hard = reference.judge.map((level) => oneHot(level, 5));

/** Both are null (chance leaves no disagreement), or both are the same number. */
function expectSame(actual: number | null, expected: number | null): void {
  if (actual === null || expected === null) expect(actual).toBe(expected);
  else expect(actual).toBeCloseTo(expected, 9);
}

describe('judgeAgreement', () => {
  it('agrees with psych::cohen.kappa and R for hard judgements', () => {
    const agreement = judgeAgreement(reference.labels, hard);
    expect(agreement.kappa).toBeCloseTo(reference.kappa, 12);
    expect(agreement.quadraticKappa).toBeCloseTo(reference.quadraticKappa, 12);
    expect(agreement.spearman).toBeCloseTo(reference.spearman, 12);
    expect(agreement.meanAbsoluteError).toBeCloseTo(reference.meanAbsoluteError, 12);
    expect(agreement.exact).toBeCloseTo(reference.exact, 12);
    expect(agreement.withinOne).toBeCloseTo(reference.withinOne, 12);
    expect(agreement.labelled).toBe(80);
  });

  it('gives for a judge who answers by shares what the same judge would on average', () => {
    const labels = [0, 1, 2, 1];
    const judged = [
      [0.5, 0.5, 0],
      [0.25, 0.5, 0.25],
      [0, 0.5, 0.5],
      [0, 0.75, 0.25],
    ];
    // Each reply four times over, with hard judgements in those shares.
    const repeated = labels.flatMap((label) => [label, label, label, label]);
    const drawn = [
      [0, 0, 1, 1],
      [0, 1, 1, 2],
      [1, 1, 2, 2],
      [1, 1, 1, 2],
    ].flat();
    const soft = judgeAgreement(labels, judged);
    const many = judgeAgreement(
      repeated,
      drawn.map((level) => oneHot(level, 3)),
    );
    expect(soft.quadraticKappa).toBeCloseTo(many.quadraticKappa!, 12);
    expect(soft.kappa).toBeCloseTo(many.kappa!, 12);
    expect(soft.meanAbsoluteError).toBeCloseTo(many.meanAbsoluteError, 12);
    expect(soft.exact).toBeCloseTo(many.exact, 12);
    expect(soft.withinOne).toBeCloseTo(many.withinOne, 12);
  });

  it('is 1 for a judge that agrees throughout, and about 0 for one that does not look', () => {
    const agreement = judgeAgreement(
      reference.labels,
      reference.labels.map((level) => oneHot(level, 5)),
    );
    expect(agreement).toMatchObject({ quadraticKappa: 1, kappa: 1, meanAbsoluteError: 0, exact: 1 });
    const blind = judgeAgreement(
      reference.labels,
      reference.labels.map(() => [0.1, 0.2, 0.4, 0.2, 0.1]),
    );
    expect(blind.quadraticKappa).toBeCloseTo(0, 12);
    expect(blind.kappa).toBeCloseTo(0, 12);
    expect(blind.spearman).toBeNull();
  });

  it('does not change under reversal of the scale', () => {
    const replies = fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })), {
      minLength: 2,
      maxLength: 30,
    });
    fc.assert(
      fc.property(replies, (pairs) => {
        const read = (turn: (level: number) => number) =>
          judgeAgreement(
            pairs.map(([label]) => turn(label)),
            pairs.map(([, level]) => oneHot(turn(level), 4)),
          );
        const forward = read((level) => level);
        const back = read((level) => 3 - level);
        expectSame(back.quadraticKappa, forward.quadraticKappa);
        expectSame(back.kappa, forward.kappa);
        expect(back.exact).toBeCloseTo(forward.exact, 12);
      }),
      {
        examples: [
          [
            [
              [3, 3],
              [3, 3],
            ],
          ],
        ],
      },
    );
  });

  it('refuses what is no label or no distribution', () => {
    expect(() => judgeAgreement([], [])).toThrow(RangeError);
    expect(() => judgeAgreement([0], [])).toThrow(RangeError);
    expect(() => judgeAgreement([2], [[0.5, 0.5]])).toThrow(/label 0/);
    expect(() => judgeAgreement([0], [[0.5, 0.6]])).toThrow(/sums to/);
    expect(() => judgeAgreement([0, 0], [[0.5, 0.5], [1]])).toThrow(/judgement 1/);
    expect(() => judgeAgreement([0], [[1.5, -0.5]])).toThrow(RangeError);
  });
});

describe('cohenKappa', () => {
  it('is null where chance leaves no disagreement', () => {
    expect(cohenKappa(agreementTable([1, 1], [oneHot(1, 3), oneHot(1, 3)]), 'quadratic')).toBeNull();
  });

  it('refuses tables that are not square or empty', () => {
    expect(() => cohenKappa([[1, 2]], 'none')).toThrow(RangeError);
    expect(() => cohenKappa([[0]], 'none')).toThrow(RangeError);
  });
});

describe('judgeAgreementIntervals', () => {
  it('draws an interval around each figure, the same for the same seed', () => {
    const draw = (seed: number) =>
      judgeAgreementIntervals(reference.labels, hard, {
        confidence: 0.95,
        replicates: 400,
        random: createRandom(seed),
      });
    const intervals = draw(1);
    expect(Object.keys(intervals).sort()).toEqual([
      'exact',
      'kappa',
      'meanAbsoluteError',
      'quadraticKappa',
      'spearman',
      'withinOne',
    ]);
    for (const interval of Object.values(intervals)) {
      expect(interval!.low).toBeLessThan(interval!.estimate);
      expect(interval!.high).toBeGreaterThan(interval!.estimate);
    }
    expect(draw(1)).toEqual(intervals);
    expect(draw(2)).not.toEqual(intervals);
  });
});

describe('modalLevel', () => {
  it('takes the lowest of those that tie', () => {
    expect(modalLevel([0.2, 0.4, 0.4])).toBe(1);
    expect(() => modalLevel([])).toThrow(RangeError);
    expect(() => oneHot(3, 3)).toThrow(RangeError);
  });
});
