import type { Language } from '../../../shared/domain/text.js';
import type { Instrument, Item } from '../../../shared/domain/instrument.js';
import { MettleError } from '../../../shared/errors.js';
import { isRefusal } from '../../engine/answer/refusal.js';
import { spokenAnswer } from '../../engine/chat-template/thinking.js';
import type { LoadedSubject, SampleRequest, SampleResult } from '../../engine/engine.js';
import type { PlannedCell } from '../plan.js';
import type { Answer } from '../response-writer.js';
import { generatedAnswer } from './answers.js';

/** A free reply to be read. */
export interface Reply {
  readonly id: string;
  readonly instrument: Instrument;
  readonly item: Item;
  /** The scale whose rubric it is read by: the item's first. */
  readonly scale: string;
  readonly text: string;
  readonly language: Language;
}

/** Reads replies by their rubrics: the score of each, before keying, or null where the judge gives none. */
export type RateReplies = (
  replies: readonly Reply[],
  signal: AbortSignal,
) => AsyncIterable<{ readonly id: string; readonly score: number | null }>;

/** Replies that are read at a time: what a crash can cost. */
const REPLIES_AT_A_TIME = 32;

/** A reply with the cell that it answers. */
interface Given {
  readonly result: SampleResult;
  readonly cell: PlannedCell;
  readonly text: string;
}

/**
 * Free replies with the score that a judge gives each. A refusal, an empty reply and a thought that came to
 * no reply are not read. A reply that was cut off at its last token is: it is long enough. Throws `INVALID_STUDY` without a
 * judge, and what the engines throw.
 */
export async function* judgedReplies(
  subject: LoadedSubject,
  requests: Iterable<SampleRequest>,
  cellOf: (id: string) => PlannedCell,
  rate: RateReplies | null,
  signal: AbortSignal,
): AsyncGenerator<Answer> {
  if (rate === null) {
    throw new MettleError(
      'INVALID_STUDY',
      'The study asks for free replies and names no judge to read them.',
      {
        hint: 'Give "judge" with a subject, or leave the instrument of free replies out.',
      },
    );
  }
  let given: Given[] = [];
  for await (const result of subject.sample(requests, signal)) {
    const cell = cellOf(result.id);
    const { text, unfinished } = spokenAnswer(result.promptText, result.text);
    if (unfinished) yield generatedAnswer(result, cell, { outcome: 'truncated', score: null });
    else if (text.trim() === '') yield generatedAnswer(result, cell, { outcome: 'unparsed', score: null });
    else if (isRefusal(text)) yield generatedAnswer(result, cell, { outcome: 'refusal', score: null });
    else given.push({ result, cell, text: text.trim() });
    if (given.length < REPLIES_AT_A_TIME) continue;
    yield* readReplies(given, rate, signal);
    given = [];
  }
  yield* readReplies(given, rate, signal);
}

async function* readReplies(
  given: readonly Given[],
  rate: RateReplies,
  signal: AbortSignal,
): AsyncGenerator<Answer> {
  if (given.length === 0) return;
  const replies = given.map(({ cell, text }, place): Reply => {
    const { instrument, item, way } = cell;
    const [key] = item.keys;
    if (key === undefined) throw new RangeError(`item ${item.id} is keyed to no scale`);
    return { id: String(place), instrument, item, scale: key.scale, text, language: way.language };
  });
  for await (const { id, score } of rate(replies, signal)) {
    const entry = given[Number(id)];
    if (entry === undefined)
      throw new MettleError('ENGINE_PROTOCOL', `The judge read reply ${id}, which was not given.`);
    yield generatedAnswer(entry.result, entry.cell, {
      outcome: score === null ? 'unparsed' : 'parsed',
      score,
    });
  }
}
