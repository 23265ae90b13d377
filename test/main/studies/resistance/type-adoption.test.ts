import { describe, expect, it } from 'vitest';
import {
  analyse,
  binomial,
  half,
  pliant,
  stubborn,
  study,
  TYPES,
  type Subject,
} from '../answers/synthetic.js';

const only = { templates: ['one'], placebos: [], neutrals: [], analysis: { bootstrap: 100 } };

/** One item an axis: the type follows from four single answers. */
const single = { ...only, itemsPerAxis: 1, orders: ['forward' as const] };

/** Answers each axis's one item at an end of the scale, with the requested side at probability `right`. */
const coin =
  (right: number): Subject =>
  ({ requested, standing, sign }) => {
    const high = requested === null ? (standing > 3 ? 1 : 0) : requested > 3 ? right : 1 - right;
    const top = sign === 1 ? high : 1 - high;
    return [1 - top, 0, 0, 0, top];
  };

describe('type adoption', () => {
  it('is the product of the axes, over the personas that ask for another type', () => {
    const result = analyse(study(single), coin(0.8));
    expect(result.default.type).toBe('ENFJ');
    expect(result.default.typeDistribution).toEqual({ ENFJ: 1 });
    const { typeAdoption, defaultPull } = result;
    expect(typeAdoption).toMatchObject({ conditions: 15, chance: 1 / 16, rolePersona: null });
    expect(typeAdoption!.estimate).toBeCloseTo(0.8 ** 4, 12);
    expect(typeAdoption!.requestedDefault).toMatchObject({ conditions: 1 });
    expect(typeAdoption!.requestedDefault!.estimate).toBeCloseTo(0.8 ** 4, 12);
    // Each axis is asked to flip by eight of the sixteen types.
    expect(typeAdoption!.axisFlips).toMatchObject({ axes: 32, chance: 0.5 });
    expect(typeAdoption!.axisFlips!.estimate).toBeCloseTo(0.8, 12);
    // Of 15 types, C(4, k) differ from ENFJ on k axes; it is measured where these k and no others miss.
    const expected =
      [4, 6, 4, 1].reduce((sum, ways, k) => sum + ways * 0.2 ** (k + 1) * 0.8 ** (3 - k), 0) / 15;
    expect(defaultPull!.estimate).toBeCloseTo(expected / (1 - 0.8 ** 4), 12);
    expect(defaultPull!.missShare).toBeCloseTo(1 - 0.8 ** 4, 12);
    expect(defaultPull!.chance).toBeCloseTo(1 / 15, 12);
  });

  it('leaves the persona that asks for the default type out of the headline', () => {
    const kept = analyse(study({ ...only, itemsPerAxis: 4 }), stubborn).typeAdoption!;
    expect(kept.requestedDefault!.estimate).toBeGreaterThan(0.9);
    expect(kept.estimate).toBeLessThan(0.01);
    expect(kept.outcomes).toHaveLength(16);
    expect(kept.outcomes.every(({ measured }) => measured === 'ENFJ')).toBe(true);
  });

  it('finds a pull where a subject keeps its default, and none to speak of where it follows', () => {
    expect(analyse(study({ ...only, itemsPerAxis: 4 }), stubborn).defaultPull!.estimate).toBeGreaterThan(0.9);
    expect(analyse(study({ ...only, itemsPerAxis: 4 }), pliant).defaultPull).toBeNull();
  });

  it('stands at chance for a subject that answers at random', () => {
    const random: Subject = ({ condition, standing, sign }) =>
      condition.persona === undefined
        ? binomial(sign === 1 ? standing : 6 - standing)
        : [0.2, 0.2, 0.2, 0.2, 0.2];
    const result = analyse(study({ ...only, itemsPerAxis: 4 }), random);
    expect(result.typeAdoption!.estimate).toBeCloseTo(1 / 16, 12);
    expect(result.typeAdoption!.axisFlips!.estimate).toBeCloseTo(0.5, 12);
    expect(result.defaultPull!.estimate).toBeCloseTo(1 / 15, 12);
  });

  it('has an interval over personas', () => {
    const someFollow: Subject = (asked) =>
      TYPES.indexOf(asked.condition.persona ?? '') % 2 === 0 ? pliant(asked) : stubborn(asked);
    const { estimate, low, high } = analyse(study({ ...only, itemsPerAxis: 4 }), someFollow).typeAdoption!;
    expect(low).toBeLessThan(estimate - 0.1);
    expect(high).toBeGreaterThan(estimate + 0.1);
  });

  it('keeps role+persona apart', () => {
    const withRole: Subject = (asked) =>
      asked.condition.kind === 'role+persona' ? stubborn(asked) : pliant(asked);
    const { typeAdoption } = analyse(
      study({ ...only, itemsPerAxis: 4, personas: ['ISTP', 'INTP'], role: 'nurse' }),
      withRole,
    );
    expect(typeAdoption!.estimate).toBeCloseTo(1, 12);
    expect(typeAdoption!.rolePersona).toMatchObject({ conditions: 2 });
    expect(typeAdoption!.rolePersona!.estimate).toBeLessThan(0.01);
  });
});

describe('default profile', () => {
  it('has the exact distribution of one administration', () => {
    const { profile, reference } = analyse(study({ ...only, itemsPerAxis: 2 }), half).default;
    const entry = profile.axes!.EI!;
    expect(reference).toEqual(['default:none']);
    expect(entry).toMatchObject({ items: 2, variantSpread: null });
    expect(entry.mean).toBeCloseTo(4, 12);
    expect(entry.preferenceClarity).toBeCloseTo(1, 12);
    // Two items of four coin tosses each: eight tosses at 3/4.
    expect(entry.standardDeviation).toBeCloseTo(Math.sqrt((8 * 0.75 * 0.25) / 4), 12);
    expect(entry.distribution.values).toEqual([1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5]);
    expect(entry.distribution.probabilities[8]).toBeCloseTo(0.75 ** 8, 12);
    expect(entry.low).toBe(2.5);
    expect(entry.high).toBe(5);
  });

  it('averages option orders within a template, then templates', () => {
    const slanted: Subject = ({ template, order, sign }) => {
      const keyed = (template === 'one' ? 2 : 4) + (order === 'forward' ? 0.5 : -0.5);
      return binomial(sign === 1 ? keyed : 6 - keyed);
    };
    const result = analyse(study({ ...only, itemsPerAxis: 2, templates: ['one', 'two'] }), slanted);
    expect(result.default.profile.axes!.EI!.mean).toBeCloseTo(3, 12);
    expect(result.responseStyle.orderEffect).toBeCloseTo(1, 12);
  });

  it('is read without a system prompt where the study has that, and else from the neutral ones', () => {
    const shifted: Subject = ({ condition, standing, sign }) => {
      const keyed =
        standing - (condition.system === 'assistant' ? 0.4 : condition.system === 'plain' ? 0.2 : 0);
      return binomial(sign === 1 ? keyed : 6 - keyed);
    };
    const options = { ...only, itemsPerAxis: 2, personas: ['ISTP'], neutrals: ['assistant', 'plain'] };
    const withNone = analyse(study(options), shifted).default;
    expect(withNone.profile.axes!.EI!.mean).toBeCloseTo(4, 12);
    expect(withNone.profile.axes!.EI!.variantSpread).toBeCloseTo(0.2, 12);
    expect(withNone.variants.map(({ means }) => means.axes!.EI!)).toEqual([
      expect.closeTo(4, 12),
      expect.closeTo(3.6, 12),
      expect.closeTo(3.8, 12),
    ]);
    const without = analyse(study({ ...options, bare: false }), shifted).default;
    expect(without.reference).toEqual(['default:assistant:a', 'default:plain:a']);
    expect(without.profile.axes!.EI!.mean).toBeCloseTo(3.7, 12);
  });
});
