import { parseArgs } from 'node:util';
import { createEngine } from '../../src/main/engine/llama-engine.js';
import { samplerSchema } from '../../src/shared/domain/study.js';
import { benchRequests, collect, printRows, rounded } from './engine-workload.js';

/*
 * Free answers to one prompt at 1, 4, 8, 16 and 32 parallel sequences: tokens a second, and how often that is the speed of
 * one sequence. The prompt is evaluated once and copied.
 * tsx test/bench/engine-sampled.ts --subject FILE [--runs 32] [--tokens 24] [--lanes 1,4,8,16,32] [--threads N]
 */
const { values } = parseArgs({
  options: {
    subject: { type: 'string' },
    runs: { type: 'string', default: '32' },
    tokens: { type: 'string', default: '24' },
    lanes: { type: 'string', default: '1,4,8,16,32' },
    threads: { type: 'string' },
  },
});
if (values.subject === undefined) throw new Error('--subject FILE is missing.');
const threads = values.threads === undefined ? {} : { threads: Number(values.threads) };
const [prompt] = benchRequests(1, 1);
if (prompt === undefined) throw new Error('The workload is empty.');

const rows: Record<string, string | number>[] = [];
let single = 0;
for (const lanes of values.lanes.split(',').map(Number)) {
  const subject = await createEngine().load(values.subject, {
    determinism: 'fast',
    lanes,
    contextSize: 1024,
    ...threads,
  });
  const request = {
    ...prompt,
    runs: Array.from({ length: Number(values.runs) }, (_, run) => ({ run, seed: run })),
    sampler: samplerSchema.parse({}),
    answer: 'free',
    maxTokens: Number(values.tokens),
  } as const;
  await collect(subject.sample([{ ...request, runs: request.runs.slice(0, 1), maxTokens: 1 }]));
  const before = await subject.timings();
  const start = performance.now();
  let tokens = 0;
  for await (const result of subject.sample([request])) tokens += result.generatedTokens;
  const seconds = (performance.now() - start) / 1000;
  const after = await subject.timings();
  const decode = after.decodeSeconds - before.decodeSeconds;
  const sampling = after.samplingSeconds - before.samplingSeconds;
  if (single === 0) single = tokens / seconds;
  rows.push({
    lanes,
    answers: request.runs.length,
    'tokens/s': rounded(tokens / seconds),
    'times the first row': rounded(tokens / seconds / single),
    'decode %': rounded((100 * decode) / seconds),
    'sampling %': rounded((100 * sampling) / seconds),
    'outside llama.cpp %': rounded(100 * (1 - (decode + sampling) / seconds)),
  });
  await subject.close();
}
printRows('engine-sampled', rows);
