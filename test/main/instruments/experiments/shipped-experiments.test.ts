import { describe, expect, it } from 'vitest';
import {
  dFromChiSquare,
  dFromOddsRatio,
  dFromR,
} from '../../../../src/main/analysis/experiments/effect-conversions.js';
import { compileExperiment } from '../../../../src/main/instruments/experiments/compile.js';
import { validateInstrument } from '../../../../src/main/instruments/validate.js';
import { loadCatalogue } from '../../../../src/main/library/catalogue.js';
import { resourcesFolder } from '../../../../src/main/library/resources-folder.js';
import { originalEffect, publishedP } from '../../../../src/main/studies/replication/original.js';

const { documents, library } = await loadCatalogue({ resources: resourcesFolder(), extra: [] });
const experiments = documents.flatMap((document) =>
  document.kind === 'experiments' ? [document.content] : [],
);
const published = experiments.flatMap((experiment) =>
  experiment.hypotheses.flatMap((hypothesis) =>
    hypothesis.published === undefined
      ? []
      : [{ name: `${experiment.id} ${hypothesis.id}`, experiment, hypothesis, effect: hypothesis.published }],
  ),
);
const designOf = (id: string) => library.experiments.get(id)!.experiment!;

describe('the shipped experiments', () => {
  it('are at least twelve published ones, some marginal, and a battery of known truth', () => {
    expect(published.length).toBeGreaterThanOrEqual(29);
    const ps = published.map(({ experiment, hypothesis, effect }) =>
      publishedP(effect, designOf(experiment.id), hypothesis),
    );
    expect(ps.filter((p) => p >= 0.05)).toHaveLength(2);
    expect(ps.filter((p) => p >= 0.01 && p < 0.05).length).toBeGreaterThanOrEqual(9);
    const later = experiments.flatMap(({ replications }) => replications.map(({ found }) => found));
    expect(later.filter((found) => found !== 'replicated').length).toBeGreaterThanOrEqual(10);
    const truths = experiments.flatMap(({ hypotheses }) => hypotheses.flatMap(({ truth }) => truth ?? []));
    expect(truths.filter((truth) => truth === 'none').length).toBeGreaterThanOrEqual(8);
    expect(truths.filter((truth) => truth === 'effect').length).toBeGreaterThanOrEqual(5);
  });

  it('hold interactions, with and without a later replication, and experiments within participants', () => {
    const crossed = published.filter(({ hypothesis }) => hypothesis.kind === 'interaction');
    expect(crossed.length).toBeGreaterThanOrEqual(4);
    expect(new Set(crossed.map(({ experiment }) => experiment.replications[0]?.found))).toEqual(
      new Set(['replicated', 'not-replicated']),
    );
    expect(published.filter(({ experiment }) => experiment.test === 'paired').length).toBeGreaterThanOrEqual(
      2,
    );
  });

  it('rest on no figure from memory', () => {
    for (const { effect } of published) expect(['primary', 'secondary']).toContain(effect.confidence);
  });

  it.each(experiments)('$id compiles into an instrument that holds together', (experiment) => {
    const instrument = compileExperiment(experiment);
    expect(() => validateInstrument(instrument, experiment.id)).not.toThrow();
    expect(instrument.items.map(({ id }) => id)).toEqual([
      ...experiment.cells.map(({ id }) => id),
      ...experiment.checks.map(({ id }) => id),
    ]);
  });

  it.each(published)('$name has figures that go together', ({ experiment, hypothesis, effect }) => {
    const { n, d, statistic, p } = effect;
    const original = originalEffect(designOf(experiment.id), hypothesis, 0.95)!;
    expect(original.p).toBeGreaterThanOrEqual(0);
    expect(original.p).toBeLessThan(1);
    expect(original.low!).toBeLessThan(original.d!);
    expect(original.high!).toBeGreaterThan(original.d!);
    // The interval excludes 0 where p lies below .05, but for rounding at the margin.
    if (original.p < 0.04) expect(original.low!).toBeGreaterThan(0);
    if (p !== undefined && statistic !== undefined) {
      const without = { ...effect };
      delete without.p;
      expect(publishedP(without, designOf(experiment.id), hypothesis)).toBeCloseTo(p, 2);
    }
    if (statistic === undefined) return;
    const [first = 1, second = 1] = statistic.degrees;
    const expected = {
      t: (experiment.test === 'paired' ? 1 : 2) * (statistic.value / Math.sqrt(first)),
      F: (2 * Math.sqrt(statistic.value)) / Math.sqrt(second),
      chi2: statistic.value < n ? dFromChiSquare(statistic.value, n) : NaN,
      z: (2 * statistic.value) / Math.sqrt(n),
      r: Math.abs(statistic.value) < 1 ? dFromR(statistic.value) : NaN,
    }[statistic.name];
    expect(Math.abs(d - expected)).toBeLessThan(0.06);
  });

  it('have counts that give the χ² reported, where both are there', () => {
    const both = published.filter(
      ({ effect }) => effect.counts !== undefined && effect.statistic?.name === 'chi2',
    );
    expect(both.length).toBeGreaterThanOrEqual(2);
    for (const { experiment, hypothesis, effect } of both) {
      const counted = { ...effect };
      delete counted.statistic;
      const fromCounts = publishedP(counted, designOf(experiment.id), hypothesis);
      const reported = publishedP(effect, designOf(experiment.id), hypothesis);
      expect(fromCounts / reported).toBeGreaterThan(0.9);
      expect(fromCounts / reported).toBeLessThan(1.1);
    }
  });

  it('read an odds ratio as Many Labs 2 does', () => {
    // Rows Tversky.1 and Norenzayan.2 of its table of original effects.
    expect(dFromOddsRatio(7.15127)).toBeCloseTo(1.0846, 4);
    expect(dFromOddsRatio(3.35)).toBeCloseTo(0.6665, 4);
  });

  it('say nothing in the originals’ words', () => {
    const texts = experiments.flatMap(({ cells }) => cells.map(({ text }) => text['en'] ?? ''));
    for (const text of texts) expect(text).not.toMatch(/Asian disease|bank teller|Linda|vice-president/);
  });
});
