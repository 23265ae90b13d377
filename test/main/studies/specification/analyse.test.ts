import { describe, expect, it } from 'vitest';
import { specificationResultSchema } from '../../../../src/shared/domain/specification-curve/result.js';
import type { MeasureEffects } from '../../../../src/shared/domain/specification-curve/effects.js';
import type { Factor } from '../../../../src/shared/domain/specification.js';
import type { SpecificationResult } from '../../../../src/shared/domain/specification-curve/result.js';
import { acquiescent } from '../answers/synthetic.js';
import { analyseUnder, behaving, specificationStudy } from './synthetic-specifications.js';

const snapshot = specificationStudy();

function effectOf(
  result: SpecificationResult,
  measure: string,
  factor: Factor,
): MeasureEffects['factors'][number] {
  const effect = result.effects
    .find((effects) => effects.measure === measure)
    ?.factors.find((candidate) => candidate.factor === factor);
  if (effect === undefined) throw new Error(`no effect of ${factor} on ${measure}`);
  return effect;
}

/** Follows half of what is asked in English and nine tenths in German; scores .6 lower on EI in German. */
const byLanguage = analyseUnder(
  snapshot,
  behaving({
    adopted: ({ language }) => (language === 'de' ? 0.9 : 0.5),
    shift: ({ language }, scale) => (language === 'de' && scale === 'EI' ? -0.6 : 0),
    noise: 0.3,
  }),
);

/** The same whatever the administration, but for noise. */
const throughout = analyseUnder(snapshot, behaving({ adopted: () => 0.5, noise: 0.3 }));

describe('a subject that follows further in one language', () => {
  it('has resistance by language as it was made', () => {
    const { levels, largest, adjustedP } = effectOf(byLanguage, 'resistance', 'language');
    expect(levels.map(({ level }) => level)).toEqual(['en', 'de']);
    expect(levels[0]?.mean?.estimate).toBeCloseTo(0.5, 1);
    expect(levels[1]?.mean?.estimate).toBeCloseTo(0.1, 1);
    expect(largest).toMatchObject({ lower: 'de', higher: 'en' });
    expect(largest!.low!).toBeLessThan(0.4);
    expect(largest!.high!).toBeGreaterThan(0.36);
    expect(adjustedP!).toBeLessThan(1e-6);
  });

  it('has a default that differs by language on that scale alone', () => {
    const shift = effectOf(byLanguage, 'axes|EI', 'language');
    expect(shift.largest!.low!).toBeLessThan(0.6);
    expect(shift.largest!.high!).toBeGreaterThan(0.6);
    expect(shift.adjustedP!).toBeLessThan(0.001);
    expect(shift.partialEta2!).toBeGreaterThan(0.8);
    expect(effectOf(byLanguage, 'axes|TF', 'language').largest!.estimate).toBeLessThan(0.15);
  });

  it('is said to depend on the language', () => {
    expect(byLanguage.verdict).toMatchObject({ label: 'depends', factor: 'language', share: 0.5 });
    expect(byLanguage.verdict.sentence).toContain(
      "the choice of language goes with the verdict most (Cramér's V 1.00)",
    );
    const [strongest] = byLanguage.conclusions.verdict.changes;
    expect(strongest).toMatchObject({ factor: 'language', changes: true, explained: 1 });
    expect(strongest?.levels.map(({ modal }) => modal)).toEqual([['partial'], ['flexible']]);
  });

  it('has no effect of factors that do nothing beyond chance', () => {
    const others = byLanguage.effects
      .flatMap(({ factors }) => factors)
      .filter(({ factor }) => factor !== 'language')
      .map(({ adjustedP }) => adjustedP);
    expect(others.length).toBe(15);
    expect(Math.min(...others.map((p) => p ?? 1))).toBeGreaterThan(0.001);
  });

  it('agrees less over specifications than a subject that is asked in one way', () => {
    const [varying] = byLanguage.reliability;
    const [steady] = throughout.reliability;
    expect(varying?.retest?.icc?.estimate).toBeLessThan(steady?.retest?.icc?.estimate ?? 0);
  });
});

describe('a subject that is the same throughout', () => {
  it('is robust, and no factor has an effect on anything', () => {
    expect(throughout.verdict).toMatchObject({
      label: 'robust',
      conclusion: 'partial',
      share: 1,
      factor: null,
    });
    for (const { factors } of throughout.effects) {
      // Five measures are looked at, each with its own adjustment.
      for (const { adjustedP } of factors) expect(adjustedP!).toBeGreaterThan(0.001);
    }
    expect(throughout.conclusions.verdict.changes.every(({ changes }) => !changes)).toBe(true);
  });

  it('has a curve around what it does', () => {
    const [curve] = throughout.curves;
    expect(curve?.order).toHaveLength(16);
    expect(curve?.summary?.specifications).toBe(16);
    expect(curve?.summary?.median).toBeCloseTo(0.5, 1);
    expect(curve?.summary?.shareAbove).toBe(1);
    const estimates = curve?.order.map(
      (id) =>
        throughout.specifications.find(({ specification }) => specification.id === id)?.resistance?.estimate,
    );
    expect(estimates).toEqual([...(estimates ?? [])].sort((a, b) => (a ?? 0) - (b ?? 0)));
  });

  it('has the default that it was made with, whatever is asked', () => {
    for (const { profile, defaultType } of throughout.specifications) {
      expect(profile['axes']?.['EI']?.estimate).toBeCloseTo(4, 0);
      expect(profile['axes']!['EI']!.low).toBeLessThan(profile['axes']!['EI']!.estimate);
      expect(defaultType).toBe('ENFJ');
    }
    expect(throughout.conclusions.defaultType?.shares).toEqual([{ conclusion: 'ENFJ', count: 16, share: 1 }]);
  });

  it('is reliable over administrations', () => {
    expect(throughout.reliability.map(({ scale }) => scale)).toEqual(['EI', 'SN', 'TF', 'JP']);
    for (const scale of throughout.reliability) {
      expect(scale.respondents).toBe(snapshot.conditions.length * 16);
      expect(scale.alpha?.estimate).toBeGreaterThan(0.9);
      expect(scale.alpha?.estimate).toBeCloseTo(scale.alphaOverConditions?.estimate ?? 0, 12);
      expect(scale.omega?.estimate).toBeGreaterThan(0.9);
      expect(scale.splitHalf?.low).toBeLessThan(scale.splitHalf?.estimate ?? 0);
      expect(scale.splitHalves).toMatchObject({ splits: 35, exhaustive: true });
      expect(scale.lambda6?.estimate).toBeGreaterThan(0.9);
      expect(scale.retest?.icc?.estimate).toBeGreaterThan(0.95);
      expect(scale.retest?.pairs).toBe(120);
    }
  });

  it('is plain data that passes its schema, and the same every time', () => {
    expect(specificationResultSchema.parse(JSON.parse(JSON.stringify(throughout)))).toEqual(throughout);
    const again = analyseUnder(snapshot, behaving({ adopted: () => 0.5, noise: 0.3 }));
    expect(JSON.stringify(again)).toBe(JSON.stringify(throughout));
  });
});

describe('what cannot be read', () => {
  it('is not measurable where most specifications fail the gate', () => {
    const result = analyseUnder(snapshot, () => acquiescent({} as never));
    expect(result.verdict.label).toBe('not-measurable');
    expect(result.verdict.sentence).toContain('most often by negation consistency');
    expect(result.effects).toEqual([]);
    expect(result.curves[0]?.summary).toBeNull();
  });

  it('keeps specifications that fail the gate out of effects and of the summary, and on the curve', () => {
    const half = behaving({ adopted: () => 0.9, noise: 0.2 });
    const result = analyseUnder(snapshot, (asked) =>
      asked.specification.labels === 'letters' ? [0.05, 0, 0, 0, 0] : half(asked),
    );
    expect(result.verdict).toMatchObject({ label: 'depends', factor: 'labels' });
    expect(result.curves[0]?.summary?.specifications).toBe(8);
    expect(result.curves[0]?.order.length).toBeGreaterThanOrEqual(8);
    expect(effectOf(result, 'resistance', 'labels').status).toBe('constant');
    expect(result.languages.map(({ measurable }) => measurable)).toEqual([4, 4]);
  });

  it('is not measurable where option order decides answers that are coherent otherwise', () => {
    const result = analyseUnder(
      snapshot,
      behaving({
        adopted: () => 0.5,
        shift: ({ order }) => (order === 'forward' ? 0.7 : -0.7),
      }),
    );
    expect(result.gate.checks.find(({ id }) => id === 'order-effect')?.passed).toBe(false);
    expect(result.verdict.sentence).toContain('order effect over the specifications that pass alone');
  });

  it('says so far what is there of a study that is not finished', () => {
    const result = analyseUnder(snapshot, behaving({ adopted: () => 0.5 }), 0.4);
    expect(result.partial).toBe(true);
    expect(result.specifications.every(({ coverage }) => coverage.answered < coverage.expected)).toBe(true);
    const nothing = analyseUnder(snapshot, behaving({ adopted: () => 0.5 }), 0);
    expect(nothing.verdict).toMatchObject({ label: 'not-measurable', conclusion: null, share: null });
  });
});

describe('languages and factors', () => {
  it('tells the language of the words around the items, which falls back to English', () => {
    expect(throughout.languages).toHaveLength(2);
    expect(throughout.languages[1]).toMatchObject({
      language: 'de',
      specifications: 8,
      frames: [
        { template: 'one', language: 'de' },
        { template: 'two', language: 'en' },
      ],
    });
    expect(throughout.languages[0]?.offOption).toBeCloseTo(0, 9);
  });

  it('leaves labels that follow the template out of the factors', () => {
    const own = specificationStudy({ levels: { labels: [], languages: [] } });
    const result = analyseUnder(own, behaving({ adopted: () => 0.5, noise: 0.2 }));
    expect(result.factors.map(({ factor }) => factor)).toEqual(['template', 'order']);
    expect(result.fixed.map(({ factor }) => factor)).toContain('labels');
  });

  it('takes the temperature of readouts into account', () => {
    const warm = specificationStudy({ levels: { labels: [], languages: [], temperatures: [0.5, 1] } });
    const result = analyseUnder(warm, behaving({ adopted: () => 0.5, noise: 0.2 }));
    const { largest } = effectOf(result, 'axes|EI', 'temperature');
    expect(largest).toMatchObject({ lower: '1', higher: '0.5' });
    expect(largest!.estimate).toBeGreaterThan(0.05);
  });
});
