import { createHash } from 'node:crypto';
import type { ReadoutResponse, SampledResponse } from '../../shared/domain/response.js';
import type { Administration, StudyDesign } from '../../shared/domain/study.js';
import { MettleError } from '../../shared/errors.js';
import { hashSeed } from '../analysis/random.js';
import { parseAnswer } from '../engine/answer/parse-answer.js';
import type {
  LoadedSubject,
  ReadoutRequest,
  ReadoutResult,
  SampleRequest,
  SampleResult,
} from '../engine/engine.js';
import type { PlannedCell } from './plan.js';
import type { Answer } from './response-writer.js';

/** Runs of one prompt that are asked for at a time, so that a cell with many runs is not held whole. */
const RUNS_PER_REQUEST = 256;

type SampledAdministration = Extract<Administration, { mode: 'sampled' }>;

/** What is to be asked of one subject. */
export interface Questions {
  /** In the order in which they are to be asked. */
  readonly cells: Iterable<PlannedCell>;
  /** Whether a run (from 0) of a cell is asked for, in sampled mode. */
  readonly wantedRun: (cell: number, run: number) => boolean;
}

/**
 * Puts cells of a plan to a subject and gives its answers as they come, in readout or sampled mode as the design says. The
 * cells are read no faster than the engine asks for requests. Ends early, with the decode in hand finished, when `signal`
 * aborts. Throws what the engine throws.
 */
export async function* administer(
  subject: LoadedSubject,
  { administration, seed }: StudyDesign,
  questions: Questions,
  signal: AbortSignal,
): AsyncGenerator<Answer> {
  const asked = new AskedCells();
  if (administration.mode === 'readout') {
    for await (const result of subject.readout(readoutRequests(questions, asked, signal), signal)) {
      yield readoutAnswer(result, asked.take(result.id));
    }
    return;
  }
  for await (const result of subject.sample(
    sampleRequests(administration, seed, questions, asked, signal),
    signal,
  )) {
    yield sampledAnswer(result, asked.take(result.id));
  }
}

/** llama.cpp takes the next number, 2^32 - 1, as a wish for a seed of its own choosing (`LLAMA_DEFAULT_SEED`). */
const LARGEST_SEED = 0xffff_fffe;

/** The seed of one run (from 0) of a cell: the same for every subject, so that subjects are compared with paired seeds. */
export function runSeed(studySeed: number, cell: string, run: number): number {
  return Math.min(hashSeed(studySeed, cell, run), LARGEST_SEED);
}

function* readoutRequests(
  { cells }: Questions,
  asked: AskedCells,
  signal: AbortSignal,
): Generator<ReadoutRequest> {
  for (const cell of cells) {
    if (signal.aborted) return;
    const { system, user, options } = cell.prompt;
    const id = asked.put(cell, 1);
    yield { id, messages: { system, user }, options: options.map(({ label }) => label) };
  }
}

function* sampleRequests(
  { runs, sampler, answer, maxTokens }: SampledAdministration,
  seed: number,
  { cells, wantedRun }: Questions,
  asked: AskedCells,
  signal: AbortSignal,
): Generator<SampleRequest> {
  for (const cell of cells) {
    const { system, user, options } = cell.prompt;
    for (let first = 0; first < runs; first += RUNS_PER_REQUEST) {
      if (signal.aborted) return;
      const wanted: { run: number; seed: number }[] = [];
      for (let run = first; run < Math.min(runs, first + RUNS_PER_REQUEST); run += 1) {
        if (wantedRun(cell.index, run)) wanted.push({ run, seed: runSeed(seed, cell.key, run) });
      }
      if (wanted.length === 0) continue;
      const id = asked.put(cell, wanted.length);
      const labels = options.map(({ label }) => label);
      yield { id, messages: { system, user }, options: labels, runs: wanted, sampler, answer, maxTokens };
    }
  }
}

/** Cells whose answers are on their way: as many as the engine holds, since it takes requests only as it answers. */
class AskedCells {
  readonly #cells = new Map<string, { readonly cell: PlannedCell; left: number }>();
  #next = 0;

  put(cell: PlannedCell, answers: number): string {
    const id = String(this.#next);
    this.#next += 1;
    this.#cells.set(id, { cell, left: answers });
    return id;
  }

  take(id: string): PlannedCell {
    const asked = this.#cells.get(id);
    if (asked === undefined) {
      throw new MettleError('ENGINE_PROTOCOL', `The engine answered request ${id}, which is not open.`);
    }
    asked.left -= 1;
    if (asked.left <= 0) this.#cells.delete(id);
    return asked.cell;
  }
}

function readoutAnswer(result: ReadoutResult, planned: PlannedCell): Answer {
  const response: ReadoutResponse = {
    kind: 'readout',
    cell: planned.key,
    promptHash: hashText(result.promptText),
    probabilities: ascending(result, planned),
    offOption: result.offOption,
    promptTokens: result.promptTokens,
    evaluatedTokens: result.evaluatedTokens,
    milliseconds: result.milliseconds,
  };
  const { promptText, evaluatedTokens } = result;
  return { response, promptText, cell: planned.index, run: 0, tokens: evaluatedTokens };
}

/** From presented order to the instrument's own, ascending by score. */
function ascending(result: ReadoutResult, { instrument, prompt, key }: PlannedCell): number[] {
  return instrument.options.map(({ score }) => {
    const probability = result.probabilities[prompt.options.findIndex((option) => option.score === score)];
    if (probability === undefined || !Number.isFinite(probability)) {
      throw new MettleError(
        'ENGINE_PROTOCOL',
        `The engine gave no probability for score ${score} of cell ${key}.`,
      );
    }
    return probability;
  });
}

function sampledAnswer(result: SampleResult, planned: PlannedCell): Answer {
  const parsed = parseAnswer(result.text, planned.prompt.options, result.truncated);
  const response: SampledResponse = {
    kind: 'sampled',
    cell: planned.key,
    run: result.run,
    seed: result.seed,
    promptHash: hashText(result.promptText),
    text: result.text,
    ...parsed,
    batchShape: result.batchShape,
    promptTokens: result.promptTokens,
    generatedTokens: result.generatedTokens,
    milliseconds: result.milliseconds,
  };
  const { promptText, run, generatedTokens } = result;
  return { response, promptText, cell: planned.index, run, tokens: generatedTokens };
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
