import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cheapestDesign, decide } from '../../../src/main/analysis/decision-study.js';
import {
  componentOf,
  effectPlace,
  generalizability,
  iccAtLength,
  scoreVariance,
  truncated,
} from '../../../src/main/analysis/generalizability.js';
import { iccFromComponents } from '../../../src/main/analysis/variance-components.js';

/** Facets persona 0, template 1, item 2. */
const FACETS = { facets: 3, object: 0, item: 2, template: 1, itemOrder: null, kept: [] };
const P = 0.5;
const SET = {
  // p, v, pv, i, pi, vi, pvi
  effects: [P, 0.1, 0.05, 0.2, 0.3, 0.02, 0.06],
  run: 0.8,
};

describe('projections of ICC(1,1) to other test lengths', () => {
  it('gives .98 over 60 ratings and .02 for one, from published components (Dash et al. data)', () => {
    // Between and within variance of one score over 60 ratings, and ICC over 60, 20 and 1 as the source prints them.
    const published = {
      'gpt-3.5': [0.00253, 0.00041, '0.86', '0.67', '0.09'],
      'gpt-4': [0.00178, 0.00012, '0.94', '0.84', '0.20'],
      'gpt-4o': [0.00471, 0.00008, '0.98', '0.95', '0.49'],
      'gpt-4o-mini': [0.00193, 0.00008, '0.96', '0.88', '0.28'],
      llama2: [0.00522, 0.00082, '0.86', '0.68', '0.10'],
      'llama3.1': [0.00044, 0.00046, '0.49', '0.24', '0.02'],
      mistral: [0.00093, 0.00021, '0.81', '0.59', '0.07'],
      wizardlm2: [0.00212, 0.0005, '0.81', '0.59', '0.07'],
    } as const;
    for (const [between, within, ...printed] of Object.values(published)) {
      const set = { effects: [between, 0, 0], run: within * 60 };
      const place = { object: 0, item: 1, facets: 2 };
      for (const [at, length] of [60, 20, 1].entries()) {
        const projected = iccAtLength(set, place, length)!;
        expect(projected).toBeCloseTo(iccFromComponents(between, within, length / 60)!, 12);
        // The source projects from components of more than five decimals.
        expect(Math.abs(projected - Number(printed[at]))).toBeLessThan(0.0101);
      }
    }
  });

  it('keeps what items do not shrink, and counts persona × item as the personas’ own', () => {
    const place = { object: 0, item: 2, facets: 3 };
    const signal = P + 0.3 / 10;
    expect(iccAtLength(SET, place, 10)).toBeCloseTo(signal / (signal + 0.05 + 0.06 / 10 + 0.8 / 10), 12);
    expect(() => iccAtLength(SET, place, 0)).toThrow(RangeError);
  });

  it('rises with length where items’ noise is all there is', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.01, max: 4, noNaN: true }),
        fc.double({ min: 0, max: 4, noNaN: true }),
        fc.integer({ min: 1, max: 50 }),
        (between, run, length) => {
          const set = { effects: [between, 0, 0], run };
          const place = { object: 0, item: 1, facets: 2 };
          const [short, long] = [length, length + 1].map((items) => iccAtLength(set, place, items)!);
          expect(long!).toBeGreaterThanOrEqual(short! - 1e-12);
          expect(short!).toBeGreaterThanOrEqual(0);
          expect(long!).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('decide', () => {
  it('averages every effect over what it is asked', () => {
    const { relative, absolute } = decide(SET, FACETS, { items: 4, templates: 2, runs: 5 });
    const error = 0.05 / 2 + 0.3 / 4 + 0.06 / 8 + 0.8 / 40;
    const shared = 0.1 / 2 + 0.2 / 4 + 0.02 / 8;
    expect(relative).toBeCloseTo(P / (P + error), 12);
    expect(absolute).toBeCloseTo(P / (P + error + shared), 12);
    expect(decide(SET, FACETS, { items: 4, templates: 2, runs: Infinity }).relative).toBeCloseTo(
      P / (P + error - 0.8 / 40),
      12,
    );
    expect(() => decide(SET, FACETS, { items: 0, templates: 1, runs: 1 })).toThrow(RangeError);
  });

  it('gives the coefficients of the components of one facet: Cronbach’s α is Eρ² of items', () => {
    // p × i without runs: Eρ² = MSp - MSpi over MSp, from mean squares 5.2 and 1.6 with 4 items.
    const set = { effects: [(5.2 - 1.6) / 4, 0.4, 0], run: 1.6 };
    const split = scoreVariance(set, { object: 0, sizes: [1, 4], runs: 1, fixed: [] });
    expect(generalizability(split)).toBeCloseTo((5.2 - 1.6) / 5.2, 12);
  });

  it('names components by their facets', () => {
    expect(effectPlace([0, 2])).toBe(4);
    expect(componentOf(SET, [0, 2])).toBe(0.3);
    expect(truncated({ effects: [-1, 2], run: -0.1 })).toEqual({ effects: [0, 2], run: 0 });
  });
});

describe('cheapestDesign', () => {
  const limits = { items: 60, templates: 6, runs: [1, 2, 5, 10, 20] };

  it('is what trying every design finds', () => {
    for (const target of [0.5, 0.7, 0.8]) {
      const found = cheapestDesign([{ set: SET, facets: FACETS }], target, limits);
      let least = Infinity;
      for (const runs of limits.runs) {
        for (let templates = 1; templates <= limits.templates; templates += 1) {
          for (let items = 1; items <= limits.items; items += 1) {
            const { relative } = decide(SET, FACETS, { items, templates, runs });
            if (relative! >= target) least = Math.min(least, items * templates * runs);
          }
        }
      }
      expect(found?.cost).toBe(least);
      const { items, templates, runs } = found!;
      expect(decide(SET, FACETS, { items, templates, runs }).relative).toBeGreaterThanOrEqual(target);
    }
  });

  it('takes the scale that needs most, and says where none is enough', () => {
    const noisy = { set: { ...SET, run: 4 }, facets: FACETS };
    const both = cheapestDesign([{ set: SET, facets: FACETS }, noisy], 0.8, limits)!;
    const alone = cheapestDesign([noisy], 0.8, limits)!;
    expect(both).toEqual({ ...alone, cost: 2 * alone.cost });
    const still = { set: { effects: [0, 0, 0, 0, 0, 0, 0], run: 1 }, facets: FACETS };
    expect(cheapestDesign([still], 0.8, limits)).toBeNull();
    expect(cheapestDesign([], 0.8, limits)).toBeNull();
    expect(() => cheapestDesign([noisy], 1, limits)).toThrow(RangeError);
  });
});
