import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EstimateError } from '../../../src/main/analysis/estimate-error.js';
import { logRatioDifference, pairedShares, zipped } from '../../../src/main/analysis/log-ratio.js';
import { CROSSED } from './reference/crossed.js';

const { pairs } = CROSSED;
const own = pairedShares(pairs)!;
const other = pairedShares({ congruent: pairs.otherCongruent, incongruent: pairs.otherIncongruent })!;

function expectError(found: EstimateError | null, expected: EstimateError): void {
  expect(found!.estimate).toBeCloseTo(expected.estimate, 12);
  expect(found!.standardError).toBeCloseTo(expected.standardError, 12);
  expect(found!.degrees).toBeCloseTo(expected.degrees, 9);
}

describe('pairs of shares', () => {
  it('agree with R in their difference and log ratio', () => {
    expectError(own.difference, pairs.difference);
    expectError(own.logRatio, pairs.logRatio);
  });

  it('agree with R in how much one log ratio exceeds another', () => {
    expectError(logRatioDifference(own, other), pairs.shift);
    expect(logRatioDifference(own, own)).toMatchObject({ estimate: 0, standardError: 0 });
  });

  it('have no ratio where one side is never right, and none at all without a pair', () => {
    const never = pairedShares({ congruent: [[0.5], [0.6]], incongruent: [[0], [0]] })!;
    expect([never.logRatio, never.influence]).toEqual([null, null]);
    expect(never.difference!.estimate).toBeCloseTo(0.55, 12);
    expect(logRatioDifference(never, own)).toBeNull();
    expect(pairedShares({ congruent: [[0.5]], incongruent: [[NaN]] })).toBeNull();
    expect(pairedShares({ congruent: [], incongruent: [] })).toBeNull();
  });

  it('take means over the pairs that have both', () => {
    const found = pairedShares({
      congruent: [[0.9], [0.5], [NaN]],
      incongruent: [[0.3], [NaN], [0.1]],
    })!;
    expect([found.congruent, found.incongruent]).toEqual([0.9, 0.3]);
    expect(found.logRatio).toBeNull();
  });

  it('change sign where the sides change places', () => {
    const shares = fc.array(
      fc.tuple(...[0, 1, 2, 3].map(() => fc.integer({ min: 1, max: 99 }).map((percent) => percent / 100))),
      { minLength: 2, maxLength: 6 },
    );
    fc.assert(
      fc.property(shares, (rows) => {
        const congruent = rows.map(([a, b]) => [a!, b!]);
        const incongruent = rows.map(([, , c, d]) => [c!, d!]);
        const plain = pairedShares({ congruent, incongruent })!;
        const turned = pairedShares({ congruent: incongruent, incongruent: congruent })!;
        expect(turned.logRatio!.estimate).toBeCloseTo(-plain.logRatio!.estimate, 10);
        expect(turned.logRatio!.standardError).toBeCloseTo(plain.logRatio!.standardError, 10);
        expect(turned.difference!.estimate).toBeCloseTo(-plain.difference!.estimate, 10);
      }),
    );
  });
});

it('a grid of one framing stands beside every framing of another', () => {
  expect(zipped([[1, 2, 3]], [[10]], (left, right) => right - left)).toEqual([[9, 8, 7]]);
  expect(zipped([[1, 2]], [[1]], (left, right) => left + right)).toEqual([[2, 3]]);
  expect(zipped([[1, 2]], [[1, 5]], (left, right) => left + right)).toEqual([[2, 7]]);
});
