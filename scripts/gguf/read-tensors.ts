import { open } from 'node:fs/promises';
import { readGgufHeader } from '../../src/main/engine/gguf/read-header.js';
import { decodeFloat16 } from './quantize.js';

/** A tensor with its values in memory order: row by row, `shape[0]` to a row. */
export interface ReadTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/**
 * Reads every tensor of a GGUF file of F16 and F32 tensors. Throws a RangeError for a tensor of another type, and as the
 * header's reader does.
 */
export async function readTensors(path: string): Promise<Map<string, ReadTensor>> {
  const { tensors } = await readGgufHeader(path);
  const file = await open(path, 'r');
  try {
    const read = new Map<string, ReadTensor>();
    for (const { name, shape, typeName, offset, bytes } of tensors) {
      const data = Buffer.alloc(bytes);
      await file.read(data, 0, bytes, offset);
      read.set(name, { shape, values: decode(name, typeName, data) });
    }
    return read;
  } finally {
    await file.close();
  }
}

function decode(name: string, typeName: string, data: Buffer): Float32Array {
  if (typeName === 'F16') return decodeFloat16(data);
  if (typeName !== 'F32') throw new RangeError(`tensor ${name} is of type ${typeName}, not F16 or F32`);
  return Float32Array.from({ length: data.length / 4 }, (_, index) => data.readFloatLE(4 * index));
}
