import type { Instrument } from '../../../../src/shared/domain/instrument.js';
import type { Hypothesis } from '../../../../src/shared/domain/replication/experiment.js';
import type { HypothesisResult, ReplicationRate } from '../../../../src/shared/domain/replication/result.js';
import { elementAt } from '../../../../src/main/analysis/element.js';
import { createRandom, hashSeed, type Random } from '../../../../src/main/analysis/random.js';
import { mean } from '../../../../src/main/analysis/summary.js';
import { acrossExperiments } from '../../../../src/main/studies/replication/across.js';
import { contrastOf } from '../../../../src/main/studies/replication/counted-choices.js';
import { drawSample } from '../../../../src/main/studies/replication/draw.js';
import { effectSize } from '../../../../src/main/studies/replication/effect-size.js';
import { experimentResults } from '../../../../src/main/studies/replication/one-experiment.js';
import type { ExperimentAnswers } from '../../../../src/main/studies/replication/participant-answers.js';
import { foundPower } from '../../../../src/main/studies/replication/power.js';
import { significances } from '../../../../src/main/studies/replication/significance.js';
import { syntheticParticipants } from './synthetic-participants.js';

/** Who takes part in a battery: what effect they show of an original, and of what later studies of people found. */
export const SUBJECTS = {
  /** Shows what people showed again, as large as in the original, and nothing else. */
  faithful: (hypothesis: Hypothesis, later: string | undefined): number =>
    later === 'not-replicated' ? 0 : (hypothesis.published?.d ?? 0),
  /** Shows whatever was published. */
  parrot: (hypothesis: Hypothesis): number => hypothesis.published?.d ?? 0,
  /** Shows nothing. */
  indifferent: (): number => 0,
} as const;
export type BatterySubject = keyof typeof SUBJECTS;

/** Means over simulated batteries: what was counted, beside what is to be expected from the power that is said. */
export interface BatteryFigures {
  readonly rate: number;
  readonly mainEffects: number;
  readonly interactions: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  readonly shams: number;
  readonly expected: {
    readonly rate: number;
    readonly mainEffects: number;
    readonly interactions: number;
    readonly falsePositives: number;
    readonly falseNegatives: number;
    readonly shams: number;
  };
}

const ALPHA = 0.05;

/**
 * Runs the whole battery of experiments on made-up participants, `batteries` times, by the code of the study kind: assignment
 * and draws, the originals' tests, and what all experiments say together. What does not change from run to run, such as the
 * original's interval, is worked out once.
 */
export function simulateBatteries(
  experiments: ReadonlyMap<string, Instrument>,
  { subject, batteries, participants, seed }: BatteryOptions,
): BatteryFigures {
  const shownBy = SUBJECTS[subject];
  const options = { settings: { alpha: ALPHA, redraws: 1, smallestEffect: null }, confidence: 0.95, seed };
  const battery = [...experiments.values()].map((instrument) => {
    const later = instrument.experiment?.replications[0]?.found;
    const answers = syntheticParticipants(instrument, participants, (hypothesis) =>
      shownBy(hypothesis, later),
    );
    return { answers, first: experimentResults(answers, { ...options, subject }) };
  });
  const random = createRandom(hashSeed(seed, 'batteries', subject));
  const runs = Array.from({ length: batteries }, () =>
    acrossExperiments(
      battery.flatMap(({ answers, first }) => runAgain(answers, first, random)),
      { alpha: ALPHA, confidence: options.confidence },
    ),
  );
  const share = (rate: ReplicationRate | null): number => rate?.share.estimate ?? NaN;
  const of = (figure: (across: (typeof runs)[number]) => number): number => mean(runs.map(figure));
  return {
    rate: of(({ rate }) => share(rate)),
    mainEffects: of(({ mainEffects }) => share(mainEffects)),
    interactions: of(({ interactions }) => share(interactions)),
    falsePositives: of(({ falsePositives }) => share(falsePositives)),
    falseNegatives: of(({ falseNegatives }) => share(falseNegatives)),
    shams: of(({ shams }) => shams?.share ?? NaN),
    expected: expectedOf(experiments, subject, participants),
  };
}

/** One more run of an experiment in place of its first, which was worked out in full. */
function runAgain(
  answers: ExperimentAnswers,
  first: readonly HypothesisResult[],
  random: Random,
): HypothesisResult[] {
  const { design } = answers;
  const sample = drawSample(answers, random);
  const ps = significances(design, sample);
  return first.map((result, place) => {
    const hypothesis = elementAt(design.hypotheses, place);
    const contrast = contrastOf(design, sample, hypothesis.contrast);
    const sign = Math.abs(contrast) < 1e-12 ? 0 : Math.sign(contrast);
    const p = elementAt(ps, place);
    if (result.simulated === null) throw new Error(`${result.experiment} could not be tested`);
    return {
      ...result,
      simulated: {
        ...result.simulated,
        p,
        d: effectSize(design, hypothesis, sample, sign),
        found: sign > 0 && p < ALPHA,
      },
      redrawn: {
        runs: 1,
        found: sign > 0 && p < ALPHA ? 1 : 0,
        opposite: sign < 0 && p < ALPHA ? 1 : 0,
        d: null,
      },
    };
  });
}

/** What the said powers, of so many participants at the effects that a subject shows, let expect. */
function expectedOf(
  experiments: ReadonlyMap<string, Instrument>,
  subject: BatterySubject,
  participants: number,
): BatteryFigures['expected'] {
  const shownBy = SUBJECTS[subject];
  const powers = [...experiments.values()].flatMap((instrument) => {
    const { experiment: design, options } = instrument;
    if (design === undefined) return [];
    const later = design.replications[0]?.found;
    const each = design.test === 'paired' ? participants : participants / design.cells.length;
    return design.hypotheses.flatMap((hypothesis) => {
      if (hypothesis.published === undefined) return [];
      const basis = { design, hypothesis, options: options.length, alpha: ALPHA };
      const power = foundPower(
        basis,
        design.cells.map(() => each),
      );
      return [{ kind: hypothesis.kind, later, power: power(shownBy(hypothesis, later)) }];
    });
  });
  const of = (entries: typeof powers): number => mean(entries.map(({ power }) => power));
  return {
    rate: of(powers),
    mainEffects: of(powers.filter(({ kind }) => kind === 'main')),
    interactions: of(powers.filter(({ kind }) => kind === 'interaction')),
    falsePositives: of(powers.filter(({ later }) => later === 'not-replicated')),
    falseNegatives: 1 - of(powers.filter(({ later }) => later === 'replicated')),
    shams: ALPHA,
  };
}

export interface BatteryOptions {
  readonly subject: BatterySubject;
  readonly batteries: number;
  readonly participants: number;
  readonly seed: number;
}
