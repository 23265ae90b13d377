import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readGgufHeader } from '../../src/main/engine/gguf/read-header.js';
import type { GgufTensorInfo } from '../../src/main/engine/gguf/parse-header.js';
import { ALIGNMENT, padding, string, uint32, uint64 } from './encode-values.js';
import { encodeValue, type GgufValue } from './write-gguf.js';

/** Magic, version, number of tensors, number of metadata entries. */
const HEAD_BYTES = 24;

/**
 * Splits a GGUF file (alignment 32) into `count` valid parts, as `llama-gguf-split` does: all metadata in the first, the
 * tensors dealt out in their order with their bytes as they are, and `split.*` in every part. They are called
 * `NAME-00001-of-0000N.gguf`; gives their paths in order. Throws a RangeError where there are fewer tensors than parts.
 */
export async function splitGguf(
  path: string,
  folder: string,
  name: string,
  count: number,
): Promise<string[]> {
  const { tensors } = await readGgufHeader(path);
  if (tensors.length < count) throw new RangeError(`${tensors.length} tensors do not fill ${count} parts`);
  const source = await readFile(path);
  const metadata = metadataBytes(source, tensors);
  const entries = Number(source.readBigUInt64LE(16));
  const paths: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const from = Math.floor((index * tensors.length) / count);
    const to = Math.floor(((index + 1) * tensors.length) / count);
    const split = splitEntries(index, count, tensors.length);
    const number = String(index + 1).padStart(5, '0');
    const part = join(folder, `${name}-${number}-of-${String(count).padStart(5, '0')}.gguf`);
    const content = partBytes(source, tensors.slice(from, to), {
      metadata: index === 0 ? Buffer.concat([metadata, split]) : split,
      entries: index === 0 ? entries + 3 : 3,
    });
    await writeFile(part, content);
    paths.push(part);
  }
  return paths;
}

/** What lies between the file's head and its list of tensors; the list ends where the alignment before the data begins. */
function metadataBytes(source: Buffer, tensors: readonly GgufTensorInfo[]): Buffer {
  const dataStart = tensors[0]?.offset ?? source.length;
  const length = tensors.reduce((sum, tensor) => sum + infoLength(tensor), 0);
  const first = tensors[0] === undefined ? Buffer.alloc(0) : string(tensors[0].name);
  for (let end = dataStart; end > dataStart - ALIGNMENT; end -= 1) {
    const start = end - length;
    if (source.subarray(start, start + first.length).equals(first)) return source.subarray(HEAD_BYTES, start);
  }
  throw new RangeError('the list of tensors does not lie where an alignment of 32 puts it');
}

function partBytes(
  source: Buffer,
  tensors: readonly GgufTensorInfo[],
  { metadata, entries }: { readonly metadata: Buffer; readonly entries: number },
): Buffer {
  const infos: Buffer[] = [];
  const data: Buffer[] = [];
  let offset = 0;
  for (const tensor of tensors) {
    infos.push(string(tensor.name), uint32(tensor.shape.length), ...tensor.shape.map(uint64));
    infos.push(uint32(typeNumber(source, tensor)), uint64(offset));
    const bytes = source.subarray(tensor.offset, tensor.offset + tensor.bytes);
    data.push(bytes, padding(bytes.length));
    offset += bytes.length + padding(bytes.length).length;
  }
  const head = Buffer.concat([
    source.subarray(0, 8),
    uint64(tensors.length),
    uint64(entries),
    metadata,
    ...infos,
  ]);
  return Buffer.concat([head, padding(head.length), ...data]);
}

/** The number that the source gives the tensor's type; it follows the tensor's name and shape. */
function typeNumber(source: Buffer, tensor: GgufTensorInfo): number {
  const start = Buffer.concat([
    string(tensor.name),
    uint32(tensor.shape.length),
    ...tensor.shape.map(uint64),
  ]);
  return source.readUInt32LE(source.indexOf(start) + start.length);
}

function splitEntries(index: number, count: number, tensors: number): Buffer {
  const entry = (key: string, value: GgufValue): Buffer => Buffer.concat([string(key), encodeValue(value)]);
  return Buffer.concat([
    entry('split.no', { type: 'uint16', value: index }),
    entry('split.count', { type: 'uint16', value: count }),
    entry('split.tensors.count', { type: 'int32', value: tensors }),
  ]);
}

function infoLength({ name, shape }: GgufTensorInfo): number {
  return 8 + Buffer.byteLength(name) + 4 + 8 * shape.length + 4 + 8;
}
