/* The values that GGUF files are made of, little-endian. */

/** Bytes that tensors' data are aligned to. */
export const ALIGNMENT = 32;

/** Two bytes. */
export function uint16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

/** Four bytes. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Four bytes, signed. */
export function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32LE(value);
  return bytes;
}

/** Eight bytes. */
export function uint64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

/** Four bytes. */
export function float32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeFloatLE(value);
  return bytes;
}

/** Length in bytes as uint64, then UTF-8. */
export function string(value: string): Buffer {
  const text = Buffer.from(value, 'utf8');
  return Buffer.concat([uint64(text.length), text]);
}

/** Zeros from a length to the next multiple of `ALIGNMENT`. */
export function padding(length: number): Buffer {
  return Buffer.alloc((ALIGNMENT - (length % ALIGNMENT)) % ALIGNMENT);
}
