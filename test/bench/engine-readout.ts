import { parseArgs } from 'node:util';
import type { LoadOptions, ReadoutResult } from '../../src/main/engine/engine.js';
import { createEngine } from '../../src/main/engine/llama-engine.js';
import type { LlamaSubject } from '../../src/main/engine/llama-subject.js';
import { benchRequests, printRows, rounded } from './engine-workload.js';

/*
 * Readouts a second with prefixes kept, beside a plain loop of one fresh prompt at a time on the same subject, in turns; and
 * the share of the time that passes outside llama.cpp (neither in decode nor in reading logits).
 * tsx test/bench/engine-readout.ts --subject FILE [--personas 4] [--items 24] [--rounds 2] [--threads N]
 */
const { values } = parseArgs({
  options: {
    subject: { type: 'string' },
    personas: { type: 'string', default: '4' },
    items: { type: 'string', default: '24' },
    rounds: { type: 'string', default: '2' },
    threads: { type: 'string' },
  },
});
if (values.subject === undefined) throw new Error('--subject FILE is missing.');
const requests = benchRequests(Number(values.personas), Number(values.items));
const threads = values.threads === undefined ? {} : { threads: Number(values.threads) };

async function load(options: LoadOptions): Promise<LlamaSubject> {
  const subject = await createEngine().load(values.subject ?? '', { ...options, ...threads });
  // The first prompt pays for pages that are read and work space that is made.
  for await (const _ of subject.readout(requests.slice(0, 1)));
  return subject;
}

interface Measured {
  seconds: number;
  inside: number;
  tokens: number;
}

async function measure(subject: LlamaSubject, oneAtATime: boolean): Promise<Measured> {
  const before = await subject.timings();
  const start = performance.now();
  const results: ReadoutResult[] = [];
  const batches = oneAtATime ? requests.map((request) => [request]) : [requests];
  for (const batch of batches) for await (const result of subject.readout(batch)) results.push(result);
  const seconds = (performance.now() - start) / 1000;
  const after = await subject.timings();
  const inside =
    after.decodeSeconds - before.decodeSeconds + (after.samplingSeconds - before.samplingSeconds);
  return { seconds, inside, tokens: results.reduce((sum, { evaluatedTokens }) => sum + evaluatedTokens, 0) };
}

const plain = await load({ determinism: 'strict' });
const kept = await load({ determinism: 'fast' });
const rows: Record<string, string | number>[] = [];
for (let round = 1; round <= Number(values.rounds); round += 1) {
  const slow = await measure(plain, true);
  const fast = await measure(kept, false);
  for (const [way, { seconds, inside, tokens }] of [
    ['one fresh prompt at a time', slow],
    ['prefixes kept', fast],
  ] as const) {
    rows.push({
      round,
      way,
      'items/s': rounded(requests.length / seconds),
      'tokens evaluated': tokens,
      'outside llama.cpp %': rounded(100 * (1 - inside / seconds)),
      'times the plain loop': rounded(slow.seconds / seconds),
    });
  }
}
const { threads: used, lanes, gpu } = kept.runtime;
console.log(`${kept.file.name} ${kept.file.quantization}, ${used} threads, ${lanes} lanes, GPU: ${gpu ?? 'none'}`);
await plain.close();
await kept.close();
printRows('engine-readout', rows);
