import type { PresentedOption } from '../../../shared/domain/cell.js';
import type { ReadoutResponse, Response, SampledResponse } from '../../../shared/domain/response.js';
import type { Located } from '../tables/plan-index.js';
import { expectedScore } from '../tables/expected-score.js';
import { SCORER } from './inspect-header.js';

/** What a sample is made of beside its response. */
export interface SampleParts {
  readonly model: string;
  readonly located: Located;
  /** The condition's part in the design. */
  readonly conditionKind: string;
  /** As they were presented; none of an open question, and where a licence keeps their texts out. */
  readonly options: readonly PresentedOption[];
  /** The exact prompt, or null where it stays out. */
  readonly prompt: string | null;
  /** Whether generated texts go in. */
  readonly rawText: boolean;
}

/** Inspect's mark for a sample without an answer. */
const NO_ANSWER = 'N';

/**
 * One response as a sample of Inspect: its cell is the id, its run the epoch (from 1). A readout stands as one token with the
 * log probabilities of all labels; its score is the expected score over the options, that of a sampled answer the score of its
 * option, both before keying. There is no right answer, so that the target is empty.
 */
export function inspectSample(response: Response, parts: SampleParts): Readonly<Record<string, unknown>> {
  const { located, prompt, model, rawText } = parts;
  const input = prompt ?? `sha256:${response.promptHash}`;
  const read = response.kind === 'readout' ? readoutParts(response, parts) : sampledParts(response, rawText);
  const usage = {
    input_tokens: response.promptTokens,
    output_tokens: read.tokens,
    total_tokens: response.promptTokens + read.tokens,
  };
  const message = { content: read.completion, source: 'generate', role: 'assistant', model };
  const seconds = response.milliseconds / 1000;
  return {
    id: response.cell,
    epoch: response.kind === 'sampled' ? response.run + 1 : 1,
    input,
    ...(parts.options.length === 0 ? {} : { choices: parts.options.map(({ text }) => text) }),
    target: '',
    messages: [{ content: input, source: 'input', role: 'user' }, message],
    output: {
      model,
      choices: [
        {
          message,
          stop_reason: read.stopReason,
          ...(read.logprobs === null ? {} : { logprobs: read.logprobs }),
        },
      ],
      completion: read.completion,
      usage,
      time: seconds,
    },
    scores: {
      [SCORER]: {
        value: read.score ?? NO_ANSWER,
        ...(read.completion === '' ? {} : { answer: read.completion }),
        explanation: read.explanation,
        metadata: read.scoreMetadata,
      },
    },
    metadata: metadataOf(response, located, parts.conditionKind),
    store: {},
    events: [],
    model_usage: { [model]: usage },
    total_time: seconds,
    working_time: seconds,
    attachments: {},
  };
}

interface ReadParts {
  readonly completion: string;
  readonly tokens: number;
  readonly stopReason: string;
  readonly score: number | null;
  readonly explanation: string;
  readonly scoreMetadata: Readonly<Record<string, unknown>>;
  readonly logprobs: Readonly<Record<string, unknown>> | null;
}

interface LabelProbability {
  readonly label: string;
  readonly probability: number;
}

function readoutParts(response: ReadoutResponse, { located, options }: SampleParts): ReadParts {
  const { probabilities, offOption } = response;
  const scores = located.instrument.options.map(({ score }) => score);
  const labelled = options
    .map(({ label, score }) => ({ label, probability: probabilities[scores.indexOf(score)] ?? 0 }))
    .filter(({ probability }) => probability > 0)
    .sort((left, right) => right.probability - left.probability);
  return {
    completion: labelled[0]?.label ?? '',
    tokens: 1,
    stopReason: 'max_tokens',
    score: expectedScore(probabilities, scores),
    explanation: 'Expected score over the options of one readout, before keying.',
    scoreMetadata: { probabilities, off_option: offOption },
    logprobs: logprobsOf(labelled),
  };
}

/** The labels as the first token's most likely ones. A label without any probability has no logarithm, and is left out. */
function logprobsOf(labelled: readonly LabelProbability[]): Readonly<Record<string, unknown>> | null {
  const tokens = labelled.map(({ label, probability }) => ({ token: label, logprob: Math.log(probability) }));
  const [first] = tokens;
  return first === undefined ? null : { content: [{ ...first, top_logprobs: tokens }] };
}

function sampledParts(response: SampledResponse, rawText: boolean): ReadParts {
  const { text, generatedTokens, outcome, score } = response;
  return {
    completion: rawText ? text : '',
    tokens: generatedTokens,
    stopReason: outcome === 'truncated' ? 'max_tokens' : 'stop',
    score,
    explanation: `Outcome: ${outcome}. Score of the option that was read, before keying.`,
    scoreMetadata: { outcome },
    logprobs: null,
  };
}

function metadataOf(
  response: Response,
  { cell, instrument, item }: Located,
  conditionKind: string,
): Readonly<Record<string, unknown>> {
  return {
    condition: cell.condition,
    condition_kind: conditionKind,
    instrument: instrument.id,
    item: item.id,
    template: cell.template,
    option_order: cell.order,
    language: cell.language,
    ...(cell.specification === undefined ? {} : { specification: cell.specification }),
    scales: item.keys.map(({ scale, sign }) => ({ scale, sign })),
    mode: response.kind,
    prompt_sha256: response.promptHash,
    ...(response.kind === 'sampled'
      ? { run: response.run, seed: response.seed, batch_shape: response.batchShape }
      : {}),
  };
}
