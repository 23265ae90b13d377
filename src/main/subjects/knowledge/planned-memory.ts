import { MettleError } from '../../../shared/errors.js';
import type { GgufDescription } from '../../engine/gguf/inspect-gguf.js';
import { estimateMemory, type MemoryEstimate, type MemoryRequest } from '../../engine/gguf/memory.js';
import { planLoad, type LoadPlan } from '../../engine/load-plan.js';

/** How a study would load a subject, and what that takes. */
export interface PlannedMemory {
  readonly request: MemoryRequest;
  readonly estimate: MemoryEstimate;
}

/**
 * The memory of a subject as a study with fast determinism would load it: the lanes and the context that `planLoad` chooses
 * for `freeBytes` of free memory. For a subject that does not fit at all it is what one lane would need. `adapterBytes`: length
 * of the adapter's file, where there is one.
 */
export function plannedMemory(
  description: GgufDescription,
  freeBytes: number,
  adapterBytes = 0,
): PlannedMemory {
  const { contextSize, lanes, batchSize } = plan(description, freeBytes, adapterBytes);
  const request = { header: description.header, adapterBytes, contextSize, lanes, batchSize };
  return { request, estimate: estimateMemory(request) };
}

function plan(description: GgufDescription, freeBytes: number, adapterBytes: number): LoadPlan {
  try {
    return planLoad(description, { determinism: 'fast' }, freeBytes, adapterBytes);
  } catch (thrown) {
    if (MettleError.from(thrown).code !== 'SUBJECT_TOO_LARGE') throw thrown;
    return planLoad(description, { determinism: 'fast', lanes: 1 }, Infinity, adapterBytes);
  }
}
