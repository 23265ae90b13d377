/**
 * Compares the graphics processor with the main one on this machine: answers, layers, speed, memory, and the way back to the
 * main processor. Writes what it saw to a JSON file. Ends with exit code 1 where something is wrong, and with 0, saying so,
 * where there is no graphics processor.
 * Usage: tsx test/gpu/check.ts [--out FILE] [--without-gpu]
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { writeRandomModel } from '../../scripts/random-model.js';
import { calibrationDirectory } from '../../src/main/subjects/calibration-directory.js';
import { largestDifference, measure, type Measured } from './measure.js';

const { values } = parseArgs({
  options: {
    out: { type: 'string', default: join('build', 'gpu-check.json') },
    'without-gpu': { type: 'boolean', default: false },
  },
});

/** Option probabilities may differ by this much between two processors; they add in other orders, and round otherwise. */
const TOLERANCE = 0.02;
/** More than any graphics processor has: with so much to be left free, no layer fits. */
const MORE_THAN_THERE_IS = 2 ** 50;

interface Comparison {
  readonly model: string;
  readonly gpu: Omit<Measured, 'probabilities'>;
  readonly cpu: Omit<Measured, 'probabilities'>;
  readonly largestDifference: number;
  readonly readoutsRatio: number;
  readonly tokensRatio: number;
}

async function compare(model: string, path: string, onGpu: Measured): Promise<Comparison> {
  const onCpu = await measure(path, { gpu: 'none' });
  return {
    model,
    gpu: withoutAnswers(onGpu),
    cpu: withoutAnswers(onCpu),
    largestDifference: largestDifference(onGpu.probabilities, onCpu.probabilities),
    readoutsRatio: onGpu.readoutsPerSecond / onCpu.readoutsPerSecond,
    tokensRatio: onGpu.tokensPerSecond / onCpu.tokensPerSecond,
  };
}

function withoutAnswers({ probabilities, ...rest }: Measured): Omit<Measured, 'probabilities'> {
  void probabilities;
  return rest;
}

function problemsOf({ model, gpu, largestDifference: difference }: Comparison): string[] {
  const { gpuLayers, layers, gpuFallback } = gpu.runtime;
  return [
    ...(gpuFallback === undefined ? [] : [`${model} fell back to the CPU: ${gpuFallback}.`]),
    ...(gpuLayers === layers ? [] : [`${model} has ${gpuLayers} of ${layers} layers on the GPU.`]),
    ...(difference <= TOLERANCE ? [] : [`${model} answers otherwise on the GPU, by up to ${difference}.`]),
  ];
}

function describe({ model, gpu, cpu, ...compared }: Comparison): string {
  const { runtime } = gpu;
  return (
    `${model} on ${runtime.gpuDevices?.join(', ')} (${runtime.gpu}): ${runtime.gpuLayers} of ${runtime.layers} layers, ` +
    `largest difference ${compared.largestDifference.toExponential(1)}, ` +
    `readouts ${gpu.readoutsPerSecond.toFixed(0)} to ${cpu.readoutsPerSecond.toFixed(0)} a second ` +
    `(x${compared.readoutsRatio.toFixed(1)}), tokens ${gpu.tokensPerSecond.toFixed(0)} to ` +
    `${cpu.tokensPerSecond.toFixed(0)} (x${compared.tokensRatio.toFixed(1)}).`
  );
}

async function write(seen: Record<string, unknown>): Promise<void> {
  const file = resolve(values.out);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(seen, null, 2)}\n`);
}

async function check(folder: string): Promise<number> {
  const calibration = join(calibrationDirectory(), 'pliant-f16.gguf');
  const first = await measure(calibration, { gpu: values['without-gpu'] ? 'none' : 'auto' });
  const { gpu, gpuFallback } = first.runtime;
  // A fall-back that has another reason than that there is nothing is a finding, not a machine without one.
  if (gpu === null && (gpuFallback === undefined || gpuFallback === 'no graphics processor was found')) {
    const reason = gpuFallback ?? 'none was wanted';
    await write({ status: 'skipped', reason });
    process.stdout.write(`skipped: no GPU (${reason})\n`);
    return 0;
  }
  const mid = join(folder, 'mid.gguf');
  await writeRandomModel(mid, { preset: 'mid', seed: 1 });
  const comparisons = [
    await compare('pliant', calibration, first),
    await compare('random mid', mid, await measure(mid, { gpu: 'auto' })),
  ];
  const refused = await measure(calibration, { gpu: 'auto', gpuReserve: MORE_THAN_THERE_IS });
  const problems = [
    ...comparisons.flatMap(problemsOf),
    ...(refused.runtime.gpu === null && refused.runtime.gpuFallback !== undefined
      ? []
      : ['A subject that did not fit the GPU was not answered by the CPU.']),
  ];
  const status = problems.length === 0 ? 'passed' : 'failed';
  await write({ status, problems, comparisons, fallback: withoutAnswers(refused) });
  for (const comparison of comparisons) process.stdout.write(`${describe(comparison)}\n`);
  process.stdout.write(`Fall-back: ${refused.runtime.gpuFallback ?? 'none'}.\n`);
  process.stdout.write(`${[status, ...problems].join('\n')}\n`);
  return problems.length === 0 ? 0 : 1;
}

const folder = await mkdtemp(join(tmpdir(), 'mettle-gpu-'));
try {
  process.exitCode = await check(folder);
} finally {
  await rm(folder, { recursive: true, force: true });
}
