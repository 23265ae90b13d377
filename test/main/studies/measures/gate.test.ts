import { describe, expect, it } from 'vitest';
import type { GateCheckId, ResistanceResult } from '../../../../src/shared/domain/resistance.js';
import {
  acquiescent,
  analyse,
  analyseSampled,
  binomial,
  half,
  orderBiased,
  pliant,
  stubborn,
  study,
  type Subject,
} from '../answers/synthetic.js';

const only = { itemsPerAxis: 4, personas: ['ISTP', 'ENFJ', 'INTP', 'ESFP'], analysis: { bootstrap: 100 } };
const check = (result: ResistanceResult, id: GateCheckId) => result.gate.checks.find((one) => one.id === id)!;

/** Agrees by `lean` points more than its profile says. */
const leaning =
  (lean: number): Subject =>
  ({ requested, standing, sign }) => {
    const keyed = 3 + 0.4 * ((requested ?? standing) - 3);
    return binomial((sign === 1 ? keyed : 6 - keyed) + lean);
  };

describe('negation consistency', () => {
  it.each([
    ['follows', pliant, 1],
    ['keeps to one profile', stubborn, 1],
    ['agrees with everything', acquiescent, 0.25],
    ['leans toward agreement by half a point', leaning(0.5), 0.75],
  ] as [string, Subject, number][])('of a subject that %s', (_, subject, value) => {
    const result = analyse(study(only), subject);
    expect(check(result, 'negation-consistency').value).toBeCloseTo(value, 12);
    expect(check(result, 'negation-consistency').passed).toBe(value >= 0.7);
  });

  it('does not apply where no scale is keyed both ways', () => {
    const result = analyse(study({ ...only, itemsPerAxis: 1 }), half);
    expect(check(result, 'negation-consistency')).toMatchObject({ value: null, passed: null });
    expect(check(result, 'negation-consistency').note).toContain('keyed both ways');
  });
});

describe('internal consistency', () => {
  it('is high where a subject moves as one', () => {
    expect(check(analyse(study(only), half), 'internal-consistency').value).toBeGreaterThan(0.99);
  });

  it('does not apply to a subject that does not move, however coherent', () => {
    const shaky: Subject = (asked) => {
      const jitter = ((asked.item + asked.condition.id + asked.template).length % 3) * 0.05;
      return stubborn({ ...asked, standing: asked.standing - jitter });
    };
    const result = analyse(study(only), shaky);
    expect(check(result, 'internal-consistency')).toMatchObject({ value: null, passed: null });
    expect(check(result, 'internal-consistency').note).toContain('no scale moves');
    expect(result.gate.passed).toBe(true);
  });

  it('fails a subject that moves on half of its items and back on the others', () => {
    const torn: Subject = (asked) => {
      const first = asked.item.endsWith('1') || asked.item.endsWith('2');
      const drift = asked.condition.persona === 'ISTP' || asked.condition.persona === 'INTP' ? 1.9 : -0.9;
      const keyed = 3 + (first ? drift : -0.4 * drift);
      return asked.sign === 1 ? spike(keyed) : spike(keyed).toReversed();
    };
    const result = analyse(study(only), torn);
    expect(check(result, 'internal-consistency')).toMatchObject({ passed: false });
    expect(result.verdict.label).toBe('not-measurable');
  });

  it('is not judged from a handful of variants', () => {
    const few = study({ ...only, personas: ['ISTP'], placebos: [], neutrals: [] });
    expect(check(analyse(few, half), 'internal-consistency').note).toContain('there are 12');
  });
});

/** The two options next to a score, in the proportion that makes it their mean. */
function spike(mean: number): number[] {
  const low = Math.min(4, Math.floor(mean));
  return [1, 2, 3, 4, 5].map((score) =>
    score === low ? low + 1 - mean : score === low + 1 ? mean - low : 0,
  );
}

describe('option order', () => {
  it('is compared item by item, and its direction is kept', () => {
    const result = analyse(study(only), orderBiased);
    expect(check(result, 'order-effect')).toMatchObject({ value: 4, passed: false });
    // The first option is the lowest in forward order: the first is favoured.
    expect(result.responseStyle.positionShift).toBe(-4);
  });

  it('does not apply to one order', () => {
    const result = analyse(study({ ...only, orders: ['forward'] }), half);
    expect(check(result, 'order-effect')).toMatchObject({ value: null, passed: null });
  });

  it('is not read into the noise of a few runs', () => {
    const few = analyseSampled(study({ ...only, templates: ['one'], runs: 3 }), stubborn);
    // Means of three answers differ by about half a point where there is no effect at all.
    expect(check(few, 'order-effect').value).toBeLessThan(0.2);
    expect(check(few, 'order-effect').passed).toBe(true);
    const real = analyseSampled(study({ ...only, templates: ['one'], runs: 3 }), orderBiased);
    expect(check(real, 'order-effect').value).toBeCloseTo(4, 12);
    const single = analyseSampled(study({ ...only, templates: ['one'], runs: 1 }), stubborn);
    expect(check(single, 'order-effect')).toMatchObject({ value: null, passed: null });
  });
});

describe('rates', () => {
  it('counts refusals apart from answers that cannot be read', () => {
    const result = analyseSampled(study({ ...only, templates: ['one'], runs: 4 }), half, 0.05);
    expect(check(result, 'refusal-rate').value).toBeCloseTo(0.05, 1);
    expect(check(result, 'refusal-rate').passed).toBe(true);
    expect(check(result, 'parse-rate')).toMatchObject({ value: 1, passed: true });
    expect(check(result, 'option-mass')).toMatchObject({ value: null, passed: null });
    expect(Object.keys(result.responseStyle.refusalRateByKind!)).toEqual(['default', 'placebo', 'persona']);
  });

  it('asks a readout for probability on the options', () => {
    const at = (mass: number) =>
      check(
        analyse(study(only), (asked) => half(asked).map((share) => share * mass)),
        'option-mass',
      );
    expect(at(0.96)).toMatchObject({ value: expect.closeTo(0.96, 10), passed: true });
    expect(at(0.95).passed).toBe(true);
    expect(at(0.94).passed).toBe(false);
  });

  it('takes its thresholds from the study', () => {
    const strict = study({ ...only, analysis: { bootstrap: 100, gate: { minNegationConsistency: 0.9 } } });
    expect(analyse(strict, leaning(0.5)).verdict.label).toBe('not-measurable');
    expect(analyse(study(only), leaning(0.5)).gate.passed).toBe(true);
  });
});

describe('response style', () => {
  it('describes how answers are given', () => {
    const style = analyse(study(only), leaning(0.5)).responseStyle;
    expect(style.acquiescence).toBeCloseTo(0.5, 12);
    expect(style.default.acquiescence).toBeCloseTo(0.5, 12);
    const fixed: Subject = () => [0.1, 0.2, 0.4, 0.1, 0.2];
    const { extremity, midpointUse, offOption } = analyse(study(only), fixed).responseStyle;
    expect(extremity).toBeCloseTo(0.3, 12);
    expect(midpointUse).toBeCloseTo(0.4, 12);
    expect(offOption).toBeCloseTo(0, 12);
  });
});
