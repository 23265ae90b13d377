import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainedInterval } from '../../../src/main/analysis/explained-interval.js';
import { explainedVariance, type TextScores } from '../../../src/main/analysis/explained-variance.js';
import { createRandom } from '../../../src/main/analysis/random.js';
import { REFERENCE } from './labelling-reference.js';

/** Sums by text and persona; labels are taken less 3, near their middle. */
const scoresOf = (own: { persona: number[]; text: number[]; label: number[] }, times = 1): TextScores[] => {
  const personas = Math.max(...own.persona) + 1;
  return Array.from({ length: Math.max(...own.text) + 1 }, (_, text) => {
    const counts = new Array<number>(personas).fill(0);
    const sums = new Array<number>(personas).fill(0);
    let squares = 0;
    for (const [place, label] of own.label.entries()) {
      if (own.text[place] !== text) continue;
      const persona = own.persona[place]!;
      counts[persona]! += 1;
      sums[persona]! += times * (label - 3);
      squares += (times * (label - 3)) ** 2;
    }
    return { counts, sums, squares };
  });
};

const NONE = { ofMeans: 0, ofAnswers: 0 };

describe('explainedVariance', () => {
  it.each(Object.entries(REFERENCE.explained))('has the variances of lme4: %s', (_, own) => {
    const found = explainedVariance(scoresOf(own))!;
    expect(found.fixed).toBeCloseTo(own.fixed, 6);
    expect(found.text).toBeCloseTo(own.textVariance, 5);
    expect(found.residual).toBeCloseTo(own.residual, 6);
    expect(found.marginal).toBeCloseTo(own.marginal, 6);
    expect(found.conditional).toBeCloseTo(own.conditional, 6);
  });

  it('is that of single answers where observations are means over them', () => {
    const texts = scoresOf(REFERENCE.explained.balanced);
    const plain = explainedVariance(texts)!;
    const ofMeans = explainedVariance(texts, { ofMeans: 0.2, ofAnswers: 1 })!;
    expect(ofMeans.residual).toBeCloseTo(plain.residual + 0.8, 10);
    expect(ofMeans.marginal).toBeLessThan(plain.marginal);
    expect(ofMeans.fixed).toBe(plain.fixed);
  });

  it('is the same in other units, and says nothing where nothing varies or nobody is to be compared', () => {
    const { balanced } = REFERENCE.explained;
    const [one, wide] = [explainedVariance(scoresOf(balanced))!, explainedVariance(scoresOf(balanced, 25))!];
    expect(wide.marginal).toBeCloseTo(one.marginal, 8);
    expect(wide.text).toBeCloseTo(one.text * 625, 4);
    const flat = [0, 1, 2].map(() => ({ counts: [1, 1], sums: [0, 0], squares: 0 }));
    expect(explainedVariance(flat)).toBeNull();
    expect(explainedVariance([])).toBeNull();
    expect(explainedVariance([{ counts: [1, 1], sums: [1, 2], squares: 5 }])).toBeNull();
    expect(explainedVariance(scoresOf({ ...balanced, persona: balanced.persona.map(() => 0) }))).toBeNull();
  });

  it('lies within 0 and 1, personas below personas and texts', () => {
    const table = fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(table, (rows) => {
        const texts = rows.map((row) => ({
          counts: row.map(() => 1),
          sums: row.map((label) => label - 3),
          squares: row.reduce((sum, label) => sum + (label - 3) ** 2, 0),
        }));
        const found = explainedVariance(texts);
        if (found === null) return;
        expect(found.marginal).toBeGreaterThanOrEqual(0);
        expect(found.conditional).toBeGreaterThanOrEqual(found.marginal);
        expect(found.conditional).toBeLessThanOrEqual(1 + 1e-12);
        expect(found.byChance).toBeGreaterThanOrEqual(0);
        expect(found.byChance).toBeLessThan(1);
      }),
    );
  });
});

describe('explainedInterval', () => {
  const texts = scoresOf(REFERENCE.explained.balanced);
  const options = () => ({ replicates: 200, confidence: 0.95, random: createRandom(7) });

  it('holds the estimate, and begins at 0 where no test tells personas apart', () => {
    const apart = explainedInterval(texts, NONE, 0.001, options())!;
    expect(apart.estimate).toBeCloseTo(REFERENCE.explained.balanced.marginal, 6);
    expect(apart.low).toBeGreaterThan(0);
    expect(apart.low).toBeLessThan(apart.estimate);
    expect(apart.high).toBeGreaterThan(apart.estimate);
    expect(explainedInterval(texts, NONE, 0.2, options())).toEqual({ ...apart, low: 0 });
  });

  it('is nothing without an R², and refuses what is no confidence and no replicate', () => {
    expect(explainedInterval([], NONE, null, options())).toBeNull();
    expect(() => explainedInterval(texts, NONE, null, { ...options(), confidence: 1 })).toThrow(RangeError);
    expect(() => explainedInterval(texts, NONE, null, { ...options(), replicates: 0 })).toThrow(RangeError);
  });
});
