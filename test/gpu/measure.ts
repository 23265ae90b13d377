import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { LoadOptions } from '../../src/main/engine/engine.js';
import { createEngine } from '../../src/main/engine/llama-engine.js';
import { residentMemory } from '../../src/main/laboratory/run-queue/process-memory.js';
import type { RuntimeRecord } from '../../src/shared/domain/subject.js';
import { byId, collect, readoutRequests, sampleRequest } from '../main/engine/tiny-subject.js';

const PERSONAS = 12;
const ITEMS = 24;
const RUNS = 32;
const MOST_TOKENS = 48;

/** What one subject did on one device. */
export interface Measured {
  readonly runtime: RuntimeRecord;
  readonly loadSeconds: number;
  readonly readoutsPerSecond: number;
  readonly tokensPerSecond: number;
  /** Bytes of the engine's process in main memory; null where the system does not tell. */
  readonly residentBytes: number | null;
  /** Bytes of the process on the graphics processor, as NVIDIA's own tool tells; null without it. */
  readonly gpuBytes: number | null;
  /** By prompt, in the order of options. */
  readonly probabilities: readonly (readonly number[])[];
}

/** Loads a subject, has it answer and write, and ends it. Throws what the engine throws. */
export async function measure(path: string, options: Omit<LoadOptions, 'determinism'>): Promise<Measured> {
  const loading = performance.now();
  const subject = await createEngine().load(path, { determinism: 'fast', ...options });
  const loadSeconds = (performance.now() - loading) / 1000;
  try {
    // The first decodes compile kernels and make room.
    await collect(subject.readout(readoutRequests(2, 4)));
    const requests = readoutRequests(PERSONAS, ITEMS);
    const start = performance.now();
    const results = byId(await collect(subject.readout(requests)));
    const between = performance.now();
    const samples = await collect(subject.sample([sampleRequest({ count: RUNS, maxTokens: MOST_TOKENS })]));
    const end = performance.now();
    const tokens = samples.reduce((sum, { generatedTokens }) => sum + generatedTokens, 0);
    return {
      runtime: subject.runtime,
      loadSeconds,
      readoutsPerSecond: (1000 * requests.length) / (between - start),
      tokensPerSecond: (1000 * tokens) / (end - between),
      residentBytes: subject.processId === undefined ? null : await residentMemory(subject.processId),
      gpuBytes: await nvidiaMemory(subject.processId),
      probabilities: requests.map(({ id }) => results.get(id)?.probabilities ?? []),
    };
  } finally {
    await subject.close();
  }
}

async function nvidiaMemory(pid: number | undefined): Promise<number | null> {
  const query = ['--query-compute-apps=pid,used_memory', '--format=csv,noheader,nounits'];
  // Other makers have other tools, and within a container processes have other numbers: then nothing is known.
  const { stdout } = await promisify(execFile)('nvidia-smi', query).catch(() => ({ stdout: '' }));
  const line = stdout.split('\n').find((row) => Number(row.split(',')[0]) === pid);
  const mebibytes = Number(line?.split(',')[1] ?? Number.NaN);
  return Number.isFinite(mebibytes) ? mebibytes * 2 ** 20 : null;
}

/** The largest absolute difference between two sets of probabilities of the same prompts. */
export function largestDifference(left: Measured['probabilities'], right: Measured['probabilities']): number {
  return Math.max(
    ...left.flatMap((row, index) =>
      row.map((value, place) => Math.abs(value - (right[index]?.[place] ?? Number.NaN))),
    ),
  );
}
