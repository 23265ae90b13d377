import type { Replay } from '../../../shared/contract/responses.js';
import type { Response } from '../../../shared/domain/response.js';
import type { RuntimeRecord } from '../../../shared/domain/subject.js';
import { MettleError } from '../../../shared/errors.js';
import { parseAnswer } from '../../engine/answer/parse-answer.js';
import type { Engine, LoadedSubject, LoadOptions } from '../../engine/engine.js';
import { optionShares, type TracedResponse } from './response-detail.js';
import { replayNotes } from './replay-notes.js';
import { expectedScore } from './row-maker.js';

/** What came back when a response was asked for again. */
interface Answered {
  readonly promptText: string;
  /** Sequences decoded together; null for a readout. */
  readonly batchShape: number | null;
  readonly result: Pick<Replay, 'same' | 'largestDifference' | 'options' | 'text' | 'outcome' | 'score'>;
}

/**
 * Loads the subject as it was loaded for the run, asks the same once more with the same seed, and sets the answer beside the
 * stored one. Nothing is stored. Throws what the engine throws, and `SUBJECT_NOT_FOUND` where the file is another one now.
 */
export async function replayResponse(engine: Pick<Engine, 'load'>, traced: TracedResponse): Promise<Replay> {
  const { subject, runtime } = traced.subject;
  const loaded = await engine.load(subject.path, recordedOptions(traced, runtime));
  try {
    if (loaded.file.sha256 !== subject.sha256) {
      throw new MettleError('SUBJECT_NOT_FOUND', `${subject.path} is not the file that answered.`, {
        hint: `Put the file of ${subject.name} back in its place.`,
      });
    }
    const { stored } = traced;
    const answer =
      stored.response.kind === 'readout'
        ? await readOut(loaded, traced, stored.response)
        : await sample(loaded, traced, stored.response);
    const { promptText, batchShape, result } = answer;
    const samePrompt = promptText === traced.prompt;
    const now = loaded.runtime;
    const facts = { now, samePrompt, batchShape };
    const notes = result.same && samePrompt ? [] : replayNotes(stored.response, runtime, facts);
    return { samePrompt, ...result, runtime: { ...now }, notes };
  } finally {
    await loaded.close();
  }
}

function recordedOptions({ record }: TracedResponse, runtime: RuntimeRecord | null): LoadOptions {
  if (runtime === null) return { determinism: record.design.determinism };
  const { determinism, lanes, threads, contextSize, gpu, gpuLayers } = runtime;
  return { determinism, lanes, threads, contextSize, gpu: gpu === null || gpuLayers === 0 ? 'none' : 'auto' };
}

const REQUEST = 'replay';

async function readOut(
  loaded: LoadedSubject,
  { composed, instrument }: TracedResponse,
  stored: Extract<Response, { kind: 'readout' }>,
): Promise<Answered> {
  const { system, user, options } = composed;
  const request = { id: REQUEST, messages: { system, user }, options: options.map(({ label }) => label) };
  const result = await only(loaded.readout([request]));
  const probabilities = instrument.options.map(
    ({ score }) => result.probabilities[options.findIndex((option) => option.score === score)] ?? Number.NaN,
  );
  const differences = probabilities.map((value, place) =>
    Math.abs(value - (stored.probabilities[place] ?? Number.NaN)),
  );
  return {
    promptText: result.promptText,
    batchShape: null,
    result: {
      same: probabilities.every((value, place) => Object.is(value, stored.probabilities[place])),
      largestDifference: Math.max(...differences),
      options: optionShares(composed, instrument, probabilities),
      text: null,
      outcome: 'readout',
      score: expectedScore(probabilities, instrument),
    },
  };
}

async function sample(
  loaded: LoadedSubject,
  { record, composed, instrument }: TracedResponse,
  stored: Extract<Response, { kind: 'sampled' }>,
): Promise<Answered> {
  const { administration } = record.design;
  if (administration.mode !== 'sampled') {
    throw new MettleError('STORE_CORRUPT', `A readout study holds a generated answer to ${stored.cell}.`);
  }
  const { system, user, options } = composed;
  const { sampler, answer, maxTokens } = administration;
  const result = await only(
    loaded.sample([
      {
        id: REQUEST,
        messages: { system, user },
        options: options.map(({ label }) => label),
        runs: [{ run: stored.run, seed: stored.seed }],
        sampler,
        answer,
        maxTokens,
      },
    ]),
  );
  const { outcome, score } = parseAnswer(result.text, options, result.truncated);
  return {
    promptText: result.promptText,
    batchShape: result.batchShape,
    result: {
      same: result.text === stored.text,
      largestDifference: null,
      options: optionShares(composed, instrument, null),
      text: result.text,
      outcome,
      score,
    },
  };
}

async function only<Result>(results: AsyncIterable<Result>): Promise<Result> {
  for await (const result of results) return result;
  throw new MettleError('ENGINE_PROTOCOL', 'The engine gave no answer.', { hint: 'Try once more.' });
}
