import type { CostEstimate, DraftDesign } from '../../../shared/contract/designs.js';
import { previewSubject } from '../../studies/preview.js';
import { memoryNeeded } from '../../subjects/memory-needed.js';
import type { LaboratoryContext } from '../context.js';
import { subjectPlace } from '../subject-path.js';
import { requirePlan } from './plan-draft.js';

/**
 * What a plan will cost on one subject, from two seconds of its answers. Stores nothing. Throws `INVALID_STUDY` for a plan
 * that cannot be made, and what the engine throws.
 */
export async function estimateCost(
  context: LaboratoryContext,
  design: DraftDesign,
  quick: boolean,
  reference: string,
): Promise<CostEstimate> {
  const snapshot = requirePlan(design, await context.library(), quick);
  const engine = await context.engine();
  const { path, adapter } = await subjectPlace(context, reference);
  const subject = await engine.inspect(path, adapter);
  const preview = await previewSubject(engine, snapshot, subject, {
    memoryNeeded: (runtime) => memoryNeeded(subject, runtime),
  });
  const { runtime, calibration, responsesPerSecond, seconds, tokens, fileBytes, memoryBytes } = preview;
  return {
    reference,
    name: subject.name,
    calibrationResponses: calibration.responses,
    responsesPerSecond,
    seconds,
    tokens,
    fileBytes,
    memoryBytes,
    gpu: runtime.gpu,
    threads: runtime.threads,
    lanes: runtime.lanes,
  };
}
