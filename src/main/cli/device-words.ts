import type { RuntimeRecord } from '../../shared/domain/subject.js';
import { counted } from './quantities.js';

/**
 * Where a subject computes, e.g. `cuda (NVIDIA H200), 31 of 31 layers` or `the CPU, 8 threads`, with the reason where a
 * graphics processor was wanted in vain.
 */
export function deviceWords(
  runtime: Pick<RuntimeRecord, 'gpu' | 'gpuLayers' | 'layers' | 'gpuDevices' | 'gpuFallback' | 'threads'>,
): string {
  const { gpu, gpuLayers, layers, gpuDevices = [], gpuFallback, threads } = runtime;
  if (gpu === null || gpuLayers === 0) {
    const why = gpuFallback === undefined ? '' : ` (${gpuFallback})`;
    return `the CPU${why}, ${counted(threads, 'thread')}`;
  }
  const names = gpuDevices.length === 0 ? '' : ` (${gpuDevices.join(', ')})`;
  const onIt = layers === undefined ? counted(gpuLayers, 'layer') : `${gpuLayers} of ${layers} layers`;
  return `${gpu}${names}, ${onIt}`;
}
