import type { RuntimeRecord } from '../../../shared/domain/subject.js';

const GIB = 1024 ** 3;

/** How a subject was run, as names and values to read. */
export function environmentFacts(runtime: RuntimeRecord): (readonly [string, string])[] {
  const { machine, judge } = runtime;
  return [
    [
      'Program',
      `Mettle ${runtime.mettle}, node-llama-cpp ${runtime.nodeLlamaCpp}, llama.cpp ${runtime.llamaCpp}`,
    ],
    ...(machine === undefined
      ? []
      : ([
          [
            'Machine',
            `${machine.platform} ${machine.arch}, ${machine.processor ?? 'unknown processor'}, ${machine.cores} cores, ${(machine.memoryBytes / GIB).toFixed(1)} GiB`,
          ],
        ] as const)),
    ['Computed on', processorOf(runtime)],
    ['Determinism', runtime.determinism],
    ['Lanes, context, batch', `${runtime.lanes}, ${runtime.contextSize} tokens, ${runtime.batchSize} tokens`],
    ['System role', runtime.systemRole],
    ['Thinking', runtime.thinking],
    ...(judge === undefined
      ? []
      : ([['Judge', `${judge.name} ${judge.quantization}, SHA-256 ${judge.sha256}`]] as const)),
  ];
}

function processorOf({
  gpu,
  gpuLayers,
  layers,
  gpuDevices = [],
  gpuFallback,
  threads,
}: RuntimeRecord): string {
  if (gpu === null) return `CPU, ${threads} threads${gpuFallback === undefined ? '' : ` (${gpuFallback})`}`;
  const names = gpuDevices.length === 0 ? gpu : `${gpuDevices.join(', ')} (${gpu})`;
  return layers === undefined ? names : `${names}, ${gpuLayers} of ${layers} layers`;
}
