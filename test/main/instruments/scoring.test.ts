import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildIpipNeo120 } from '../../../src/main/instruments/ipip-neo-120.js';
import {
  jungianType,
  keyedProbabilities,
  keyedScore,
  quickItems,
  responseRange,
  scaleItems,
  topScales,
} from '../../../src/main/instruments/scoring.js';
import { sampleInstrument } from './sample-instrument.js';

const sample = sampleInstrument();
const ipip = buildIpipNeo120();
const sign = fc.constantFrom(1 as const, -1 as const);

describe('keying', () => {
  it('leaves a plus-keyed score and mirrors a minus-keyed one', () => {
    expect([1, 2, 5].map((score) => keyedScore(score, 1, 1, 5))).toEqual([1, 2, 5]);
    expect([1, 2, 5].map((score) => keyedScore(score, -1, 1, 5))).toEqual([5, 4, 1]);
    expect(keyedScore(0, -1, 0, 4)).toBe(4);
  });

  it('agrees between scores and distributions, and keeps its input', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { minLength: 2, maxLength: 9 }), sign, (weights, keying) => {
        const copy = [...weights];
        const max = weights.length;
        const mean = (values: readonly number[]): number =>
          values.reduce((total, weight, index) => total + weight * (index + 1), 0);
        const keyed = weights.reduce(
          (total, weight, index) => total + weight * keyedScore(index + 1, keying, 1, max),
          0,
        );
        const turned = keyedProbabilities(weights, keying);
        expect(mean(turned)).toBe(keyed);
        expect(keyedProbabilities(turned, keying)).toEqual(weights);
        turned.push(0);
        expect(weights).toEqual(copy);
      }),
    );
  });
});

describe('scaleItems', () => {
  it('gives the items of a facet and an axis, and those of its facets to a domain', () => {
    const of = (scale: string): string[] =>
      scaleItems(sample, scale).map((entry) => `${entry.item.id}${entry.sign === 1 ? '+' : '-'}`);
    expect(of('F')).toEqual(['a+', 'b-']);
    expect(of('D')).toEqual(['a+', 'b-', 'c+']);
    expect(of('X')).toEqual(['d+', 'e-']);
  });

  it('gives a domain its own items where it has some', () => {
    const instrument = sampleInstrument();
    instrument.items[0]!.keys.push({ scale: 'D', sign: -1 });
    expect(scaleItems(instrument, 'D').map((entry) => [entry.item.id, entry.sign])).toEqual([['a', -1]]);
  });

  it('refuses a scale that is not there', () => {
    expect(() => scaleItems(sample, 'Q')).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT', hint: 'Choose one of: D, F, G, X.' }),
    );
  });

  it('knows the range of the options and the scales at the top', () => {
    expect(responseRange(sample)).toEqual({ min: 1, max: 3 });
    expect(topScales(ipip).map((scale) => scale.id)).toEqual(['N', 'E', 'O', 'A', 'C']);
    expect(topScales(sample).map((scale) => scale.id)).toEqual(['D', 'X']);
  });
});

describe('jungianType', () => {
  it('takes the high letter above the midpoint and the low one at or below it', () => {
    expect([1, 2, 2.001, 3].map((score) => jungianType(sample, { X: score }))).toEqual(['L', 'L', 'R', 'R']);
  });

  it('is null without axes, and needs every axis', () => {
    expect(jungianType(ipip, {})).toBeNull();
    expect(() => jungianType(sample, {})).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
    expect(() => jungianType(sample, { X: NaN })).toThrow(expect.objectContaining({ code: 'INVALID_INPUT' }));
  });
});

describe('quickItems', () => {
  it('keeps items keyed both ways for every domain, in order', () => {
    const kept = quickItems(ipip, 4);
    expect(kept).toHaveLength(20);
    for (const scale of topScales(ipip)) {
      const signs = kept.flatMap((item) =>
        item.keys.filter((key) => key.scale === scale.id).map((key) => key.sign),
      );
      expect(signs.sort()).toEqual([-1, -1, 1, 1]);
    }
    expect(kept.map((item) => item.id)).toEqual(kept.map((item) => item.id).sort());
    expect(quickItems(ipip, 4)).toEqual(kept);
  });

  it('keeps as many as asked for, or all, as balanced as the scale allows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (itemsPerScale) => {
        const kept = new Set(quickItems(ipip, itemsPerScale).map((item) => item.id));
        for (const scale of topScales(ipip)) {
          const all = scaleItems(ipip, scale.id);
          const count = (entries: typeof all, wanted: 1 | -1): number =>
            entries.filter((entry) => entry.sign === wanted).length;
          const chosen = all.filter((entry) => kept.has(entry.item.id));
          expect(chosen).toHaveLength(Math.min(itemsPerScale, all.length));
          const difference = Math.abs(count(chosen, 1) - count(chosen, -1));
          const rarer = count(all, 1) < count(all, -1) ? (1 as const) : (-1 as const);
          expect(difference <= 1 || count(chosen, rarer) === count(all, rarer)).toBe(true);
        }
      }),
    );
  });

  it.each([0, -1, 1.5, NaN])('refuses %d items', (itemsPerScale) => {
    expect(() => quickItems(sample, itemsPerScale)).toThrow(
      expect.objectContaining({ code: 'INVALID_INPUT' }),
    );
  });
});
