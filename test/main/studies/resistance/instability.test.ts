import { describe, expect, it } from 'vitest';
import {
  analyse,
  analyseSampled,
  binomial,
  half,
  moving,
  stubborn,
  study,
  wavering,
  type Subject,
} from '../answers/synthetic.js';

const only = {
  itemsPerAxis: 4,
  templates: ['one'],
  placebos: [],
  neutrals: [],
  analysis: { bootstrap: 100 },
};
const personas = ['ISTP', 'ESTP'];

describe('instability', () => {
  it('sets the variance of personas against that of one administration', () => {
    const { scales } = analyse(study({ ...only, personas }), half).instability;
    const entry = scales.axes!.EI!;
    // EI: the two personas come to (4 + 1) / 2 and (4 + 5) / 2.
    expect(entry.personaVariance).toBeCloseTo(((4.5 - 2.5) / 2) ** 2 * 2, 12);
    // Four items, each of variance (m - 1)(5 - m) / 4.
    const run = (1.5 * 2.5 + 3.5 * 0.5) / 4 / 2 / 4;
    expect(entry.runVariance).toBeCloseTo(run, 12);
    expect(entry.icc1!.estimate).toBeCloseTo(2 / (2 + run), 12);
    expect(entry).toMatchObject({ items: 4, personas: 2, administrations: 2, wordingVariance: null });
    expect(entry.icck).toBeCloseTo(2 / (2 + run / 2), 12);
    expect(entry.projection.map(({ items }) => items)).toEqual([1, 4, 5, 10]);
    expect(entry.projection[0]!.icc).toBeCloseTo(2 / (2 + run * 4), 12);
    expect(entry.projection[1]!.icc).toBeCloseTo(entry.icc1!.estimate, 12);
    expect(entry.noiseShare).toBeCloseTo((run * 4) / 2, 12);
    expect(entry.decisiveness).toBeCloseTo((0.25 + 2.25) / 2 / ((0.25 + 2.25) / 2 + run), 12);
  });

  it('names what template, option order and wording add', () => {
    const shifting: Subject = ({ template, order, condition, sign }) => {
      const keyed =
        3 +
        (template === 'one' ? 0.4 : -0.4) +
        (order === 'forward' ? 0.3 : -0.3) +
        (condition.wording === 'w1' ? 0.2 : -0.2);
      return binomial(sign === 1 ? keyed : 6 - keyed);
    };
    const snapshot = study({ ...only, personas, templates: ['one', 'two'], wordings: ['w1', 'w2'] });
    const entry = analyse(snapshot, shifting).instability.scales.axes!.EI!;
    expect(entry.templateVariance).toBeCloseTo(2 * 0.16, 12);
    expect(entry.orderVariance).toBeCloseTo(2 * 0.09, 12);
    expect(entry.wordingVariance).toBeCloseTo(2 * 0.04, 12);
    expect(entry.personaVariance).toBeCloseTo(0, 12);
    expect(entry.administrations).toBe(8);
  });

  it('tells run noise from the absence of movement', () => {
    const noisy = analyse(study({ ...only, itemsPerAxis: 12 }), wavering).instability;
    expect(noisy).toMatchObject({ belowMinIcc: true, unstable: true });
    const still = analyse(study({ ...only, itemsPerAxis: 12 }), stubborn).instability;
    expect(still).toMatchObject({ belowMinIcc: true, unstable: false });
    // Always the middle option: no side is taken, and nothing varies from run to run.
    const neutral: Subject = ({ condition }) =>
      condition.persona === 'ISTP' ? [0, 0.02, 0.96, 0.02, 0] : [0, 0.01, 0.98, 0.01, 0];
    expect(analyse(study({ ...only, itemsPerAxis: 12 }), neutral).instability).toMatchObject({
      belowMinIcc: true,
      unstable: false,
    });
  });

  it('takes what sampling adds off the variance of personas', () => {
    const snapshot = study({ ...only, itemsPerAxis: 2, runs: 3, orders: ['forward'] });
    const { scales } = analyseSampled(snapshot, moving(0)).instability;
    const variances = Object.values(scales.axes!).map((entry) => entry.personaVariance);
    const noise = Object.values(scales.axes!).map((entry) => entry.runVariance / 3);
    // Personas do not differ: their means do, by what three runs leave, and the correction removes most of it.
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(variances)).toBeLessThan(0.4 * sum(noise));
  });

  it('cannot be told from one run', () => {
    const { instability } = analyseSampled(study({ ...only, personas, runs: 1 }), half);
    expect(instability).toMatchObject({ scales: {}, icc1: null, belowMinIcc: false, unstable: false });
  });

  it('has an interval over personas that holds the estimate, and does not shrink with the resample', () => {
    // Resamples of sixteen personas vary less than the personas do, by a sixteenth, and would all lie below.
    const { icc1 } = analyse(
      study({ ...only, itemsPerAxis: 12, analysis: { bootstrap: 400 } }),
      wavering,
    ).instability;
    expect(icc1!.low).toBeLessThan(icc1!.estimate);
    expect(icc1!.high).toBeGreaterThan(icc1!.estimate);
  });
});
