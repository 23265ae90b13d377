import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeRandomModel } from '../../../scripts/random-model.js';
import type {
  ReadoutRequest,
  ReadoutResult,
  SampleRequest,
  SampleResult,
} from '../../../src/main/engine/engine.js';
import { samplerSchema } from '../../../src/shared/domain/study.js';

/** A model of random weights in a folder of its own: real llama.cpp in milliseconds. */
export interface TinySubject {
  readonly path: string;
  remove(): void;
}

export async function writeTinySubject(seed = 1): Promise<TinySubject> {
  const folder = mkdtempSync(join(tmpdir(), 'mettle-tiny-'));
  const path = join(folder, `tiny-${seed}.gguf`);
  await writeRandomModel(path, { preset: 'tiny', seed });
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export const OPTIONS = ['1', '2', '3', '4', '5'] as const;

/** Items under a few personas, in an order in which beginnings are shared and change. */
export function readoutRequests(personas: number, items: number): ReadoutRequest[] {
  return Array.from({ length: personas * items }, (_, index) => {
    const persona = Math.floor(index / items);
    const system =
      persona === 0 ? null : `you are person number ${persona} and you like order and long quiet evenings`;
    const user = `how well does this describe you. statement ${index % items}: i see my friends often. one number only.`;
    return { id: `p${persona}-i${index % items}`, messages: { system, user }, options: OPTIONS };
  });
}

export function sampleRequest(
  changes: Partial<SampleRequest> & { readonly count?: number } = {},
): SampleRequest {
  const { count = 8, ...rest } = changes;
  return {
    id: 'sampled',
    messages: { system: null, user: 'say something' },
    options: OPTIONS,
    runs: Array.from({ length: count }, (_, run) => ({ run, seed: 1000 + run })),
    sampler: samplerSchema.parse({}),
    answer: 'free',
    maxTokens: 6,
    ...rest,
  };
}

export async function collect<T>(results: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const result of results) collected.push(result);
  return collected;
}

export function byId(results: readonly ReadoutResult[]): Map<string, ReadoutResult> {
  return new Map(results.map((result) => [result.id, result]));
}

/** Texts by run. */
export function textsByRun(results: readonly SampleResult[]): string[] {
  return [...results].sort((a, b) => a.run - b.run).map(({ text }) => text);
}
