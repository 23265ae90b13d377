import type { GgufTensorInfo } from './parse-header.js';

/** By `general.file_type` (`enum llama_ftype` of llama.h; the entries that llama.cpp has removed are kept for old files). */
const FILE_TYPE_NAMES: Readonly<Record<number, string>> = {
  0: 'F32',
  1: 'F16',
  2: 'Q4_0',
  3: 'Q4_1',
  4: 'Q4_1_SOME_F16',
  5: 'Q4_2',
  6: 'Q4_3',
  7: 'Q8_0',
  8: 'Q5_0',
  9: 'Q5_1',
  10: 'Q2_K',
  11: 'Q3_K_S',
  12: 'Q3_K_M',
  13: 'Q3_K_L',
  14: 'Q4_K_S',
  15: 'Q4_K_M',
  16: 'Q5_K_S',
  17: 'Q5_K_M',
  18: 'Q6_K',
  19: 'IQ2_XXS',
  20: 'IQ2_XS',
  21: 'Q2_K_S',
  22: 'IQ3_XS',
  23: 'IQ3_XXS',
  24: 'IQ1_S',
  25: 'IQ4_NL',
  26: 'IQ3_S',
  27: 'IQ3_M',
  28: 'IQ2_S',
  29: 'IQ2_M',
  30: 'IQ4_XS',
  31: 'IQ1_M',
  32: 'BF16',
  33: 'Q4_0_4_4',
  34: 'Q4_0_4_8',
  35: 'Q4_0_8_8',
  36: 'TQ1_0',
  37: 'TQ2_0',
  38: 'MXFP4_MOE',
  39: 'NVFP4',
  40: 'Q1_0',
  41: 'Q2_0',
};

/** Set by llama.cpp beside a file type that it guessed. */
const GUESSED = 1024;

/**
 * The quantization's usual name, e.g. `Q4_K_M`, from `general.file_type`; `unknown (N)` for a number without a name.
 * A file without the key is named by the tensor type that holds most of its bytes.
 */
export function quantizationName(
  fileType: number | null,
  tensors: readonly Pick<GgufTensorInfo, 'typeName' | 'bytes'>[],
): string {
  if (fileType !== null) return FILE_TYPE_NAMES[fileType & ~GUESSED] ?? `unknown (${fileType})`;
  const bytesByType = new Map<string, number>();
  for (const tensor of tensors) {
    bytesByType.set(tensor.typeName, (bytesByType.get(tensor.typeName) ?? 0) + tensor.bytes);
  }
  const [largest] = [...bytesByType].sort(([, left], [, right]) => right - left);
  return largest?.[0] ?? 'unknown';
}
