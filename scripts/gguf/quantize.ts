/** Number of values that share one scale in ggml's Q8_0 and Q4_0. */
export const BLOCK_SIZE = 32;

const Q8_0_BLOCK_BYTES = 2 + BLOCK_SIZE;
const Q4_0_BLOCK_BYTES = 2 + BLOCK_SIZE / 2;

const floatView = new Float32Array(1);
const bitView = new Uint32Array(floatView.buffer);

/**
 * The IEEE 754 binary16 bits (0 to 0xffff) nearest to a binary32 value; ties go to the even mantissa. Values of
 * 65520 and more in size become infinity, those of 2^-25 and less become zero, and every NaN becomes 0x7e00.
 */
export function float32ToFloat16Bits(value: number): number {
  floatView[0] = value;
  const bits = bitView[0] as number;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fff_ffff;
  if (magnitude > 0x7f80_0000) return 0x7e00;
  if (magnitude >= 0x4780_0000) return sign | 0x7c00;
  if (magnitude >= 0x3880_0000) {
    const rounded = magnitude + 0x0fff + ((magnitude >>> 13) & 1);
    return sign | ((rounded - 0x3800_0000) >>> 13);
  }
  if (magnitude < 0x3300_0000) return sign;
  const shift = 126 - (magnitude >>> 23);
  const mantissa = (magnitude & 0x007f_ffff) | 0x0080_0000;
  const kept = mantissa >>> shift;
  const lost = mantissa & ((1 << shift) - 1);
  const half = 1 << (shift - 1);
  const roundsUp = lost > half || (lost === half && (kept & 1) === 1);
  return sign | (kept + (roundsUp ? 1 : 0));
}

/** The exact value of 16 IEEE 754 binary16 bits. */
export function float16BitsToFloat32(bits: number): number {
  const sign = (bits & 0x8000) === 0 ? 1 : -1;
  const exponent = (bits >>> 10) & 0x1f;
  const mantissa = bits & 0x03ff;
  if (exponent === 0x1f) return mantissa === 0 ? sign * Infinity : NaN;
  if (exponent === 0) return sign * mantissa * 2 ** -24;
  return sign * (1 + mantissa / 1024) * 2 ** (exponent - 15);
}

/** Little-endian binary16, two bytes a value, each rounded to nearest even. */
export function encodeFloat16(values: Float32Array): Uint8Array {
  const bytes = new Uint8Array(values.length * 2);
  for (let index = 0; index < values.length; index += 1) {
    const bits = float32ToFloat16Bits(values[index] as number);
    bytes[2 * index] = bits & 0xff;
    bytes[2 * index + 1] = bits >>> 8;
  }
  return bytes;
}

/** The inverse of `encodeFloat16`. */
export function decodeFloat16(bytes: Uint8Array): Float32Array {
  const values = new Float32Array(bytes.length / 2);
  for (let index = 0; index < values.length; index += 1) values[index] = readScale(bytes, 2 * index);
  return values;
}

/**
 * ggml's Q8_0, 34 bytes for 32 values: the scale d = max|x| / 127 in binary16, then 32 signed bytes round(x / d), halves
 * away from zero. All arithmetic is in binary32, as in ggml's `quantize_row_q8_0_ref`. Throws a RangeError where the
 * number of values is not a multiple of 32.
 */
export function encodeQ8_0(values: Float32Array): Uint8Array {
  const blocks = blockCount(values.length, BLOCK_SIZE);
  const bytes = new Uint8Array(blocks * Q8_0_BLOCK_BYTES);
  for (let block = 0; block < blocks; block += 1) {
    const first = block * BLOCK_SIZE;
    let largest = 0;
    for (let index = first; index < first + BLOCK_SIZE; index += 1) {
      const magnitude = Math.abs(values[index] as number);
      if (magnitude > largest) largest = magnitude;
    }
    const scale = Math.fround(largest / 127);
    const inverse = scale === 0 ? 0 : Math.fround(1 / scale);
    const target = block * Q8_0_BLOCK_BYTES;
    writeScale(bytes, target, scale);
    for (let index = 0; index < BLOCK_SIZE; index += 1) {
      const scaled = Math.fround((values[first + index] as number) * inverse);
      bytes[target + 2 + index] = Math.sign(scaled) * Math.floor(Math.abs(scaled) + 0.5);
    }
  }
  return bytes;
}

/** The values that a Q8_0 tensor stands for. Throws a RangeError on a length that is not whole blocks. */
export function decodeQ8_0(bytes: Uint8Array): Float32Array {
  const blocks = blockCount(bytes.length, Q8_0_BLOCK_BYTES);
  const values = new Float32Array(blocks * BLOCK_SIZE);
  for (let block = 0; block < blocks; block += 1) {
    const source = block * Q8_0_BLOCK_BYTES;
    const scale = readScale(bytes, source);
    for (let index = 0; index < BLOCK_SIZE; index += 1) {
      const quantised = ((bytes[source + 2 + index] as number) << 24) >> 24;
      values[block * BLOCK_SIZE + index] = quantised * scale;
    }
  }
  return values;
}

/**
 * ggml's Q4_0, 18 bytes for 32 values: the scale d = m / -8 in binary16, where m is the (signed) value of largest size,
 * then 16 bytes of nibbles min(15, floor(x / d + 8.5)): the low nibbles hold values 0 to 15, the high ones 16 to 31. All
 * arithmetic is in binary32, as in ggml's `quantize_row_q4_0_ref`. Throws a RangeError where the number of values is not
 * a multiple of 32.
 */
export function encodeQ4_0(values: Float32Array): Uint8Array {
  const blocks = blockCount(values.length, BLOCK_SIZE);
  const bytes = new Uint8Array(blocks * Q4_0_BLOCK_BYTES);
  for (let block = 0; block < blocks; block += 1) {
    const first = block * BLOCK_SIZE;
    let largest = 0;
    for (let index = first; index < first + BLOCK_SIZE; index += 1) {
      const value = values[index] as number;
      if (Math.abs(value) > Math.abs(largest)) largest = value;
    }
    const scale = Math.fround(largest / -8);
    const inverse = scale === 0 ? 0 : Math.fround(1 / scale);
    const target = block * Q4_0_BLOCK_BYTES;
    writeScale(bytes, target, scale);
    for (let index = 0; index < BLOCK_SIZE / 2; index += 1) {
      const low = nibble(values[first + index] as number, inverse);
      const high = nibble(values[first + BLOCK_SIZE / 2 + index] as number, inverse);
      bytes[target + 2 + index] = low | (high << 4);
    }
  }
  return bytes;
}

/** The values that a Q4_0 tensor stands for. Throws a RangeError on a length that is not whole blocks. */
export function decodeQ4_0(bytes: Uint8Array): Float32Array {
  const blocks = blockCount(bytes.length, Q4_0_BLOCK_BYTES);
  const values = new Float32Array(blocks * BLOCK_SIZE);
  for (let block = 0; block < blocks; block += 1) {
    const source = block * Q4_0_BLOCK_BYTES;
    const scale = readScale(bytes, source);
    for (let index = 0; index < BLOCK_SIZE / 2; index += 1) {
      const pair = bytes[source + 2 + index] as number;
      values[block * BLOCK_SIZE + index] = ((pair & 0x0f) - 8) * scale;
      values[block * BLOCK_SIZE + BLOCK_SIZE / 2 + index] = ((pair >>> 4) - 8) * scale;
    }
  }
  return values;
}

function nibble(value: number, inverse: number): number {
  return Math.min(15, Math.trunc(Math.fround(Math.fround(value * inverse) + 8.5)));
}

function writeScale(bytes: Uint8Array, offset: number, scale: number): void {
  const bits = float32ToFloat16Bits(scale);
  bytes[offset] = bits & 0xff;
  bytes[offset + 1] = bits >>> 8;
}

function readScale(bytes: Uint8Array, offset: number): number {
  return float16BitsToFloat32((bytes[offset] as number) | ((bytes[offset + 1] as number) << 8));
}

function blockCount(length: number, size: number): number {
  if (length % size !== 0) throw new RangeError(`${length} is not a multiple of the block length ${size}`);
  return length / size;
}
