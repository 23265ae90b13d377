import type { RuntimeRecord, SubjectFile } from '../../shared/domain/subject.js';
import { describeGguf } from '../engine/gguf/inspect-gguf.js';
import { estimateMemory } from '../engine/gguf/memory.js';

/** Bytes that a subject takes as it was loaded, its adapter included. Throws `FILE_*` and `GGUF_*`. */
export async function memoryNeeded(
  { path, adapter }: Pick<SubjectFile, 'path' | 'adapter'>,
  runtime: Pick<RuntimeRecord, 'contextSize' | 'lanes' | 'batchSize'>,
): Promise<number> {
  const { header } = await describeGguf(path);
  const { contextSize, lanes, batchSize } = runtime;
  return estimateMemory({
    header,
    adapterBytes: adapter?.bytes ?? 0,
    contextSize,
    lanes,
    batchSize,
  }).totalBytes;
}
