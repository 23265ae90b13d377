import { HeaderCursor, HeaderDamaged } from './header-cursor.js';
import { tensorTypeLayout } from './tensor-types.js';

/**
 * An array in the metadata. Numbers are kept where there are at most 4096 of them (per-layer settings), texts where there are
 * at most 256 (languages, tags).
 */
export interface MetadataArray {
  readonly length: number;
  readonly numbers: readonly number[] | null;
  readonly texts?: readonly string[];
}

export type MetadataValue = number | boolean | string | MetadataArray;

export interface GgufTensorInfo {
  readonly name: string;
  /** ggml order, row length first. */
  readonly shape: readonly number[];
  readonly typeName: string;
  /** Where the data begins, from the start of the file. */
  readonly offset: number;
  readonly bytes: number;
}

/** Everything before a GGUF file's tensor data. */
export interface GgufHeader {
  readonly version: number;
  readonly metadata: ReadonlyMap<string, MetadataValue>;
  readonly tensors: readonly GgufTensorInfo[];
  /** The length that the file must have to hold all its tensors. */
  readonly requiredBytes: number;
}

const MAGIC_AND_VERSION_BYTES = 8;
const MOST_ENTRIES = 2 ** 20;
const LONGEST_KEY = 65_535;
const LONGEST_TENSOR_NAME = 63;
const MOST_DIMENSIONS = 4;
const MOST_KEPT_NUMBERS = 4096;
const MOST_KEPT_TEXTS = 256;
const DEFAULT_ALIGNMENT = 32;

const STRING = 8;
const ARRAY = 9;
const NUMBER_READERS: Readonly<
  Record<number, { readonly bytes: number; read(cursor: HeaderCursor, field: string): number }>
> = {
  0: { bytes: 1, read: (cursor, field) => cursor.uint8(field) },
  1: { bytes: 1, read: (cursor, field) => cursor.int8(field) },
  2: { bytes: 2, read: (cursor, field) => cursor.uint16(field) },
  3: { bytes: 2, read: (cursor, field) => cursor.int16(field) },
  4: { bytes: 4, read: (cursor, field) => cursor.uint32(field) },
  5: { bytes: 4, read: (cursor, field) => cursor.int32(field) },
  6: { bytes: 4, read: (cursor, field) => cursor.float32(field) },
  7: { bytes: 1, read: (cursor, field) => cursor.uint8(field) },
  10: { bytes: 8, read: (cursor, field) => cursor.uint64(field) },
  11: { bytes: 8, read: (cursor, field) => cursor.int64(field) },
  12: { bytes: 8, read: (cursor, field) => cursor.float64(field) },
};
const UINT32 = 4;
const BOOL = 7;

/**
 * Parses the header of a little-endian GGUF file of version 2 or 3 from the file's first bytes, under the rules by which
 * llama.cpp accepts one (ggml's gguf.cpp). Does not look at magic and version. Throws HeaderEndsEarly where `bytes` ends
 * before the header does, and HeaderDamaged where the header breaks a rule; allocates no more than `bytes` warrants.
 */
export function parseHeader(bytes: Buffer): GgufHeader {
  const cursor = new HeaderCursor(bytes);
  cursor.advance(MAGIC_AND_VERSION_BYTES, 'the version');
  const tensorCount = entryCount(cursor.uint64('the number of tensors'), 'tensors');
  const metadataCount = entryCount(cursor.uint64('the number of metadata entries'), 'metadata entries');
  const { metadata, alignment } = parseMetadata(cursor, metadataCount);
  const tensors = parseTensors(cursor, tensorCount, alignment);
  const last = tensors.at(-1);
  return {
    version: bytes.readUInt32LE(4),
    metadata,
    tensors,
    requiredBytes: last === undefined ? cursor.position : last.offset + last.bytes,
  };
}

function entryCount(count: number, what: string): number {
  if (count > MOST_ENTRIES) throw new HeaderDamaged(`it claims ${count} ${what}`);
  return count;
}

function parseMetadata(
  cursor: HeaderCursor,
  count: number,
): { metadata: Map<string, MetadataValue>; alignment: number } {
  const metadata = new Map<string, MetadataValue>();
  let alignment = DEFAULT_ALIGNMENT;
  for (let index = 0; index < count; index += 1) {
    const key = cursor.string(`metadata key ${index + 1}`, LONGEST_KEY);
    if (key === '') throw new HeaderDamaged(`metadata key ${index + 1} is empty`);
    if (metadata.has(key)) throw new HeaderDamaged(`metadata key ${key} stands twice`);
    const type = cursor.uint32(key);
    const value = parseValue(cursor, type, key);
    metadata.set(key, value);
    if (key === 'general.alignment') {
      if (type !== UINT32 || typeof value !== 'number' || value === 0 || (value & (value - 1)) !== 0) {
        throw new HeaderDamaged('general.alignment is not a power of two');
      }
      alignment = value;
    }
  }
  return { metadata, alignment };
}

function parseValue(cursor: HeaderCursor, type: number, key: string): MetadataValue {
  if (type === STRING) return cursor.string(key);
  if (type === ARRAY) return parseArray(cursor, key);
  const value = numberReader(type, key).read(cursor, key);
  return type === BOOL ? value !== 0 : value;
}

function parseArray(cursor: HeaderCursor, key: string): MetadataArray {
  const type = cursor.uint32(key);
  const length = cursor.uint64(key);
  if (type === STRING) {
    if (length <= MOST_KEPT_TEXTS) {
      return { length, numbers: null, texts: Array.from({ length }, () => cursor.string(key)) };
    }
    for (let index = 0; index < length; index += 1) cursor.skipString(key);
    return { length, numbers: null };
  }
  const reader = numberReader(type, key);
  if (length > MOST_KEPT_NUMBERS) {
    cursor.advance(length * reader.bytes, key);
    return { length, numbers: null };
  }
  return { length, numbers: Array.from({ length }, () => reader.read(cursor, key)) };
}

function numberReader(type: number, key: string) {
  const reader = NUMBER_READERS[type];
  if (reader === undefined)
    throw new HeaderDamaged(`metadata key ${key} is of type ${type}, which does not exist`);
  return reader;
}

function parseTensors(cursor: HeaderCursor, count: number, alignment: number): GgufTensorInfo[] {
  const names = new Set<string>();
  const tensors: GgufTensorInfo[] = [];
  let expected = 0;
  for (let index = 0; index < count; index += 1) {
    const name = cursor.string(`the name of tensor ${index + 1}`, LONGEST_TENSOR_NAME);
    if (names.has(name)) throw new HeaderDamaged(`tensor ${name} stands twice`);
    names.add(name);
    const shape = parseShape(cursor, name);
    const type = cursor.uint32(name);
    const offset = cursor.uint64(name);
    if (offset !== expected) {
      throw new HeaderDamaged(`tensor ${name} begins at ${offset} where ${expected} is due`);
    }
    const { typeName, bytes } = tensorExtent(name, shape, type);
    tensors.push({ name, shape, typeName, offset, bytes });
    expected += align(bytes, alignment);
  }
  const dataStart = align(cursor.position, alignment);
  return tensors.map((tensor) => ({ ...tensor, offset: tensor.offset + dataStart }));
}

function parseShape(cursor: HeaderCursor, name: string): number[] {
  const dimensions = cursor.uint32(name);
  if (dimensions > MOST_DIMENSIONS) throw new HeaderDamaged(`tensor ${name} has ${dimensions} dimensions`);
  return Array.from({ length: dimensions }, () => cursor.uint64(name));
}

function tensorExtent(
  name: string,
  shape: readonly number[],
  type: number,
): { typeName: string; bytes: number } {
  const layout = tensorTypeLayout(type);
  if (layout === null) {
    throw new HeaderDamaged(`tensor ${name} is of type ${type}, which llama.cpp does not read`);
  }
  const row = shape[0] ?? 1;
  if (row % layout.block !== 0) {
    throw new HeaderDamaged(`tensor ${name} has rows of ${row}, which ${layout.name} cannot hold`);
  }
  const elements = shape.reduce((product, length) => product * length, 1);
  const bytes = (elements / layout.block) * layout.bytes;
  if (!Number.isSafeInteger(bytes)) throw new HeaderDamaged(`tensor ${name} claims ${elements} values`);
  return { typeName: layout.name, bytes };
}

function align(length: number, alignment: number): number {
  return Math.ceil(length / alignment) * alignment;
}
