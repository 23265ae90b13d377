import type { SubjectDetail } from '../../../shared/contract/subjects.js';
import { describeGguf } from '../../engine/gguf/inspect-gguf.js';
import type { Graphics } from '../../engine/graphics.js';
import { readChatKnowledge } from './chat-knowledge.js';
import { fitLayers } from './gpu-fit.js';
import { describeOrigin } from './origin.js';
import { plannedMemory, type PlannedMemory } from './planned-memory.js';
import { quantizationMethod } from './quantization-method.js';
import { describeTokenizer } from './tokenizer.js';
import { tensorTypes } from './weights.js';

/** What a file's header tells beyond a list of subjects, and how it would lie on this machine. */
export type SubjectKnowledge = Pick<
  SubjectDetail,
  | 'chatTemplateProblem'
  | 'systemRole'
  | 'thinking'
  | 'tokenizer'
  | 'origin'
  | 'quantizationMethod'
  | 'tensorTypes'
  | 'memory'
  | 'gpu'
>;

export interface KnowledgeOptions {
  /** Free main memory in bytes, in which a study would choose its lanes. */
  readonly freeBytes: number;
  /** Length of the adapter's file in bytes; 0 without one. */
  readonly adapterBytes: number;
  /** Null where there is no graphics processor, or where it is switched off. */
  readonly graphics: Graphics | null;
}

/** Reads headers only; nothing is loaded. Throws `FILE_*` and `GGUF_*`. */
export async function readSubjectKnowledge(
  path: string,
  { freeBytes, adapterBytes, graphics }: KnowledgeOptions,
): Promise<SubjectKnowledge> {
  const description = await describeGguf(path);
  const { header } = description;
  const { systemRole, thinking, problem } = await readChatKnowledge(path);
  const planned = plannedMemory(description, freeBytes, adapterBytes);
  const { lanes, contextSize } = planned.request;
  return {
    chatTemplateProblem: problem,
    systemRole,
    thinking,
    tokenizer: describeTokenizer(header),
    origin: describeOrigin(header),
    quantizationMethod: quantizationMethod(header),
    tensorTypes: tensorTypes(header.tensors),
    memory: { lanes, contextSize, ...planned.estimate },
    gpu: graphics === null ? null : gpuFit(planned, graphics),
  };
}

function gpuFit(planned: PlannedMemory, graphics: Graphics): NonNullable<SubjectDetail['gpu']> {
  const { kind, devices, totalBytes, freeBytes } = graphics;
  return {
    device: devices.length === 0 ? kind : devices.join(', '),
    totalBytes,
    freeBytes,
    ...fitLayers(planned.request, graphics),
  };
}
