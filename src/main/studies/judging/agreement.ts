import type { Instrument } from '../../../shared/domain/instrument.js';
import type { AgreementFigures, JudgedFigure } from '../../../shared/domain/judging.js';
import type { LabelledReplies, LabelledReply } from '../../../shared/domain/labelled-replies.js';
import type { Language } from '../../../shared/domain/text.js';
import { MettleError } from '../../../shared/errors.js';
import {
  judgeAgreement as agreementOf,
  judgeAgreementIntervals,
  oneHot,
  type AgreementFigure,
} from '../../analysis/agreement.js';
import { createRandom, hashSeed } from '../../analysis/random.js';
import { mean } from '../../analysis/summary.js';
import type { LoadedSubject } from '../../engine/engine.js';
import type { ReplyToRate } from './judge-prompt.js';
import { rateReplies, type RatedReply } from './rate-replies.js';

/** How agreement is measured. */
export interface AgreementOptions {
  readonly seed: number;
  /** Coverage of the intervals, between 0 and 1. */
  readonly confidence: number;
  /** Resamples; 2000 by default. */
  readonly replicates?: number;
  /** Language of the replies; English by default. */
  readonly language?: Language;
  readonly signal?: AbortSignal;
}

/** A judge's agreement with labels, over all scales and on each. */
export interface JudgeAgreement {
  readonly overall: AgreementFigures;
  readonly scales: Readonly<Record<string, AgreementFigures>>;
  /** Mean probability outside the ratings. */
  readonly offOption: number;
  /** Replies without a rating. */
  readonly unrated: number;
}

interface Pair {
  readonly scale: string;
  /** Places among the instrument's options. */
  readonly label: number;
  readonly judged: number;
}

const REPLICATES = 2000;

/**
 * Has a judge rate labelled replies and compares its most likely levels, which are what a study stores, with the labels. A
 * reply that it gives no rating counts as the level farthest from its label. Intervals by bootstrap over replies. Throws
 * `INVALID_INPUT` for replies that the instrument does not fit, `CANCELLED` when `signal` aborts before all are rated, and
 * what the judge's engine throws.
 */
export async function judgeAgreement(
  judge: Pick<LoadedSubject, 'readout'>,
  labelled: LabelledReplies,
  instrument: Instrument,
  options: AgreementOptions,
): Promise<JudgeAgreement> {
  const replies = labelled.replies.map((reply) => toRate(reply, instrument, options.language ?? 'en'));
  const rated = new Map<string, RatedReply>();
  for await (const rating of rateReplies(judge, replies, options.signal)) rated.set(rating.id, rating);
  const scores = instrument.options.map(({ score }) => score);
  const ratings: RatedReply[] = [];
  const pairs = labelled.replies.map(({ id, scale, level }): Pair => {
    const rating = rated.get(id);
    if (rating === undefined) {
      throw new MettleError('CANCELLED', `The judge was stopped before it had rated reply ${id}.`);
    }
    ratings.push(rating);
    const label = scores.indexOf(level);
    const judged = rating.level === null ? farthest(label, scores.length) : scores.indexOf(rating.level);
    return { scale, label, judged };
  });
  const figures = (chosen: readonly Pair[], family: string): AgreementFigures =>
    agreementFigures(chosen, scores.length, family, options);
  const scales = [...new Set(pairs.map(({ scale }) => scale))];
  return {
    overall: figures(pairs, 'overall'),
    scales: Object.fromEntries(
      scales.map((scale) => [
        scale,
        figures(
          pairs.filter((pair) => pair.scale === scale),
          scale,
        ),
      ]),
    ),
    offOption: mean(ratings.map(({ offOption }) => offOption)),
    unrated: ratings.filter(({ level }) => level === null).length,
  };
}

function toRate(
  { id, item, scale, level, text }: LabelledReply,
  instrument: Instrument,
  language: Language,
): ReplyToRate {
  const found = instrument.items.find((candidate) => candidate.id === item);
  if (found === undefined || !instrument.options.some(({ score }) => score === level)) {
    throw new MettleError(
      'INVALID_INPUT',
      `Labelled reply ${id} names item ${item} and level ${level}, which ${instrument.id} does not have.`,
      { hint: 'Use the labelled replies with the instrument that they were written for.' },
    );
  }
  return { id, instrument, item: found, scale, text, language };
}

function farthest(label: number, levels: number): number {
  return label >= (levels - 1) / 2 ? 0 : levels - 1;
}

function agreementFigures(
  pairs: readonly Pair[],
  levels: number,
  family: string,
  { seed, confidence, replicates = REPLICATES }: AgreementOptions,
): AgreementFigures {
  const labels = pairs.map(({ label }) => label);
  const judged = pairs.map((pair) => oneHot(pair.judged, levels));
  const found = agreementOf(labels, judged);
  const random = createRandom(hashSeed(seed, 'judge', family));
  const intervals = judgeAgreementIntervals(labels, judged, { confidence, replicates, random });
  const figure = (name: AgreementFigure, estimate: number): JudgedFigure => ({
    estimate: estimate + 0,
    low: intervals[name]?.low ?? null,
    high: intervals[name]?.high ?? null,
  });
  const known = (name: AgreementFigure, estimate: number | null): JudgedFigure | null =>
    estimate === null ? null : figure(name, estimate);
  return {
    replies: pairs.length,
    quadraticKappa: known('quadraticKappa', found.quadraticKappa),
    spearman: known('spearman', found.spearman),
    meanAbsoluteError: figure('meanAbsoluteError', found.meanAbsoluteError),
    exact: figure('exact', found.exact),
    withinOne: figure('withinOne', found.withinOne),
  };
}
