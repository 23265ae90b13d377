import type { Replay } from '../../../shared/contract/responses.js';
import type { Response } from '../../../shared/domain/response.js';
import type { RuntimeRecord } from '../../../shared/domain/subject.js';
import { MettleError } from '../../../shared/errors.js';
import { adapterOption } from '../../engine/adapter-choice.js';
import type { Engine, LoadedSubject, LoadOptions } from '../../engine/engine.js';
import { sampledAnswer } from '../../studies/administration/answers.js';
import { fittedTo } from '../../studies/administration/fitted.js';
import { readoutRequest, sampleRequest } from '../../studies/administration/requests.js';
import { plannedCell, type PlannedCell } from '../../studies/plan.js';
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
  requireAlone(traced);
  const loaded = await engine.load(subject.path, {
    ...recordedOptions(traced, runtime),
    ...adapterOption(subject),
  });
  try {
    if (loaded.file.sha256 !== subject.sha256) {
      throw new MettleError('SUBJECT_NOT_FOUND', `${subject.path} is not the file that answered.`, {
        hint: `Put the file of ${subject.name} back in its place.`,
      });
    }
    const { stored, record } = traced;
    const own = await fittedTo(record, loaded, ({ id }) => id === traced.condition);
    const cell = plannedCell(own, stored.response.cell);
    if (cell === undefined)
      throw new MettleError('STORE_CORRUPT', `The study does not ask ${stored.response.cell}.`);
    const answer =
      stored.response.kind === 'readout'
        ? await readOut(loaded, cell, stored.response)
        : await sample(loaded, traced, cell, stored.response);
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

/** Throws `INVALID_INPUT` for an answer that rests on others that were given before it. */
function requireAlone({ instrument, context, stored }: TracedResponse): void {
  const isAboutRun = instrument.task?.kind === 'confidence' && stored.response.kind === 'sampled';
  if (context !== 'conversation' && instrument.format !== 'open' && !isAboutRun) return;
  const why = isAboutRun
    ? 'It is a second turn, and what the same run answered in the first is part of the question.'
    : context === 'conversation'
      ? 'It stands in a running conversation, and the answers before it are part of the question.'
      : 'A judge read it, and replaying asks the subject alone.';
  throw new MettleError('INVALID_INPUT', `This answer cannot be asked again by itself. ${why}`, {
    hint: 'Run the study again under another seed, or compare its subjects.',
  });
}

function recordedOptions({ record }: TracedResponse, runtime: RuntimeRecord | null): LoadOptions {
  if (runtime === null) return { determinism: record.design.determinism };
  const { determinism, lanes, threads, contextSize, gpu, gpuLayers } = runtime;
  return { determinism, lanes, threads, contextSize, gpu: gpu === null || gpuLayers === 0 ? 'none' : 'auto' };
}

const REQUEST = 'replay';

async function readOut(
  loaded: LoadedSubject,
  cell: PlannedCell,
  stored: Extract<Response, { kind: 'readout' }>,
): Promise<Answered> {
  const { instrument, prompt: composed } = cell;
  const { options } = composed;
  const result = await only(loaded.readout([readoutRequest(REQUEST, cell)]));
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
  { record }: TracedResponse,
  cell: PlannedCell,
  stored: Extract<Response, { kind: 'sampled' }>,
): Promise<Answered> {
  const { administration } = record.design;
  if (administration.mode !== 'sampled') {
    throw new MettleError('STORE_CORRUPT', `A readout study holds a generated answer to ${stored.cell}.`);
  }
  const runs = [{ run: stored.run, seed: stored.seed }];
  const result = await only(loaded.sample([sampleRequest(REQUEST, cell, administration, runs)]));
  const { response } = sampledAnswer(result, cell);
  return {
    promptText: result.promptText,
    batchShape: result.batchShape,
    result: {
      same: result.text === stored.text,
      largestDifference: null,
      options: optionShares(cell.prompt, cell.instrument, null),
      text: result.text,
      outcome: response.outcome,
      score: response.score,
    },
  };
}

async function only<Result>(results: AsyncIterable<Result>): Promise<Result> {
  for await (const result of results) return result;
  throw new MettleError('ENGINE_PROTOCOL', 'The engine gave no answer.', { hint: 'Try once more.' });
}
