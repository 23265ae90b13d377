import { parseArgs } from 'node:util';
import { getLlama, LlamaLogLevel } from 'node-llama-cpp';
import { createEngine } from '../../src/main/engine/llama-engine.js';
import { benchRequests, collect, printRows, rounded } from './engine-workload.js';

/*
 * Readouts a second with prefixes kept, beside a plain loop of one fresh prompt at a time on the same subject, in turns; and
 * the share of the time that passes outside llama.cpp (neither in decode nor in reading logits). The plain loop runs in this
 * process, with node-llama-cpp's own defaults, the same threads and the same way to read logits.
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

const subject = await createEngine().load(values.subject, { determinism: 'fast', ...threads });
const { threads: used, gpu } = subject.runtime;
const llama = await getLlama({
  gpu: gpu === null ? false : 'auto',
  build: 'never',
  maxThreads: used,
  logLevel: LlamaLogLevel.error,
});
const model = await llama.loadModel({ modelPath: values.subject });
const context = await model.createContext({ contextSize: 1024, threads: used });
const sequence = context.getSequence();

interface Measured {
  readonly seconds: number;
  readonly tokens: number;
  /** Seconds in llama.cpp; unknown for the plain loop. */
  readonly inside?: number;
}

async function plainLoop(): Promise<Measured> {
  const start = performance.now();
  let evaluated = 0;
  for (const { messages, options } of requests) {
    const tokens = model.tokenize(subject.render(messages), true);
    const wanted = options.flatMap((option) => model.tokenize(option).slice(0, 1));
    const last = tokens.pop();
    if (last === undefined) throw new Error('The prompt is empty.');
    const logits = { filter: { tokens: wanted, includeSelected: true } };
    await sequence.clearHistory();
    await sequence.controlledEvaluate([
      ...tokens,
      [last, { generateNext: { token: true, totalLogitWeight: true, logits } }],
    ]);
    evaluated += tokens.length + 1;
  }
  return { seconds: (performance.now() - start) / 1000, tokens: evaluated };
}

async function keptPrefixes(): Promise<Measured> {
  const before = await subject.timings();
  const start = performance.now();
  let tokens = 0;
  for await (const { evaluatedTokens } of subject.readout(requests)) tokens += evaluatedTokens;
  const seconds = (performance.now() - start) / 1000;
  const after = await subject.timings();
  const inside =
    after.decodeSeconds - before.decodeSeconds + (after.samplingSeconds - before.samplingSeconds);
  return { seconds, tokens, inside };
}

// The first prompts pay for pages that are read and work space that is made.
await collect(subject.readout(requests.slice(0, 2)));
const rows: Record<string, string | number>[] = [];
for (let round = 1; round <= Number(values.rounds); round += 1) {
  const plain = await plainLoop();
  const kept = await keptPrefixes();
  for (const [way, { seconds, tokens, inside }] of [
    ['one fresh prompt at a time', plain],
    ['engine, prefixes kept', kept],
  ] as const) {
    rows.push({
      round,
      way,
      'items/s': rounded(requests.length / seconds),
      'tokens/item': rounded(tokens / requests.length),
      'outside llama.cpp %': inside === undefined ? '' : rounded(100 * (1 - inside / seconds)),
      'times the plain loop': rounded(plain.seconds / seconds),
    });
  }
}
console.log(`${subject.file.name} ${subject.file.quantization}, ${used} threads, GPU: ${gpu ?? 'none'}`);
await subject.close();
await llama.dispose();
printRows('engine-readout', rows);
