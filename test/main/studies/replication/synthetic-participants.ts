import type { ExperimentDesign, Hypothesis } from '../../../../src/shared/domain/replication/experiment.js';
import type { Instrument } from '../../../../src/shared/domain/instrument.js';
import { oddsRatioFromD, rFromD } from '../../../../src/main/analysis/experiments/effect-conversions.js';
import type { ExperimentAnswers } from '../../../../src/main/studies/replication/participant-answers.js';
import { uniformAnswers } from './simulated-answers.js';

/**
 * Made-up participants, all alike, who show each hypothesis of an experiment with the effect d that `shown` gives it, by the
 * measure that d has in its family of tests: means on a rating scale by d on the standard deviation (pairs: d_z), shares by the
 * odds ratio over the published share of the lower cell, or by the difference about one half that has r of d.
 */
export function syntheticParticipants(
  instrument: Instrument,
  participants: number,
  shown: (hypothesis: Hypothesis) => number,
): ExperimentAnswers {
  const { experiment: design, options } = instrument;
  if (design === undefined) throw new Error(`${instrument.id} is no experiment`);
  const cells = design.test.startsWith('proportion')
    ? sharesOf(design, shown).map((share, cell) => chosen(design, cell, share, options.length))
    : tilted(design, shown, options.length);
  return uniformAnswers(instrument, participants, (cell) => cells[cell] ?? Array.from(options, () => 1));
}

function sharesOf(design: ExperimentDesign, shown: (hypothesis: Hypothesis) => number): number[] {
  const [hypothesis] = design.hypotheses;
  if (hypothesis === undefined) throw new Error('an experiment has a hypothesis');
  const d = shown(hypothesis);
  const moved = (share: number): number => {
    const odds = (share / (1 - share)) * oddsRatioFromD(d);
    return odds / (1 + odds);
  };
  if (design.test === 'proportion') return [moved(design.chance ?? 0.5)];
  const lower = design.cells.find(({ id }) => (hypothesis.contrast[id] ?? 0) < 0);
  const counts = lower === undefined ? undefined : hypothesis.published?.counts?.[lower.id];
  const half = rFromD(d) / 2;
  const [high, low] =
    counts === undefined
      ? [0.5 + half, 0.5 - half]
      : [moved(counts.successes / counts.count), counts.successes / counts.count];
  return design.cells.map(({ id }) => ((hypothesis.contrast[id] ?? 0) > 0 ? high : low));
}

/** Chances of the options at which the choice asked about has the share given, spread evenly within it and outside it. */
function chosen(design: ExperimentDesign, cell: number, share: number, options: number): number[] {
  const counted = design.cells[cell]?.counted ?? design.counted ?? [];
  return Array.from({ length: options }, (_, place) =>
    counted.includes(place + 1) ? share / counted.length : (1 - share) / (options - counted.length),
  );
}

/** Chances by cell of a rating scale, tilted from a symmetric spread until the contrasts have the effects asked for. */
function tilted(
  design: ExperimentDesign,
  shown: (hypothesis: Hypothesis) => number,
  options: number,
): number[][] {
  const scale = design.test === 'paired' ? Math.SQRT2 : 1;
  const tilts = design.hypotheses.map((hypothesis) => tiltOf(shown(hypothesis) * scale, options));
  return design.cells.map(({ id }) =>
    spread(
      design.hypotheses.reduce(
        (sum, { contrast }, place) => sum + Math.sign(contrast[id] ?? 0) * (tilts[place] ?? 0),
        0,
      ),
      options,
    ),
  );
}

/** The tilt at which the spreads tilted up and down by it lie d standard deviations apart. */
function tiltOf(d: number, options: number): number {
  let [low, high] = [-4, 4];
  for (let step = 0; step < 60; step += 1) {
    const middle = (low + high) / 2;
    const { mean, variance } = moments(spread(middle, options));
    const apart = (mean - moments(spread(-middle, options)).mean) / Math.sqrt(variance);
    if (apart < d) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function spread(tilt: number, options: number): number[] {
  const centre = (options - 1) / 2;
  const weights = Array.from({ length: options }, (_, place) => {
    const off = place - centre;
    return Math.exp(-((off / (options / 4)) ** 2) / 2 + tilt * off);
  });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function moments(chances: readonly number[]): { readonly mean: number; readonly variance: number } {
  const mean = chances.reduce((sum, chance, place) => sum + chance * place, 0);
  return { mean, variance: chances.reduce((sum, chance, place) => sum + chance * (place - mean) ** 2, 0) };
}
