import type { GpuFit, SubjectDetail } from '../../../../shared/contract/subjects.js';
import { formatBytes, formatCount, formatCounted } from '../../../formatting/numbers.js';

/** Tensor types that a picture shows by name; the rest stand together. */
const NAMED_TYPES = 3;

/** Memory by what it is for, as parts of a whole. */
export function memoryShares(
  memory: SubjectDetail['memory'],
): { readonly label: string; readonly value: number; readonly words: string }[] {
  return [
    { label: 'Weights', value: memory.weightsBytes },
    { label: 'Context', value: memory.cacheBytes },
    { label: 'Computing', value: memory.computeBytes },
  ].map((share) => ({ ...share, words: formatBytes(share.value) }));
}

/** Whether the memory that a subject takes is free now. */
export function memoryWords({ totalBytes, lanes, contextSize }: SubjectDetail['memory'], freeBytes: number) {
  const way = `${formatCounted(lanes, 'lane')} at once over ${formatCount(contextSize)} tokens of context`;
  return totalBytes <= freeBytes
    ? `A study takes ${formatBytes(totalBytes)}, with ${way}. ${formatBytes(freeBytes)} are free.`
    : `A study takes ${formatBytes(totalBytes)}, with ${way}: ${formatBytes(totalBytes - freeBytes)} more than are free.`;
}

/** Tensors by type as parts of the file; types beyond the first few stand together. */
export function tensorShares(
  types: SubjectDetail['tensorTypes'],
): { readonly label: string; readonly value: number; readonly words: string }[] {
  const named = types.length > NAMED_TYPES + 1 ? types.slice(0, NAMED_TYPES) : types;
  const rest = types.slice(named.length);
  const sum = (of: (one: SubjectDetail['tensorTypes'][number]) => number): number =>
    rest.reduce((total, one) => total + of(one), 0);
  const all =
    rest.length === 0
      ? named
      : [
          ...named,
          {
            type: `${rest.length} other types`,
            tensors: sum(({ tensors }) => tensors),
            bytes: sum(({ bytes }) => bytes),
          },
        ];
  return all.map(({ type, tensors, bytes }) => ({
    label: type,
    value: bytes,
    words: `${formatBytes(bytes)} in ${formatCounted(tensors, 'tensor')}`,
  }));
}

/** How much of the subject a graphics processor would hold. */
export function gpuWords({ device, layers, fittingLayers, freeBytes, totalBytes }: GpuFit): string {
  const memory = `${formatBytes(freeBytes)} of its ${formatBytes(totalBytes)} are free`;
  if (fittingLayers >= layers) return `${device} holds all ${formatCounted(layers, 'layer')}; ${memory}.`;
  if (fittingLayers <= 0)
    return `${device} has no room for a layer; ${memory}. The processor computes alone.`;
  return `${device} holds ${formatCount(fittingLayers)} of ${formatCounted(layers, 'layer')}; ${memory}. The processor computes the others.`;
}
