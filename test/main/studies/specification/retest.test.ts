import { expect, it } from 'vitest';
import { testRetest } from '../../../../src/main/analysis/test-retest.js';
import { figuresOf } from '../../../../src/main/studies/specification/retest.js';

const first = [2.1, 3.4, 1.2, 4.4, 3.9, 2.8];
const second = [2.6, 3.1, 1.9, 4.6, 4.4, 2.5];

it('gives what test-retest reliability gives, and the same for conditions that count twice', () => {
  const once = figuresOf(
    [Float64Array.from(first), Float64Array.from(second)],
    [0, 1],
    new Float64Array(6).fill(1),
  );
  const whole = testRetest(first, second, 0.95);
  expect(once.conditions).toBe(6);
  expect(once.r).toBeCloseTo(whole.r!, 12);
  expect(once.icc).toBeCloseTo(whole.iccAgreement!.estimate, 12);
  expect(once.standardError).toBeCloseTo(whole.standardErrorAgreement, 12);
  const twice = figuresOf(
    [Float64Array.from(first), Float64Array.from(second)],
    [0, 1],
    Float64Array.from([2, 0, 1, 1, 1, 1]),
  );
  const drawn = [0, 0, 2, 3, 4, 5];
  const again = testRetest(
    drawn.map((place) => first[place]!),
    drawn.map((place) => second[place]!),
    0.95,
  );
  expect(twice.icc).toBeCloseTo(again.iccAgreement!.estimate, 12);
});

it('passes over conditions that one of the two lacks', () => {
  const { conditions, r } = figuresOf(
    [Float64Array.from([1, NaN, 2, 3]), Float64Array.from([1, 5, 2, 3])],
    [0, 1],
    new Float64Array(4).fill(1),
  );
  expect(conditions).toBe(3);
  expect(r).toBeCloseTo(1, 12);
});

it('has no correlation where nothing varies', () => {
  const same = Float64Array.from([2, 2, 2]);
  expect(figuresOf([same, same], [0, 1], new Float64Array(3).fill(1))).toMatchObject({ r: null, icc: null });
});
