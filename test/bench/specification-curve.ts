import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { getLlama, LlamaLogLevel } from 'node-llama-cpp';
import { inspectGguf } from '../../src/main/engine/gguf/inspect-gguf.js';
import { createEngine } from '../../src/main/engine/llama-engine.js';
import { loadLibrary } from '../../src/main/library/load-library.js';
import { openStore } from '../../src/main/store/sqlite-store.js';
import { readDesignFile } from '../../src/main/studies/design-file.js';
import { planStudy } from '../../src/main/studies/plan.js';
import { runStudy } from '../../src/main/studies/runner.js';
import { specificationStudy } from '../../src/main/studies/specification/kind.js';
import { benchRequests, printRows, rounded } from './engine-workload.js';

/*
 * A specification curve from design to findings: responses a second of the whole run (plan, prompts, readouts, store) beside a
 * plain loop of one fresh prompt at a time on the same subject, how long the findings take, and how long the whole example
 * would at that rate.
 * tsx test/bench/specification-curve.ts --subject FILE [--study examples/specification-curve.json] [--personas 4]
 */
const { values } = parseArgs({
  options: {
    subject: { type: 'string' },
    study: { type: 'string', default: 'examples/specification-curve.json' },
    personas: { type: 'string', default: '4' },
  },
});
if (values.subject === undefined) throw new Error('--subject FILE is missing.');

const library = await loadLibrary();
const whole = await readDesignFile(values.study);
const personas = [...library.personas.keys()].slice(0, Number(values.personas));
const design = { ...whole, conditions: { ...whole.conditions, personas } };
const snapshot = planStudy(design, library, { quick: false });
const cells = planStudy(whole, library, { quick: false }).expectedPerSubject;
const file = await inspectGguf(values.subject);

/** Readouts a second, one fresh prompt at a time, with node-llama-cpp's own defaults. */
async function plainRate(path: string): Promise<number> {
  const requests = benchRequests(4, 24);
  const subject = await createEngine().load(path, { determinism: 'fast' });
  const { threads, gpu } = subject.runtime;
  const llama = await getLlama({
    gpu: gpu === null ? false : 'auto',
    build: 'never',
    maxThreads: threads,
    logLevel: LlamaLogLevel.error,
  });
  const model = await llama.loadModel({ modelPath: path });
  const context = await model.createContext({ contextSize: 1024, threads });
  const sequence = context.getSequence();
  const once = async (): Promise<void> => {
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
    }
  };
  // The first round pays for pages that are read.
  await once();
  const start = performance.now();
  await once();
  const rate = (1000 * requests.length) / (performance.now() - start);
  await subject.close();
  await llama.dispose();
  return rate;
}

const plain = await plainRate(values.subject);
const folder = await mkdtemp(join(tmpdir(), 'mettle-specification-curve-'));
const store = await openStore({ file: join(folder, 'mettle.sqlite') });
try {
  const start = performance.now();
  const { study } = await runStudy({
    store,
    engine: createEngine(),
    snapshot,
    subjects: [file],
    signal: new AbortController().signal,
  });
  const run = (performance.now() - start) / 1000;
  const { expectedPerSubject: expected } = snapshot;
  const begun = performance.now();
  const analysis = specificationStudy.analysis(snapshot);
  const outcome = { subject: file, responses: expected, expected, failure: null };
  await analysis.addSubject(outcome, store.responses(study.id, file.sha256));
  const findings = (performance.now() - begun) / 1000;
  printRows('specification-curve', [
    {
      subject: `${file.name} ${file.quantization}`,
      specifications: snapshot.specifications?.length ?? 0,
      responses: expected,
      'responses/s': rounded(expected / run),
      'times the plain loop': rounded(expected / run / plain),
      'findings, s': rounded(findings),
      'whole study, min': rounded((cells / (expected / run) + findings) / 60),
    },
  ]);
} finally {
  await store.close();
  await rm(folder, { recursive: true, force: true });
}
