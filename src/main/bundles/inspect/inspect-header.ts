import { createHash } from 'node:crypto';
import type { Administration } from '../../../shared/domain/study.js';
import type { BundleContents } from '../contents.js';
import type { EnvironmentFile } from '../format/study-files.js';

/** Version of Inspect's log layout (its `LOG_SCHEMA_VERSION`). */
const LAYOUT_VERSION = 2;
/** Name of the one scorer: what Mettle read out of an answer. */
export const SCORER = 'mettle';
/** Inspect names a model by who serves it and what it is called there. */
const SERVED_BY = 'gguf';

type Entry = EnvironmentFile['subjects'][number];

/** The name of a subject as Inspect writes models. */
export function modelName({ subject }: Entry): string {
  return `${SERVED_BY}/${subject.name}`;
}

/**
 * All of a log that stands before its samples, in the order that Inspect's own reader of headers rests on. It holds no time
 * but that of the plan's lock, and no measure: those are in `study/findings`.
 */
export function inspectHeader(contents: BundleContents, entry: Entry): Readonly<Record<string, unknown>> {
  const { plan, manifest } = contents;
  const { design } = plan;
  const id = (part: string): string => digest(`${part} ${plan.planHash} ${entry.subject.sha256}`);
  const config = generateConfig(design.administration, design.seed);
  const metadata = {
    plan_sha256: plan.planHash,
    kind: design.kind,
    mode: design.administration.mode,
    partial: entry.responses < entry.expected,
    description: design.description,
  };
  const tags = ['mettle', design.kind].toSorted();
  return {
    version: LAYOUT_VERSION,
    status: statusOf(entry),
    eval: {
      eval_id: id('eval'),
      run_id: id('run'),
      created: plan.lockedAt,
      task: design.name,
      task_id: id('task'),
      task_version: plan.planHash.slice(0, 12),
      task_attribs: {},
      task_args: { kind: design.kind, instruments: design.instruments, templates: design.templates },
      task_args_passed: {},
      tags,
      dataset: {
        name: design.instruments.join('+'),
        samples: plan.expectedPerSubject / runsOf(design.administration),
        shuffled: false,
      },
      model: modelName(entry),
      model_generate_config: config,
      model_args: {
        sha256: entry.subject.sha256,
        quantization: entry.subject.quantization,
        bytes: entry.subject.bytes,
      },
      config: { epochs: runsOf(design.administration), epochs_reducer: ['mean'], log_samples: true },
      packages: packagesOf(entry, manifest.program.version),
      metadata,
      scorers: [{ name: SCORER }],
    },
    plan: {
      name: 'plan',
      steps: [{ solver: 'mettle', params: { mode: design.administration.mode }, params_passed: {} }],
      config,
    },
    results: {
      total_samples: entry.expected,
      completed_samples: entry.responses,
      scores: [{ name: SCORER, scorer: SCORER, params: {}, metrics: {} }],
    },
    stats: { started_at: '', completed_at: '', model_usage: {}, role_usage: {} },
    ...(entry.failure === null
      ? {}
      : { error: { message: entry.failure.code, traceback: '', traceback_ansi: '' } }),
    invalidated: false,
    tags,
    metadata,
  };
}

function statusOf({ failure, responses, expected }: Entry): string {
  if (failure !== null) return 'error';
  return responses < expected ? 'cancelled' : 'success';
}

function runsOf(administration: Administration): number {
  return administration.mode === 'sampled' ? administration.runs : 1;
}

function generateConfig(administration: Administration, seed: number): Readonly<Record<string, unknown>> {
  if (administration.mode === 'readout') return { max_tokens: 1, logprobs: true, seed };
  const { temperature, topK, topP } = administration.sampler;
  return {
    max_tokens: administration.maxTokens,
    temperature,
    ...(topK === null ? {} : { top_k: topK }),
    ...(topP === null ? {} : { top_p: topP }),
    seed,
  };
}

function packagesOf({ runtime }: Entry, version: string): Readonly<Record<string, string>> {
  return {
    mettle: version,
    ...(runtime === null ? {} : { 'node-llama-cpp': runtime.nodeLlamaCpp, 'llama.cpp': runtime.llamaCpp }),
  };
}

/** 22 hex digits, the length of the identifiers that Inspect draws. */
function digest(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 22);
}
