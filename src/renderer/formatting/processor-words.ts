import type { StudyDetail } from '../../shared/contract/studies.js';

type Runtime = NonNullable<StudyDetail['runtimes'][number]['runtime']>;

/** Where a subject computed, with the reason where a graphics processor was wanted in vain. */
export function processorWords(
  runtime: Pick<Runtime, 'gpu' | 'gpuLayers' | 'layers' | 'gpuDevices' | 'gpuFallback' | 'threads'>,
): string {
  const { gpu, gpuLayers, layers, gpuDevices = [], gpuFallback, threads } = runtime;
  if (gpu === null) return `CPU, ${threads} threads${gpuFallback === undefined ? '' : `: ${gpuFallback}`}`;
  const names = gpuDevices.length === 0 ? gpu : `${gpuDevices.join(', ')} (${gpu})`;
  return layers === undefined ? names : `${names}, ${gpuLayers} of ${layers} layers`;
}
