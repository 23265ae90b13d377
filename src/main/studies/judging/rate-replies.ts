import { MettleError } from '../../../shared/errors.js';
import type { LoadedSubject, ReadoutRequest, ReadoutResult } from '../../engine/engine.js';
import { judgeQuestions, type JudgeQuestion, type ReplyToRate } from './judge-prompt.js';

/** What a judge says of a reply. */
export interface RatedReply {
  readonly id: string;
  readonly scale: string;
  /**
   * Probability of each level, ascending by score, renormalised within each option order and averaged over both: sums to 1,
   * or to 0 where the judge put nothing on the ratings.
   */
  readonly probabilities: readonly number[];
  /** Mean probability outside the ratings. */
  readonly offOption: number;
  /** The most likely score, the lowest of those that tie; null where there is none. */
  readonly level: number | null;
  /** Expected score; null where there is none. */
  readonly mean: number | null;
}

interface OpenReply {
  readonly reply: ReplyToRate;
  readonly answers: { readonly shares: readonly number[]; readonly offOption: number }[];
}

/**
 * Rates replies one after the other as they come: two readouts each, one per option order. Replies are read no faster than the
 * judge answers, and ratings come in the order in which they are complete. Ends early when `signal` aborts. Throws
 * `INVALID_INSTRUMENT` as `judgeQuestions`, and what the judge's engine throws.
 */
export async function* rateReplies(
  judge: Pick<LoadedSubject, 'readout'>,
  replies: AsyncIterable<ReplyToRate> | Iterable<ReplyToRate>,
  signal?: AbortSignal,
): AsyncGenerator<RatedReply> {
  const asked = new Map<string, { readonly open: OpenReply; readonly question: JudgeQuestion }>();
  for await (const result of judge.readout(requests(replies, asked), signal)) {
    const entry = asked.get(result.id);
    if (entry === undefined) {
      throw new MettleError('ENGINE_PROTOCOL', `The judge answered request ${result.id}, which is not open.`);
    }
    asked.delete(result.id);
    const { open, question } = entry;
    open.answers.push(readAnswer(result, question, open.reply));
    if (open.answers.length === ORDERS) yield ratingOf(open);
  }
}

const ORDERS = 2;

async function* requests(
  replies: AsyncIterable<ReplyToRate> | Iterable<ReplyToRate>,
  asked: Map<string, { readonly open: OpenReply; readonly question: JudgeQuestion }>,
): AsyncGenerator<ReadoutRequest> {
  let next = 0;
  for await (const reply of replies) {
    const open: OpenReply = { reply, answers: [] };
    for (const question of judgeQuestions(reply)) {
      // Two replies may share an identifier, so requests are told apart by their number.
      const id = String(next);
      next += 1;
      asked.set(id, { open, question });
      yield { id, messages: question.messages, options: question.labels };
    }
  }
}

/** Shares ascending by score. */
function readAnswer(
  { probabilities, offOption }: ReadoutResult,
  { scores }: JudgeQuestion,
  { id, instrument }: ReplyToRate,
): OpenReply['answers'][number] {
  const raw = instrument.options.map(({ score }) => {
    const probability = probabilities[scores.indexOf(score)];
    if (probability === undefined || !Number.isFinite(probability) || probability < 0) {
      throw new MettleError('ENGINE_PROTOCOL', `The judge gave no probability for ${score} on reply ${id}.`);
    }
    return probability;
  });
  const total = raw.reduce((sum, probability) => sum + probability, 0);
  return { shares: raw.map((probability) => (total > 0 ? probability / total : 0)), offOption };
}

function ratingOf({ reply: { id, scale, instrument }, answers }: OpenReply): RatedReply {
  const scores = instrument.options.map(({ score }) => score);
  const sums = scores.map((_, place) => answers.reduce((sum, { shares }) => sum + (shares[place] ?? 0), 0));
  const total = sums.reduce((sum, share) => sum + share, 0);
  const probabilities = sums.map((share) => (total > 0 ? share / total : 0));
  const likeliest = probabilities.indexOf(Math.max(...probabilities));
  return {
    id,
    scale,
    probabilities,
    offOption: answers.reduce((sum, answer) => sum + answer.offOption, 0) / answers.length,
    level: total > 0 ? (scores[likeliest] ?? null) : null,
    mean:
      total > 0 ? scores.reduce((sum, score, place) => sum + score * (probabilities[place] ?? 0), 0) : null,
  };
}
