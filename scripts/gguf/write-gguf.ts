import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';
import { float32, int32, padding, string, uint16, uint32, uint64 } from './encode-values.js';
import { BLOCK_SIZE, encodeFloat16, encodeQ4_0, encodeQ8_0 } from './quantize.js';

/** A metadata value with the type that it has in the file. */
export type GgufValue =
  | { readonly type: 'uint8' | 'uint16' | 'uint32' | 'int32' | 'uint64' | 'float32'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'string[]'; readonly value: readonly string[] }
  | { readonly type: 'int32[]' | 'uint32[]' | 'float32[]'; readonly value: readonly number[] };

/** ggml's tensor type numbers for the types that the writer can make. */
export const TENSOR_TYPES = { F32: 0, F16: 1, Q4_0: 2, Q8_0: 8 } as const;
export type TensorType = keyof typeof TENSOR_TYPES;

/** `general.file_type` for a file whose matrices are of one type. */
export const FILE_TYPES: Readonly<Record<TensorType, number>> = { F32: 0, F16: 1, Q4_0: 2, Q8_0: 7 };

export interface GgufTensor {
  readonly name: string;
  /** ggml order: `shape[0]` is the length of a row, which lies together in memory. */
  readonly shape: readonly number[];
  readonly type: TensorType;
  /** Values in memory order, or a function that makes them when they are written, so that one tensor is held at a time. */
  readonly data: Float32Array | (() => Float32Array);
}

export interface GgufContent {
  /** Written in the object's own order. */
  readonly metadata: Readonly<Record<string, GgufValue>>;
  readonly tensors: readonly GgufTensor[];
}

const VALUE_TYPES = {
  uint8: 0,
  uint16: 2,
  uint32: 4,
  int32: 5,
  float32: 6,
  bool: 7,
  string: 8,
  array: 9,
  uint64: 10,
} as const;

/**
 * Writes a little-endian GGUF version 3 file with alignment 32 (format: ggml's `docs/gguf.md`). The same content gives
 * the same bytes. Returns the file's length in bytes. Throws a RangeError where a tensor's values do not fill its shape,
 * or where a row of a quantised tensor is not whole blocks of 32.
 */
export async function writeGguf(path: string, content: GgufContent): Promise<number> {
  const header = encodeHeader(content);
  const file = await open(path, 'w');
  try {
    let position = await append(file, header, 0);
    for (const tensor of content.tensors) {
      const data = typeof tensor.data === 'function' ? tensor.data() : tensor.data;
      const expected = elementCount(tensor);
      if (data.length !== expected) {
        throw new RangeError(
          `tensor ${tensor.name} has ${data.length} values where its shape holds ${expected}`,
        );
      }
      position = await append(file, encodeTensor(tensor.type, data), position);
      position = await append(file, padding(position), position);
    }
    return position;
  } finally {
    await file.close();
  }
}

/** The length of a tensor's data in bytes, without padding. Throws a RangeError as `writeGguf` does. */
export function tensorBytes(tensor: Pick<GgufTensor, 'name' | 'shape' | 'type'>): number {
  const elements = elementCount(tensor);
  if (tensor.type === 'F32') return elements * 4;
  if (tensor.type === 'F16') return elements * 2;
  const row = tensor.shape[0] ?? 0;
  if (row % BLOCK_SIZE !== 0) {
    throw new RangeError(
      `tensor ${tensor.name} has rows of ${row}, which is not a multiple of ${BLOCK_SIZE}`,
    );
  }
  return (elements / BLOCK_SIZE) * (tensor.type === 'Q8_0' ? 34 : 18);
}

function elementCount(tensor: Pick<GgufTensor, 'shape'>): number {
  return tensor.shape.reduce((product, length) => product * length, 1);
}

function encodeTensor(type: TensorType, values: Float32Array): Uint8Array {
  switch (type) {
    case 'F32':
      return encodeFloat32(values);
    case 'F16':
      return encodeFloat16(values);
    case 'Q8_0':
      return encodeQ8_0(values);
    case 'Q4_0':
      return encodeQ4_0(values);
  }
}

function encodeFloat32(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setFloat32(index * 4, value, true));
  return bytes;
}

function encodeHeader(content: GgufContent): Buffer {
  const metadata = Object.entries(content.metadata);
  const parts: Buffer[] = [Buffer.from('GGUF', 'latin1'), uint32(3)];
  parts.push(uint64(content.tensors.length), uint64(metadata.length));
  for (const [key, value] of metadata) parts.push(string(key), encodeValue(value));
  let offset = 0;
  for (const tensor of content.tensors) {
    parts.push(string(tensor.name), uint32(tensor.shape.length), ...tensor.shape.map(uint64));
    parts.push(uint32(TENSOR_TYPES[tensor.type]), uint64(offset));
    const length = tensorBytes(tensor);
    offset += length + padding(length).length;
  }
  const header = Buffer.concat(parts);
  return Buffer.concat([header, padding(header.length)]);
}

/** A metadata value as it stands in a file behind its key. */
export function encodeValue(value: GgufValue): Buffer {
  switch (value.type) {
    case 'string[]':
      return arrayOf('string', value.value.map(string));
    case 'int32[]':
      return arrayOf('int32', value.value.map(int32));
    case 'uint32[]':
      return arrayOf('uint32', value.value.map(uint32));
    case 'float32[]':
      return arrayOf('float32', value.value.map(float32));
    default:
      return Buffer.concat([uint32(VALUE_TYPES[value.type]), encodeScalar(value)]);
  }
}

function encodeScalar(value: Exclude<GgufValue, { type: `${string}[]` }>): Buffer {
  switch (value.type) {
    case 'uint8':
      return Buffer.from([value.value]);
    case 'uint16':
      return uint16(value.value);
    case 'bool':
      return Buffer.from([value.value ? 1 : 0]);
    case 'uint32':
      return uint32(value.value);
    case 'int32':
      return int32(value.value);
    case 'uint64':
      return uint64(value.value);
    case 'float32':
      return float32(value.value);
    case 'string':
      return string(value.value);
  }
}

function arrayOf(type: keyof typeof VALUE_TYPES, elements: readonly Buffer[]): Buffer {
  const head = [uint32(VALUE_TYPES.array), uint32(VALUE_TYPES[type]), uint64(elements.length)];
  return Buffer.concat([...head, ...elements]);
}

async function append(file: FileHandle, bytes: Uint8Array, position: number): Promise<number> {
  let written = 0;
  while (written < bytes.length) {
    const result = await file.write(bytes, written, bytes.length - written, position + written);
    written += result.bytesWritten;
  }
  return position + bytes.length;
}
