import { describe, expect, it } from 'vitest';
import { buildIpipNeo120 } from '../../../../src/main/instruments/ipip-neo-120.js';
import { ipipNorms } from '../../../../src/main/instruments/norms/ipip-neo-120-norms.js';
import { scaleItems } from '../../../../src/main/instruments/scoring.js';
import { normsSchema } from '../../../../src/shared/domain/instrument.js';

const instrument = buildIpipNeo120();

describe('ipipNorms', () => {
  it('gives eight groups that fit the schema, each with an id of its own', () => {
    const norms = ipipNorms();
    expect(norms).toHaveLength(8);
    expect(new Set(norms.map(({ id }) => id)).size).toBe(8);
    for (const group of norms) expect(normsSchema.parse(group)).toEqual(group);
  });

  it('has a figure for every scale of the instrument and for no other', () => {
    const scales = instrument.scales.map(({ id }) => id).sort();
    for (const group of ipipNorms()) expect(Object.keys(group.scales).sort()).toEqual(scales);
  });

  it('divides sums by as many items as the scales have', () => {
    const young = ipipNorms()[0]!;
    expect(scaleItems(instrument, 'N')).toHaveLength(24);
    expect(scaleItems(instrument, 'C6')).toHaveLength(4);
    expect(young.scales['N']!.mean * 24).toBeCloseTo(67.84, 10);
    expect(young.scales['N']!.standardDeviation * 24).toBeCloseTo(15.83, 10);
    expect(young.scales['C6']!.mean * 4).toBeCloseTo(12.08, 10);
    expect(young.scales['C6']!.standardDeviation * 4).toBeCloseTo(4.02, 10);
  });

  it('has means within the response scale, and domains that agree with their facets', () => {
    for (const group of ipipNorms()) {
      for (const { mean, standardDeviation } of Object.values(group.scales)) {
        expect(mean).toBeGreaterThan(1.5);
        expect(mean).toBeLessThan(4.9);
        expect(standardDeviation).toBeGreaterThan(0.3);
        expect(standardDeviation).toBeLessThan(1.3);
      }
      for (const domain of ['N', 'E', 'O', 'A', 'C']) {
        const facets = [1, 2, 3, 4, 5, 6].map((facet) => group.scales[`${domain}${facet}`]!);
        const mean = facets.reduce((sum, facet) => sum + facet.mean, 0) / 6;
        // The script's means of sums and of their parts differ by up to 0.69 of a sum over 24 items.
        expect(Math.abs(mean - group.scales[domain]!.mean)).toBeLessThan(0.7 / 24);
        // Facets that correlate positively, and less than perfectly, bound their domain's spread.
        const spread = group.scales[domain]!.standardDeviation;
        expect(spread).toBeLessThan(facets.reduce((sum, facet) => sum + facet.standardDeviation, 0) / 6);
        expect(spread).toBeGreaterThan(
          Math.sqrt(facets.reduce((sum, facet) => sum + facet.standardDeviation ** 2, 0)) / 6,
        );
      }
    }
  });
});
