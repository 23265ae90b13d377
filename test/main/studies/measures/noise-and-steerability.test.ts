import { describe, expect, it } from 'vitest';
import { tQuantile } from '../../../../src/main/studies/measures/noise-floor.js';
import { analyse, binomial, half, moving, study, type Subject } from '../answers/synthetic.js';

const only = { itemsPerAxis: 2, templates: ['one'], personas: ['ISTP'], analysis: { bootstrap: 100 } };

const SHIFTS: Readonly<Record<string, number>> = {
  harbour: 0.1,
  brick: -0.2,
  tide: 0.2,
  assistant: 0,
  plain: 0.2,
};

/** Placebos and neutral texts move it a little; personas move it by `move` points toward the low pole. */
const twitching =
  (move: number): Subject =>
  ({ condition, standing, sign }) => {
    const keyed =
      standing + (condition.persona === undefined ? (SHIFTS[condition.system ?? ''] ?? 0) : -move);
    return binomial(sign === 1 ? keyed : 6 - keyed);
  };

describe('tQuantile', () => {
  it.each([
    [0.95, 1, 12.7062],
    [0.95, 4, 2.7764],
    [0.99, 10, 3.1693],
    [0.95, 1e6, 1.96],
  ])('%d with %d degrees of freedom is %d (tables)', (confidence, degrees, value) => {
    expect(tQuantile(confidence, degrees)).toBeCloseTo(value, 3);
  });
});

describe('noise floor', () => {
  it('is the distance of texts that ask for nothing from the default', () => {
    const { noiseFloor } = analyse(study(only), twitching(0));
    expect(noiseFloor.conditions).toEqual([
      'default:assistant:a',
      'placebo:harbour:a',
      'placebo:brick:a',
      'placebo:tide:a',
    ]);
    const entry = noiseFloor.scales.axes!.EI!;
    expect(entry.degrees).toBe(4);
    expect(entry.standardDeviation).toBeCloseTo(Math.sqrt((0.01 + 0.04 + 0.04) / 4), 10);
    expect(entry.leastDetectableShift).toBeCloseTo(2.7764 * Math.SQRT2 * 0.15, 4);
  });

  it('shows each shift in its units, and tells the detectable from the rest', () => {
    const small = analyse(study(only), twitching(0.5)).noiseFloor;
    expect(small.shifts[0]!.shift).toBeCloseTo(-0.5, 10);
    expect(small.shifts[0]!.units).toBeCloseTo(-0.5 / 0.15, 10);
    expect(small.detectableShare).toBe(0);
    const large = analyse(study(only), twitching(0.7)).noiseFloor;
    expect(large.detectableShare).toBe(1);
  });

  it('keeps the default variants in where the default is their own mean', () => {
    const { noiseFloor } = analyse(
      study({ ...only, bare: false, neutrals: ['assistant', 'plain'], placebos: [] }),
      twitching(0),
    );
    const entry = noiseFloor.scales.axes!.EI!;
    expect(entry.degrees).toBe(1);
    expect(entry.standardDeviation).toBeCloseTo(Math.sqrt(2 * 0.01), 10);
  });

  it('is not there without placebos and variants', () => {
    const { noiseFloor } = analyse(study({ ...only, placebos: [], neutrals: [] }), half);
    expect(noiseFloor).toMatchObject({
      conditions: [],
      scales: { axes: {} },
      shifts: [],
      detectableShare: null,
    });
  });
});

describe('steerability', () => {
  it('is the way gone toward the pole as a share of the range, with the room as its ceiling', () => {
    const { steerability } = analyse(study(only), moving(0.25));
    const [cell] = steerability.cells;
    expect(cell!.ceiling).toBeCloseTo(3 / 4, 12);
    expect(cell!.index).toBeCloseTo(0.25 * (3 / 4), 12);
    expect(steerability.against!.cells).toBe(4);
    expect(steerability.against!.ceiling).toBeCloseTo((3 + 2.8 + 3.2 + 3.2) / 16, 12);
    expect(steerability.with).toBeNull();
  });

  it('is below 0 for a backfire', () => {
    expect(analyse(study(only), moving(-0.2)).steerability.against!.index).toBeLessThan(0);
  });

  it('sees a change of spread that leaves the mean where it is', () => {
    const widening: Subject = ({ condition, sign }) => {
      const q = condition.persona === undefined ? [0, 0, 0, 1, 0] : [0, 0, 0.5, 0, 0.5];
      return sign === 1 ? q : q.toReversed();
    };
    const { cells } = analyse(study({ ...only, itemsPerAxis: 1 }), widening).steerability;
    expect(cells[0]!.index).toBeCloseTo(0, 12);
    expect(cells[0]!.displacement).toBeCloseTo(0.25, 12);
  });
});
