import { copyFile, open } from 'node:fs/promises';
import { decodeFloat16, encodeFloat16 } from '../../../scripts/gguf/quantize.js';
import { readGgufHeader } from '../../../src/main/engine/gguf/read-header.js';

/** Values that share one scale. */
const BLOCK = 32;

/**
 * Copies an F16 file with every matrix rounded to four levels a block of 32, -1, -1/3, 1/3 and 1 times the block's largest
 * value, and written back as F16: what a careless two-bit quantization would leave, in a file that llama.cpp loads as before.
 * Gives how many tensors were damaged.
 */
export async function writeDamaged(from: string, to: string): Promise<number> {
  await copyFile(from, to);
  const { tensors } = await readGgufHeader(to);
  const matrices = tensors.filter(({ typeName, shape }) => typeName === 'F16' && shape.length > 1);
  const file = await open(to, 'r+');
  try {
    for (const { offset, bytes } of matrices) {
      const data = new Uint8Array(bytes);
      await file.read(data, 0, bytes, offset);
      const values = decodeFloat16(data);
      for (let start = 0; start < values.length; start += BLOCK)
        roundBlock(values.subarray(start, start + BLOCK));
      await file.write(encodeFloat16(values), 0, bytes, offset);
    }
  } finally {
    await file.close();
  }
  return matrices.length;
}

function roundBlock(values: Float32Array): void {
  const largest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (largest === 0) return;
  for (const [place, value] of values.entries()) {
    const level = Math.min(3, Math.max(0, Math.round(((value / largest + 1) * 3) / 2)));
    values[place] = ((level * 2) / 3 - 1) * largest;
  }
}
