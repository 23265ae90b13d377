import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createAccumulator } from '../../../../src/main/studies/answers/accumulate.js';
import { liveProfiles } from '../../../../src/main/studies/measures/live-profiles.js';
import { resistanceViews } from '../../../../src/main/studies/resistance/views.js';
import { resistanceViewsSchema, type ConditionProfile } from '../../../../src/shared/contract/views.js';
import {
  accumulate,
  analyse,
  axes,
  binomial,
  half,
  moving,
  pliant,
  stubborn,
  study,
  type Subject,
} from '../answers/synthetic.js';

const small = study({ itemsPerAxis: 2, personas: ['INTP', 'ENFJ'], templates: ['one'] });

function profile(
  profiles: readonly ConditionProfile[],
  condition: string,
  scale: string,
): ConditionProfile | undefined {
  return profiles.find((entry) => entry.condition === condition && entry.scale === scale);
}

describe('resistanceViews', () => {
  it('gives the exact distribution of every condition on every scale', () => {
    // Every answer is 2 or 4 with the same probability, so that keying changes nothing and two items make 2, 3 or 4.
    const views = resistanceViews(
      accumulate(small, () => [0, 0.5, 0, 0.5, 0]),
      small,
    );
    const entry = profile(views.profiles, 'persona:INTP:described', 'EI')!;
    expect(entry.distribution).toEqual({ first: 2, step: 0.5, probabilities: [0.25, 0, 0.5, 0, 0.25] });
    expect(entry).toMatchObject({
      mean: 3,
      low: 2,
      high: 4,
      label: 'INTP',
      kind: 'persona',
      persona: 'INTP',
    });
    expect(entry.standardDeviation).toBeCloseTo(Math.SQRT1_2, 12);
    // 7 conditions (2 default, 3 placebo, 2 personas) on 4 axes.
    expect(views.profiles).toHaveLength(28);
    expect(
      views.scales.map(({ scale, items, low, high }) => [scale, items, low.letter, high.letter]),
    ).toEqual([
      ['EI', 2, 'I', 'E'],
      ['SN', 2, 'S', 'N'],
      ['TF', 2, 'T', 'F'],
      ['JP', 2, 'P', 'J'],
    ]);
    expect(views.scales[0]).toMatchObject({ min: 1, max: 5, midpoint: 3, kind: 'axis', instrument: 'axes' });
  });

  it('says of adoption what the findings say, cell by cell', () => {
    for (const [subject, share] of [
      [pliant, 1],
      [half, 1],
      [moving(-0.2), 1],
      [half, 0.8],
    ] as const) {
      const { adoption } = analyse(small, subject, share);
      const { profiles } = resistanceViews(accumulate(small, subject, share), small);
      const asked = profiles.filter(({ requested }) => requested !== null);
      expect(asked.length).toBeGreaterThan(0);
      for (const { condition, scale, requested, direction, alpha, mean } of asked) {
        expect(adoption.cells).toContainEqual(
          expect.objectContaining({ condition, scale, requested, direction, alpha, score: mean }),
        );
      }
      expect(asked).toHaveLength(adoption.cells.filter(({ score }) => score !== null).length);
    }
  });

  it('asks for nothing where the condition does not', () => {
    const { profiles } = resistanceViews(accumulate(small, half), small);
    expect(profile(profiles, 'placebo:brick:a', 'EI')).toMatchObject({
      requested: null,
      direction: null,
      alpha: null,
      persona: null,
      label: 'brick',
    });
  });

  it('takes the default of the findings, and the placebos at their ends', () => {
    // On EI the placebos stand at 3.5, 4 and 4.25; elsewhere nothing moves.
    const shifts: Readonly<Record<string, number>> = { harbour: 3.5, brick: 4, tide: 4.25 };
    const drifting: Subject = ({ condition, scale, sign, standing }) => {
      const mean = scale === 'EI' ? (shifts[condition.id.split(':')[1]!] ?? standing) : standing;
      return binomial(sign === 1 ? mean : 6 - mean);
    };
    const { bands } = resistanceViews(accumulate(small, drifting), small);
    const findings = analyse(small, drifting);
    const band = bands.find(({ scale }) => scale === 'EI')!;
    expect(band.defaultMean).toBe(findings.default.profile['axes']!['EI']!.mean);
    expect(band.placebo!.low).toBeCloseTo(3.5, 12);
    expect(band.placebo!.high).toBeCloseTo(4.25, 12);
    expect(band.leastDetectableShift).toBe(findings.noiseFloor.scales['axes']!['EI']!.leastDetectableShift);
    expect(band.leastDetectableShift).toBeGreaterThan(0);
  });

  it('has no band without a placebo, no floor without anything to take it from', () => {
    const bare = study({ itemsPerAxis: 2, personas: ['INTP'], placebos: [], neutrals: [] });
    const { bands } = resistanceViews(accumulate(bare, half), bare);
    expect(bands).toHaveLength(4);
    expect(
      bands.every(({ placebo, leastDetectableShift }) => placebo === null && leastDetectableShift === null),
    ).toBe(true);
  });

  it('leaves out what has not been answered yet', () => {
    const empty = resistanceViews(createAccumulator(small), small);
    expect(empty).toMatchObject({ profiles: [], bands: [], personaMap: null });
    expect(empty.scales).toHaveLength(4);
    const { profiles } = resistanceViews(accumulate(small, half, 1 / 7), small);
    expect(new Set(profiles.map(({ condition }) => condition))).toEqual(new Set(['default:none']));
  });

  it('is what the contract says, for any subject and any part of a study', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -0.2, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (adopted, share) => {
          const views = resistanceViews(accumulate(small, moving(adopted), share), small);
          expect(resistanceViewsSchema.parse(JSON.parse(JSON.stringify(views)))).toEqual(views);
          for (const { distribution, mean, low, high } of views.profiles) {
            const { first, step, probabilities } = distribution;
            const total = probabilities.reduce((sum, probability) => sum + probability, 0);
            const centre = probabilities.reduce((sum, p, k) => sum + p * (first + k * step), 0);
            expect(total).toBeCloseTo(1, 4);
            expect(centre).toBeCloseTo(mean, 3);
            expect(low).toBeLessThanOrEqual(high);
          }
          for (const { probabilities } of views.personaMap?.rows ?? []) {
            expect(probabilities.reduce((sum, probability) => sum + probability, 0)).toBeCloseTo(1, 9);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('liveProfiles', () => {
  it('shows domains and axes as the views do, and no facets', () => {
    const base = axes(2, true);
    const instrument = {
      ...base,
      scales: [
        ...base.scales,
        {
          id: 'X1',
          name: 'X1',
          kind: 'facet' as const,
          parent: 'X',
          low: { name: 'l' },
          high: { name: 'h' },
        },
      ],
      items: base.items.map((item) =>
        item.id === 'X1' ? { ...item, keys: [...item.keys, { scale: 'X1', sign: 1 as const }] } : item,
      ),
    };
    const snapshot = study({ instrument, personas: ['INTP'], templates: ['one'] });
    const accumulator = accumulate(snapshot, stubborn);
    const live = liveProfiles(accumulator, snapshot);
    const views = resistanceViews(accumulator, snapshot);
    expect(views.scales.map(({ scale }) => scale)).toContain('X1');
    expect(live.scales).toEqual(views.scales.filter(({ kind }) => kind !== 'facet'));
    expect(live.profiles).toEqual(views.profiles.filter(({ scale }) => scale !== 'X1'));
  });

  it('follows the default and what was begun last where there are more conditions than can be followed', () => {
    const snapshot = study({ itemsPerAxis: 2, wordings: ['a', 'b', 'c', 'd', 'e'], templates: ['one'] });
    expect(snapshot.conditions).toHaveLength(85);
    // 70 of 85 conditions are answered; of 4 axes, 60 conditions make 240 profiles.
    const accumulator = accumulate(snapshot, half, 70 / 85);
    const live = liveProfiles(accumulator, snapshot);
    const shown = [...new Set(live.profiles.map(({ condition }) => condition))];
    const ids = snapshot.conditions.map(({ id }) => id);
    expect(shown).toEqual([...ids.slice(0, 2), ...ids.slice(12, 70)]);
    const { profiles } = resistanceViews(accumulator, snapshot);
    expect(live.profiles).toEqual(profiles.filter(({ condition }) => shown.includes(condition)));
  });
});
