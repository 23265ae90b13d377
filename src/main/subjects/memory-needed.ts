import type { RuntimeRecord } from '../../shared/domain/subject.js';
import { describeGguf } from '../engine/gguf/inspect-gguf.js';
import { estimateMemory } from '../engine/gguf/memory.js';

/** Bytes that the subject in a file takes as it was loaded. Throws `FILE_*` and `GGUF_*`. */
export async function memoryNeeded(
  path: string,
  runtime: Pick<RuntimeRecord, 'contextSize' | 'lanes' | 'batchSize'>,
): Promise<number> {
  const { header } = await describeGguf(path);
  const { contextSize, lanes, batchSize } = runtime;
  return estimateMemory({ header, contextSize, lanes, batchSize }).totalBytes;
}
