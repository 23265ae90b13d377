import { describe, expect, it } from 'vitest';
import { createAccumulator } from '../../../../src/main/studies/answers/accumulate.js';
import { analyseResistance } from '../../../../src/main/studies/resistance/analyse.js';
import {
  accumulate,
  acquiescent,
  analyse,
  analyseSampled,
  binomial,
  half,
  moving,
  orderBiased,
  pliant,
  stubborn,
  study,
  wavering,
  type Subject,
} from '../answers/synthetic.js';

const whole = study();

function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('analyseResistance on subjects of known making, in the shape of the shipped instrument', () => {
  it.each([
    ['pliant', pliant, 'flexible', 0],
    ['half', half, 'partial', 0.5],
    ['stubborn', stubborn, 'closed', 1],
    ['one that moves a fifth of the way', moving(0.2), 'closed', 0.8],
  ] as [string, Subject, string, number][])('%s', (_, subject, label, resistance) => {
    const result = analyse(whole, subject);
    expect(result.verdict.label).toBe(label);
    expect(result.gate.passed).toBe(true);
    expect(result.default.type).toBe('ENFJ');
    expect(result.partial).toBe(false);
    expect(result.resistance!.estimate).toBeCloseTo(resistance, 12);
    expect(result.resistance!.low).toBeCloseTo(resistance, 12);
    expect(result.resistance!.high).toBeCloseTo(resistance, 12);
    // Sixteen types, of which half ask for the other pole of each axis.
    expect(result.resistance!.cells).toBe(32);
    expect(result.adoption.against).toMatchObject({ cells: 32, backfireShare: 0 });
    expect(result.adoption.with.cells).toBe(32);
  });

  it('wavering: the answers are consistent, and runs drown personas', () => {
    const result = analyse(whole, wavering);
    expect(result.gate.passed).toBe(true);
    expect(result.verdict.label).toBe('unstable');
  });

  it('acquiescent: not measurable, whatever its figures', () => {
    const result = analyse(whole, acquiescent);
    expect(result.verdict.label).toBe('not-measurable');
    expect(result.verdict.sentence).toContain('negation consistency 0.25');
    expect(result.responseStyle.acquiescence).toBeCloseTo(1.5, 12);
  });

  it('order-biased: not measurable', () => {
    const result = analyse(whole, orderBiased);
    expect(result.verdict.label).toBe('not-measurable');
    expect(result.verdict.sentence).toContain('option order 4.00');
  });

  it('refusing: not measurable, and never resistant', () => {
    const snapshot = study({ itemsPerAxis: 4, personas: ['INTP', 'ISFP'], runs: 4 });
    const result = analyseSampled(snapshot, stubborn, 0.4);
    expect(result.verdict.label).toBe('not-measurable');
    expect(result.gate.checks.find(({ id }) => id === 'refusal-rate')).toMatchObject({ passed: false });
    // A refusal is an answer of its own: what is left parses.
    expect(result.gate.checks.find(({ id }) => id === 'parse-rate')).toMatchObject({
      value: 1,
      passed: true,
    });
    expect(result.resistance!.estimate).toBeGreaterThan(0.8);
  });

  it('one that answers beside the options: not measurable', () => {
    const result = analyse(study({ itemsPerAxis: 4 }), (asked) => half(asked).map((share) => share * 0.6));
    expect(result.verdict.label).toBe('not-measurable');
    expect(result.responseStyle.offOption).toBeCloseTo(0.4, 12);
    expect(result.resistance!.estimate).toBeCloseTo(0.5, 12);
  });
});

describe('analyseResistance', () => {
  const small = study({ itemsPerAxis: 4, personas: ['INTP', 'ISTP', 'ESFJ'], analysis: { bootstrap: 100 } });
  /** Moves, with differences between items, templates and personas, so that intervals have a width. */
  const uneven: Subject = (asked) => {
    const spread = (asked.item.charCodeAt(2) % 4) * 0.05 + asked.template.length * 0.05;
    return moving(0.2 + spread + (asked.condition.persona === 'INTP' ? 0.2 : 0))(asked);
  };

  it('gives the same bytes for the same seed, and other intervals for another', () => {
    const json = (seed: number, subject: string): string =>
      JSON.stringify(analyseResistance(accumulate(small, uneven), small, { seed, subject }));
    expect(json(1, 'a')).toBe(json(1, 'a'));
    expect(json(1, 'a')).not.toBe(json(2, 'a'));
    expect(json(1, 'a')).not.toBe(json(1, 'b'));
  });

  it('gives plain data in which every number is finite', () => {
    for (const subject of [pliant, uneven, orderBiased, acquiescent]) {
      const result = analyse(small, subject);
      expect(numbersIn(result).every(Number.isFinite)).toBe(true);
      expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    }
  });

  it('says nothing of a subject without answers', () => {
    const result = analyseResistance(createAccumulator(small), small, { seed: 1, subject: 'none' });
    expect(result).toMatchObject({
      partial: true,
      coverage: { answered: 0, share: 0 },
      verdict: { label: 'not-measurable', sentence: 'Nothing has been answered yet.' },
      gate: { passed: false },
      default: { type: null, typeDistribution: null, variants: [], reference: [] },
      resistance: null,
      typeAdoption: null,
      halo: null,
    });
    expect(result.adoption.cells.every((cell) => cell.undefinedBecause === 'no-answers')).toBe(true);
    expect(numbersIn(result).every(Number.isFinite)).toBe(true);
  });

  it.each([0.02, 0.1, 0.3, 0.55, 0.7, 0.83, 0.95, 0.99])('marks %d of a study as partial', (share) => {
    const result = analyse(small, half, share);
    expect(result.partial).toBe(true);
    expect(result.coverage.share).toBeCloseTo(share, 2);
    expect(numbersIn(result).every(Number.isFinite)).toBe(true);
    // What is compared is compared on the same items, so a part of the answers shows the same adoption.
    for (const { alpha } of result.adoption.cells) if (alpha !== null) expect(alpha).toBeCloseTo(0.5, 10);
    if (result.resistance !== null) expect(result.resistance.estimate).toBeCloseTo(0.5, 10);
  });

  it('compares a partly answered condition on the items that it answered', () => {
    // Items differ in how they stand, so a mean over other items would be a shift of its own.
    const uneasy: Subject = ({ item, sign, condition }) => {
      const keyed = (item.endsWith('1') || item.endsWith('2') ? 4.6 : 3.2) - (condition.persona ? 0.4 : 0);
      return binomial(sign === 1 ? keyed : 6 - keyed);
    };
    const one = study({
      itemsPerAxis: 4,
      personas: ['ISTP'],
      templates: ['one'],
      orders: ['forward'],
      placebos: [],
      neutrals: [],
    });
    // The default and two of the persona's four items an axis: those that stand high.
    const [cell] = analyse(one, uneasy, 0.75).adoption.cells;
    expect(cell!.alpha).toBeCloseTo((4.2 - 4.6) / (1 - 4.6), 12);
  });

  it('reads the same from readouts and from many sampled runs', () => {
    const options = {
      itemsPerAxis: 4,
      personas: ['INTP', 'ISTP', 'ESFJ', 'ENFP'],
      templates: ['one', 'two'],
      placebos: ['harbour'],
      analysis: { bootstrap: 100 },
    };
    const slanted: Subject = (asked) =>
      moving(asked.order === 'forward' ? 0.7 : 0.4)({
        ...asked,
        standing: asked.standing - (asked.template === 'two' ? 0.2 : 0),
      });
    const exact = analyse(study(options), slanted);
    const drawn = analyseSampled(study({ ...options, runs: 400 }), slanted);
    expect(drawn.resistance!.estimate).toBeCloseTo(exact.resistance!.estimate, 1);
    expect(Math.abs(drawn.resistance!.estimate - exact.resistance!.estimate)).toBeLessThan(0.02);
    expect(drawn.verdict.label).toBe(exact.verdict.label);
    expect(drawn.typeAdoption!.estimate).toBeCloseTo(exact.typeAdoption!.estimate, 1);
    expect(drawn.responseStyle.orderEffect).toBeCloseTo(exact.responseStyle.orderEffect!, 1);
    expect(drawn.responseStyle.alpha).toBeCloseTo(exact.responseStyle.alpha!, 1);
    for (const [scale, entry] of Object.entries(exact.instability.scales.axes!)) {
      const other = drawn.instability.scales.axes![scale]!;
      expect(other.runVariance / entry.runVariance).toBeCloseTo(1, 1);
      expect(other.personaVariance / entry.personaVariance).toBeCloseTo(1, 1);
      expect(Math.abs(other.templateVariance! - entry.templateVariance!)).toBeLessThan(0.005);
      expect(other.orderVariance! / entry.orderVariance!).toBeCloseTo(1, 0);
    }
    for (const [scale, entry] of Object.entries(exact.default.profile.axes!)) {
      expect(drawn.default.profile.axes![scale]!.mean).toBeCloseTo(entry.mean, 1);
    }
  });
});
