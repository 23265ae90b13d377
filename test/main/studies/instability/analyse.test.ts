import { describe, expect, it } from 'vitest';
import { analyseInstability } from '../../../../src/main/studies/instability/analyse.js';
import { personaUnits } from '../../../../src/main/studies/instability/persona-units.js';
import { instabilityResultSchema } from '../../../../src/shared/domain/instability/result.js';
import type { ScaleInstabilityResult } from '../../../../src/shared/domain/instability/scale.js';
import type { StudySnapshot } from '../../../../src/main/store/store.js';
import {
  accumulate,
  accumulateSampled,
  acquiescent,
  binomial,
  half,
  pliant,
  stubborn,
  study,
  type StudyOptions,
  type Subject,
} from '../answers/synthetic.js';

const SMALL: StudyOptions = {
  itemsPerAxis: 4,
  templates: ['one', 'two'],
  placebos: [],
  neutrals: [],
  analysis: { bootstrap: 100 },
};

const asked = (options: StudyOptions = {}): StudySnapshot => {
  const snapshot = study({ ...SMALL, ...options });
  return { ...snapshot, design: { ...snapshot.design, kind: 'instability' } };
};

const found = (snapshot: StudySnapshot, subject: Subject, share = 1) =>
  analyseInstability(accumulate(snapshot, subject, share), snapshot, { seed: 5, subject: 'one' });

const sampled = (snapshot: StudySnapshot, subject: Subject, refusing = 0) =>
  analyseInstability(accumulateSampled(snapshot, subject, refusing), snapshot, { seed: 5, subject: 'one' });

/** So near to flat over the options that runs differ far more than personas. */
const noisy: Subject = (own) => pliant(own).map((q) => 0.1 * q + 0.9 * 0.2);

const component = ({ components }: ScaleInstabilityResult, ...sources: string[]): number =>
  components.find((own) => own.sources.join() === sources.join())?.estimate ?? NaN;

describe('analyseInstability', () => {
  it('works run noise out of the option distributions, and personas out of their means', () => {
    const { scales } = found(asked(), half);
    const scale = scales.find((own) => own.scale === 'EI')!;
    // Means of 2.5 and 4.5, eight personas each; every answer has variance (m - 1)(5 - m) / 4.
    const personas = (16 / 15) * 1;
    const run = (1.5 * 2.5 + 3.5 * 0.5) / 4 / 2;
    expect(component(scale, 'persona')).toBeCloseTo(personas, 10);
    expect(component(scale, 'run')).toBeCloseTo(run, 10);
    expect(component(scale, 'persona', 'template')).toBeCloseTo(0, 10);
    expect(scale.ratio.estimate).toBeCloseTo(run / 4 / personas, 10);
    expect(scale.icc1.estimate).toBeCloseTo(personas / (personas + run / 4), 10);
    expect(scale.icck.estimate).toBeCloseTo(personas / (personas + run / 16), 10);
    expect(scale.curve[0]).toMatchObject({ items: 1 });
    expect(scale.curve[0]!.estimate).toBeCloseTo(personas / (personas + run), 10);
    expect(scale.curve.find(({ items }) => items === 4)!.estimate).toBeCloseTo(scale.icc1.estimate, 12);
    expect(scale).toMatchObject({ items: 4, personas: 16, administrations: 4, runsApart: true, missing: 0 });
    expect(scale.noiseShare).toBeCloseTo(run / 2, 10);
  });

  it('finds what templates and orders do to personas, and leaves out what they do to all alike', () => {
    const shifting: Subject = ({ template, order, condition, sign, requested, standing }) => {
      const turned = condition.persona?.startsWith('I') === true ? 1 : -1;
      const level =
        (requested === null ? standing : requested > 3 ? 3.6 : 2.4) +
        (order === 'forward' ? 0.4 : -0.4) +
        (template === 'one' ? 0.3 : -0.3) * turned;
      return binomial(sign === 1 ? level : 6 - level);
    };
    const { scales } = found(asked(), shifting);
    const scale = scales.find((own) => own.scale === 'SN')!;
    expect(component(scale, 'order')).toBeCloseTo(2 * 0.16, 8);
    expect(component(scale, 'persona', 'template')).toBeCloseTo((16 / 15) * 2 * 0.09, 8);
    const noise = component(scale, 'persona', 'template') + component(scale, 'run') / 4;
    const signal = component(scale, 'persona');
    expect(scale.ratio.estimate).toBeCloseTo(noise / signal, 8);
    expect(scale.runRatio.estimate).toBeCloseTo(component(scale, 'run') / 4 / signal, 8);
  });

  it('calls wavering noise-dominated and pliant persona-dominated, with the test length', () => {
    const unsteady = found(asked({ itemsPerAxis: 12 }), noisy);
    expect(unsteady.verdict.label).toBe('noise-dominated');
    expect(unsteady.verdict.sentence).toContain('for 12 items a scale, over 4 scales');
    expect(unsteady.verdict.sentence).not.toContain('resistance');
    const steady = found(asked(), pliant);
    expect(steady.verdict.label).toBe('persona-dominated');
    expect(steady.verdict.sentence).toContain('for a single item');
    expect(steady.overall!.ratio.high!).toBeLessThan(1);
    expect(unsteady.overall!.ratio.low!).toBeGreaterThan(1);
    for (const result of [unsteady, steady]) {
      expect(instabilityResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
    }
  });

  it('tells resistance from instability where personas make no difference to steady answers', () => {
    // A hair's movement of a subject that answers with one option nearly always.
    const steady: Subject = ({ requested, standing, sign }) => {
      const keyed = 4 + 0.01 * ((requested ?? standing) - standing);
      const level = sign === 1 ? keyed : 6 - keyed;
      return [1, 2, 3, 4, 5].map((score) => Math.max(0, 1 - Math.abs(score - level)));
    };
    const result = found(asked(), steady);
    expect(result.verdict.label).toBe('noise-dominated');
    expect(result.verdict.sentence).toContain('resistance rather than instability');
    const still = found(asked(), stubborn);
    expect(still.overall!.ratio.estimate).toBeNull();
    expect(still.overall!.icc1.estimate).toBe(0);
    expect(still.next).toMatchObject({ size: null, reaches: [], enough: false });
  });

  it('takes sampled answers for what they are: the same components within their error', () => {
    const snapshot = asked({ runs: 12 });
    const exact = found(asked(), half);
    const drawn = sampled(snapshot, half);
    for (const [place, scale] of drawn.scales.entries()) {
      const other = exact.scales[place]!;
      expect(component(scale, 'run') / component(other, 'run')).toBeGreaterThan(0.85);
      expect(component(scale, 'run') / component(other, 'run')).toBeLessThan(1.15);
      expect(Math.abs(component(scale, 'persona') - component(other, 'persona'))).toBeLessThan(0.15);
      expect(Math.abs(scale.icc1.estimate - other.icc1.estimate)).toBeLessThan(0.03);
      expect(Math.abs(scale.entropy!.corrected! - other.entropy!.share)).toBeLessThan(0.05);
      expect(scale.entropy!.p).toBe(1 / 1000);
    }
    expect(drawn).toMatchObject({ runs: 12, mode: 'sampled', templates: 2, orders: 2 });
    expect(exact.runs).toBeNull();
  });

  it('stands missing answers: refusals leave runs unequal and cells empty', () => {
    const snapshot = asked({ runs: 2, analysis: { bootstrap: 100, gate: { maxRefusalRate: 0.9 } } });
    const result = sampled(snapshot, half, 0.4);
    const [scale] = result.scales;
    expect(scale!.missing).toBeGreaterThan(0);
    expect(scale!.icc1.low).toBeLessThan(scale!.icc1.estimate);
    expect(scale!.icc1.high).toBeGreaterThan(scale!.icc1.estimate);
    const whole = found(asked(), half).scales[0]!;
    expect(Math.abs(scale!.icc1.estimate - whole.icc1.estimate)).toBeLessThan(0.12);
  });

  it('counts a single run a cell as noise, and says that it cannot be told apart', () => {
    const { scales } = sampled(asked({ runs: 1 }), half);
    for (const scale of scales) {
      expect(scale.runsApart).toBe(false);
      expect(scale.components.at(-1)!.sources).toEqual(['persona', 'template', 'order', 'item', 'run']);
    }
  });

  it('permutes labels within templates and orders, or answers where there is one way alone', () => {
    const several = found(asked(), half).scales[0]!.test!;
    expect(several).toMatchObject({ unit: 'blocks', p: 1 / 1000, exact: false });
    expect(several.adjusted).toBe(4 / 1000);
    const one = { templates: ['one'], orders: ['forward'] as const };
    expect(found(asked(one), half).scales[0]!.test).toBeNull();
    expect(sampled(asked({ ...one, runs: 3 }), half).scales[0]!.test).toMatchObject({ unit: 'answers' });
    expect(sampled(asked({ ...one, runs: 1 }), half).scales[0]!.test).toBeNull();
  });

  it('takes the wordings of a persona for ways of asking', () => {
    const worded: Subject = ({ condition, requested, standing, sign }) => {
      const level =
        (requested === null ? standing : requested > 3 ? 4 : 2) + (condition.wording === 'w1' ? 0.3 : -0.3);
      return binomial(sign === 1 ? level : 6 - level);
    };
    const snapshot = asked({ wordings: ['w1', 'w2'], templates: ['one'] });
    expect(personaUnits(snapshot.conditions).units).toHaveLength(16);
    const [scale] = found(snapshot, worded).scales;
    expect(component(scale!, 'template')).toBeCloseTo(2 * 0.09, 8);
    expect(scale!.spread[0]!.administrations.map(({ name }) => name)).toEqual([
      'one, w1, forward',
      'one, w1, reversed',
      'one, w2, forward',
      'one, w2, reversed',
    ]);
  });

  it('proposes the cheapest design that reaches the target, and knows when it is there', () => {
    const { next, scales } = found(asked({ itemsPerAxis: 12 }), noisy);
    expect(next!.target).toBe(0.8);
    expect(next!.sampled!.runs).toBeGreaterThan(0);
    expect(next!.size!.runs).toBeNull();
    expect(next!.now).toEqual({ items: 12, templates: 2, runs: null, cost: 96 });
    const { decision } = scales[0]!;
    expect(decision.relative).toHaveLength(decision.templates.length);
    expect(decision.relative[0]).toHaveLength(decision.runs.length);
    expect(decision.runs.at(-1)).toBeNull();
    const drawn = sampled(asked({ itemsPerAxis: 12, runs: 2 }), noisy);
    expect(drawn.next!.size).toEqual(drawn.next!.sampled);
  });

  it('says what cannot be measured', () => {
    const nothing = found(asked(), half, 0);
    expect(nothing.verdict).toEqual({ label: 'not-measurable', sentence: 'Nothing has been answered yet.' });
    expect(nothing).toMatchObject({ overall: null, scales: [], next: null, partial: true });
    expect(found(asked(), acquiescent).verdict.sentence).toMatch(/^Not measurable: /);
    const two = found(asked({ personas: ['ISTP', 'ENFJ'] }), half);
    expect(two.verdict.sentence).toContain('2 personas are too few');
    const partial = found(asked(), half, 0.6);
    expect(partial.partial).toBe(true);
    expect(instabilityResultSchema.parse(JSON.parse(JSON.stringify(partial)))).toEqual(partial);
  });

  it('gives the same bytes twice, and other draws to another subject', () => {
    const snapshot = asked();
    expect(JSON.stringify(found(snapshot, half))).toBe(JSON.stringify(found(snapshot, half)));
    const other = analyseInstability(accumulate(snapshot, half), snapshot, { seed: 5, subject: 'two' });
    expect(other.scales[0]!.icc1).not.toEqual(found(snapshot, half).scales[0]!.icc1);
    expect(other.scales[0]!.icc1.estimate).toBe(found(snapshot, half).scales[0]!.icc1.estimate);
  });
});
