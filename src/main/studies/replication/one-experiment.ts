import type { Hypothesis } from '../../../shared/domain/replication/experiment.js';
import type { HypothesisResult, SimulatedEffect } from '../../../shared/domain/replication/result.js';
import type { ReplicationSettings } from '../../../shared/domain/replication/settings.js';
import { twoOneSidedTests } from '../../analysis/equivalence.js';
import { createRandom, hashSeed } from '../../analysis/random.js';
import { tQuantile } from '../../analysis/special.js';
import { mean, quantile } from '../../analysis/summary.js';
import { contrastOf, countedIn, isOfShares } from './counted-choices.js';
import { drawSample, type Sample } from './draw.js';
import { effectSize } from './effect-size.js';
import { simulatedEffect } from './effect.js';
import { originalEffect } from './original.js';
import type { ExperimentAnswers } from './participant-answers.js';
import { foundPower, smallTelescope } from './power.js';
import { isTestable, significances } from './significance.js';

export interface ExperimentOptions {
  readonly settings: ReplicationSettings;
  readonly confidence: number;
  /** Of the study, and what tells the subject from others. */
  readonly seed: number;
  readonly subject: string;
}

/**
 * Every hypothesis of one experiment: run once on the study's own draw, and anew with other assignments and draws. The same
 * answers, settings and seed give the same figures.
 */
export function experimentResults(
  answers: ExperimentAnswers,
  options: ExperimentOptions,
): HypothesisResult[] {
  const { design, instrument } = answers;
  const { settings, confidence, seed, subject } = options;
  const stream = (name: string) => createRandom(hashSeed(seed, name, subject, instrument.id));
  const sample = drawSample(answers, stream('replication'));
  const testable = isTestable(design, sample);
  const redrawn = testable ? redraw(answers, settings, stream('replication again')) : null;
  return design.hypotheses.map((hypothesis, place): HypothesisResult => {
    const simulated = testable
      ? simulatedEffect(design, hypothesis, sample, { alpha: settings.alpha, confidence })
      : null;
    const original = originalEffect(design, hypothesis, confidence);
    const published = original?.d ?? null;
    return {
      experiment: instrument.id,
      title: instrument.name,
      domain: design.domain,
      test: design.test,
      hypothesis: hypothesis.id,
      kind: hypothesis.kind,
      statement: hypothesis.statement,
      truth: hypothesis.truth ?? null,
      original,
      later: hypothesis.published === undefined ? null : (design.replications[0]?.found ?? null),
      cells: cellsOf(answers, sample),
      simulated,
      redrawn: redrawn?.[place] ?? null,
      power:
        simulated === null || published === null
          ? null
          : foundPower(
              { design, hypothesis, options: answers.scores.length, alpha: settings.alpha },
              sample.cells.map(({ length }) => length),
            )(published),
      equivalence: simulated === null ? null : equivalenceOf(answers, hypothesis, simulated, options),
    };
  });
}

function cellsOf({ design }: ExperimentAnswers, sample: Sample): HypothesisResult['cells'] {
  return design.cells.map(({ id }, cell) => {
    const scores = sample.cells[cell] ?? [];
    const { successes, count } = countedIn(design, sample, cell);
    return {
      id,
      n: scores.length,
      mean: scores.length === 0 ? null : mean(scores),
      share: isOfShares(design) && count > 0 ? successes / count : null,
    };
  });
}

function redraw(
  answers: ExperimentAnswers,
  { redraws, alpha }: ReplicationSettings,
  random: ReturnType<typeof createRandom>,
): HypothesisResult['redrawn'][] {
  const { design } = answers;
  const found = design.hypotheses.map(() => 0);
  const opposite = design.hypotheses.map(() => 0);
  const effects: number[][] = design.hypotheses.map(() => []);
  let runs = 0;
  for (let run = 0; run < redraws; run += 1) {
    const sample = drawSample(answers, random);
    // Where answers are still missing, some assignments leave a condition with too few of them.
    if (!isTestable(design, sample)) continue;
    runs += 1;
    const ps = significances(design, sample);
    for (const [place, hypothesis] of design.hypotheses.entries()) {
      const contrast = contrastOf(design, sample, hypothesis.contrast);
      const significant = (ps[place] ?? 1) < alpha;
      if (significant && contrast > 1e-12) found[place] = (found[place] ?? 0) + 1;
      if (significant && contrast < -1e-12) opposite[place] = (opposite[place] ?? 0) + 1;
      const d = effectSize(design, hypothesis, sample, Math.sign(contrast));
      if (d !== null) effects[place]?.push(d);
    }
  }
  if (runs === 0) return design.hypotheses.map(() => null);
  return design.hypotheses.map((_, place) => {
    const own = effects[place] ?? [];
    return {
      runs,
      found: (found[place] ?? 0) / runs,
      opposite: (opposite[place] ?? 0) / runs,
      d:
        own.length < 2
          ? null
          : { estimate: mean(own), low: quantile(own, 0.025), high: quantile(own, 0.975) },
    };
  });
}

/** Two one-sided tests of d against the smallest effect of interest, with the error that d's interval shows. */
function equivalenceOf(
  { design, scores }: ExperimentAnswers,
  hypothesis: Hypothesis,
  { d, low, high, n }: SimulatedEffect,
  { settings: { alpha, smallestEffect }, confidence }: ExperimentOptions,
): HypothesisResult['equivalence'] {
  const { published } = hypothesis;
  const basis = { design, hypothesis, options: scores.length, alpha };
  const smallest = smallestEffect ?? (published === undefined ? null : smallTelescope(basis, published.n));
  if (smallest === null || d === null || low === null || high === null || n < 4) return null;
  const oneGroup = design.test === 'paired' || design.test === 'proportion';
  const degrees = n - (oneGroup ? 1 : design.cells.length);
  const standardError = (high - low) / 2 / tQuantile((1 + confidence) / 2, degrees);
  const { p, pDifferent } = twoOneSidedTests({ estimate: d, standardError, degrees }, smallest, alpha);
  return {
    smallest,
    source: smallestEffect === null ? 'small-telescopes' : 'setting',
    p,
    outcome: p < alpha ? 'smaller' : pDifferent < alpha ? 'larger' : 'undecided',
  };
}
