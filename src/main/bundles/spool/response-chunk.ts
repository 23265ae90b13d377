import { deserialize, serialize } from 'node:v8';
import type { ReadoutResponse, Response, SampledResponse } from '../../../shared/domain/response.js';

const OUTCOMES = [
  'parsed',
  'refusal',
  'unparsed',
  'truncated',
] as const satisfies readonly SampledResponse['outcome'][];

/** Cells and prompts by their places among the distinct ones, and numbers, response by response. */
interface Shared {
  readonly cells: readonly string[];
  readonly cell: Uint32Array;
  readonly prompts: readonly string[];
  readonly prompt: Uint32Array;
  readonly promptTokens: Float64Array;
  readonly milliseconds: Float64Array;
}

interface ReadoutChunk extends Shared {
  readonly kind: 'readout';
  /** Options of each response; their probabilities follow on each other. */
  readonly options: Uint32Array;
  readonly probabilities: Float64Array;
  readonly offOption: Float64Array;
  readonly evaluatedTokens: Float64Array;
}

interface SampledChunk extends Shared {
  readonly kind: 'sampled';
  readonly run: Float64Array;
  readonly seed: Float64Array;
  readonly texts: readonly string[];
  readonly text: Uint32Array;
  readonly outcome: Uint8Array;
  /** NaN for null. */
  readonly score: Float64Array;
  readonly batchShape: Float64Array;
  readonly generatedTokens: Float64Array;
}

/** Responses column by column, for this process to read back: every number with its bits, every text with its code units. */
export function chunkBytes(responses: readonly Response[]): Buffer[] {
  const readouts = responses.filter((response) => response.kind === 'readout');
  const sampled = responses.filter((response) => response.kind === 'sampled');
  if (readouts.length > 0 && sampled.length > 0) {
    // Such a mixture keeps its order in chunks of one.
    return responses.flatMap((response) => chunkBytes([response]));
  }
  if (readouts.length > 0) return [serialize(readoutChunk(readouts))];
  return sampled.length > 0 ? [serialize(sampledChunk(sampled))] : [];
}

/** What `chunkBytes` was given. */
export function* chunkResponses(bytes: Uint8Array): Generator<Response> {
  const chunk = deserialize(bytes) as ReadoutChunk | SampledChunk;
  if (chunk.kind === 'readout') yield* readoutsOf(chunk);
  else yield* sampledOf(chunk);
}

function readoutChunk(responses: readonly ReadoutResponse[]): ReadoutChunk {
  const probabilities = Float64Array.from(responses.flatMap((response) => response.probabilities));
  return {
    kind: 'readout',
    ...sharedOf(responses),
    options: Uint32Array.from(responses, (response) => response.probabilities.length),
    probabilities,
    offOption: Float64Array.from(responses, ({ offOption }) => offOption),
    evaluatedTokens: Float64Array.from(responses, ({ evaluatedTokens }) => evaluatedTokens),
  };
}

function sampledChunk(responses: readonly SampledResponse[]): SampledChunk {
  const [texts, text] = distinct(responses.map((response) => response.text));
  return {
    kind: 'sampled',
    ...sharedOf(responses),
    run: Float64Array.from(responses, ({ run }) => run),
    seed: Float64Array.from(responses, ({ seed }) => seed),
    texts,
    text,
    outcome: Uint8Array.from(responses, ({ outcome }) => OUTCOMES.indexOf(outcome)),
    score: Float64Array.from(responses, ({ score }) => score ?? NaN),
    batchShape: Float64Array.from(responses, ({ batchShape }) => batchShape),
    generatedTokens: Float64Array.from(responses, ({ generatedTokens }) => generatedTokens),
  };
}

function sharedOf(responses: readonly Response[]): Shared {
  const [cells, cell] = distinct(responses.map((response) => response.cell));
  const [prompts, prompt] = distinct(responses.map(({ promptHash }) => promptHash));
  return {
    cells,
    cell,
    prompts,
    prompt,
    promptTokens: Float64Array.from(responses, ({ promptTokens }) => promptTokens),
    milliseconds: Float64Array.from(responses, ({ milliseconds }) => milliseconds),
  };
}

function* readoutsOf(chunk: ReadoutChunk): Generator<ReadoutResponse> {
  let first = 0;
  for (const [place, options] of chunk.options.entries()) {
    yield {
      kind: 'readout',
      cell: chunk.cells[chunk.cell[place] ?? 0] ?? '',
      promptHash: chunk.prompts[chunk.prompt[place] ?? 0] ?? '',
      probabilities: [...chunk.probabilities.subarray(first, first + options)],
      offOption: chunk.offOption[place] ?? 0,
      promptTokens: chunk.promptTokens[place] ?? 0,
      evaluatedTokens: chunk.evaluatedTokens[place] ?? 0,
      milliseconds: chunk.milliseconds[place] ?? 0,
    };
    first += options;
  }
}

function* sampledOf(chunk: SampledChunk): Generator<SampledResponse> {
  for (let place = 0; place < chunk.run.length; place += 1) {
    const score = chunk.score[place] ?? NaN;
    yield {
      kind: 'sampled',
      cell: chunk.cells[chunk.cell[place] ?? 0] ?? '',
      run: chunk.run[place] ?? 0,
      seed: chunk.seed[place] ?? 0,
      promptHash: chunk.prompts[chunk.prompt[place] ?? 0] ?? '',
      text: chunk.texts[chunk.text[place] ?? 0] ?? '',
      outcome: OUTCOMES[chunk.outcome[place] ?? 0] ?? 'unparsed',
      score: Number.isNaN(score) ? null : score,
      batchShape: chunk.batchShape[place] ?? 0,
      promptTokens: chunk.promptTokens[place] ?? 0,
      generatedTokens: chunk.generatedTokens[place] ?? 0,
      milliseconds: chunk.milliseconds[place] ?? 0,
    };
  }
}

/** The distinct values in the order of first use, and the place of each value among them. */
function distinct(values: readonly string[]): [string[], Uint32Array] {
  const places = new Map<string, number>();
  const place = Uint32Array.from(values, (value) => {
    const known = places.get(value);
    if (known !== undefined) return known;
    places.set(value, places.size);
    return places.size - 1;
  });
  return [[...places.keys()], place];
}
