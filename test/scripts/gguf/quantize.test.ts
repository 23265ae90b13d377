import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeFloat16,
  decodeQ4_0,
  decodeQ8_0,
  encodeFloat16,
  encodeQ4_0,
  encodeQ8_0,
  float16BitsToFloat32,
  float32ToFloat16Bits,
} from '../../../scripts/gguf/quantize.js';

const block = (values: Record<number, number>): Float32Array => {
  const array = new Float32Array(32);
  for (const [index, value] of Object.entries(values)) array[Number(index)] = value;
  return array;
};
const blocks = fc
  .array(fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), { minLength: 32, maxLength: 32 }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((rows) => Float32Array.from(rows.flat()));
const scaleOf = (bytes: Uint8Array, start: number): number =>
  float16BitsToFloat32((bytes[start] as number) | ((bytes[start + 1] as number) << 8));

describe('binary16', () => {
  it.each([
    [0, 0x0000],
    [-0, 0x8000],
    [1, 0x3c00],
    [-2, 0xc000],
    [65504, 0x7bff],
    [65519.996, 0x7bff],
    [65520, 0x7c00],
    [1e9, 0x7c00],
    [-Infinity, 0xfc00],
    [NaN, 0x7e00],
    [2 ** -14, 0x0400],
    [2 ** -24, 0x0001],
    [2 ** -25, 0x0000],
    [1.5 * 2 ** -25, 0x0001],
    [1023.5 * 2 ** -24, 0x0400],
    [0.1, 0x2e66],
    [1 + 2 ** -11, 0x3c00],
    [1 + 3 * 2 ** -11, 0x3c02],
  ])('%f has the bits %i', (value, bits) => {
    expect(float32ToFloat16Bits(value)).toBe(bits);
  });

  it('keeps all 65,536 bit patterns but the many NaNs', () => {
    const changed = Array.from({ length: 0x10000 }, (_, bits) => bits).filter((bits) => {
      const value = float16BitsToFloat32(bits);
      return float32ToFloat16Bits(value) !== (Number.isNaN(value) ? 0x7e00 : bits);
    });
    expect(changed).toEqual([]);
  });

  it('is never further away than either neighbour', () => {
    fc.assert(
      fc.property(fc.float({ min: -65504, max: 65504, noNaN: true }), (value) => {
        const bits = float32ToFloat16Bits(value);
        const error = Math.abs(float16BitsToFloat32(bits) - value);
        const magnitude = bits & 0x7fff;
        for (const neighbour of [magnitude - 1, magnitude + 1]) {
          if (neighbour < 0 || neighbour >= 0x7c00) continue;
          const other = float16BitsToFloat32((bits & 0x8000) | neighbour);
          expect(Math.abs(other - value)).toBeGreaterThanOrEqual(error);
        }
      }),
    );
  });

  it('is written in little-endian order', () => {
    expect([...encodeFloat16(Float32Array.of(1, -2))]).toEqual([0x00, 0x3c, 0x00, 0xc0]);
    expect([...decodeFloat16(Uint8Array.of(0x00, 0x3c, 0x00, 0xc0))]).toEqual([1, -2]);
  });
});

describe('Q8_0', () => {
  it('agrees with a block worked by hand', () => {
    // Largest size 127, so d = 1 (0x3c00); 0.5 and -0.5 round away from zero.
    const bytes = encodeQ8_0(block({ 0: 127, 1: -127, 2: 0.5, 3: -0.5, 4: 0.49, 5: 2.5, 31: -64 }));
    expect(bytes).toHaveLength(34);
    expect([...bytes.slice(0, 8)]).toEqual([0x00, 0x3c, 127, 129, 1, 255, 0, 3]);
    expect(bytes[33]).toBe(256 - 64);
  });

  it('writes a block of zeros as zeros', () => {
    expect(encodeQ8_0(new Float32Array(32)).every((byte) => byte === 0)).toBe(true);
  });

  it('gives back each value to within half a step and the rounding of the step', () => {
    fc.assert(
      fc.property(blocks, (values) => {
        const bytes = encodeQ8_0(values);
        const beyond = decodeQ8_0(bytes).filter((decoded, index) => {
          const step = scaleOf(bytes, Math.floor(index / 32) * 34);
          // The stored step is off by at most 2^-11 of itself (or half of the smallest binary16), 127 times.
          const bound = step / 2 + 127 * Math.max(step * 2 ** -11, 2 ** -25) + 1e-9;
          return !(Math.abs(decoded - (values[index] as number)) <= bound);
        });
        expect([...beyond]).toEqual([]);
      }),
    );
  });

  it('refuses a length that is not whole blocks', () => {
    expect(() => encodeQ8_0(new Float32Array(33))).toThrow(RangeError);
    expect(() => decodeQ8_0(new Uint8Array(33))).toThrow(RangeError);
  });
});

describe('Q4_0', () => {
  it('agrees with a block worked by hand', () => {
    // The value of largest size is -8, so d = 1 (0x3c00): nibbles are floor(x + 8.5), at most 15.
    const bytes = encodeQ4_0(block({ 0: -8, 1: 7, 2: 7.9, 3: 0.49, 4: 0.5, 5: -0.51, 16: 1, 17: -7.6 }));
    expect(bytes).toHaveLength(18);
    expect([...bytes.slice(0, 8)]).toEqual([0x00, 0x3c, 0x90, 0x0f, 0x8f, 0x88, 0x89, 0x87]);
  });

  it('gives the scale the sign that makes the largest value exact', () => {
    const bytes = encodeQ4_0(block({ 5: 16, 6: -15 }));
    expect(scaleOf(bytes, 0)).toBe(-2);
    expect(decodeQ4_0(bytes)[5]).toBe(16);
    expect(decodeQ4_0(bytes)[6]).toBe(-14);
  });

  it('gives back each value to within half a step, or one at the cut end, and the rounding of the step', () => {
    fc.assert(
      fc.property(blocks, (values) => {
        const bytes = encodeQ4_0(values);
        const beyond = decodeQ4_0(bytes).filter((decoded, index) => {
          const step = Math.abs(scaleOf(bytes, Math.floor(index / 32) * 18));
          // Half a step, but for values beyond 7.5 steps on the side of the scale's sign, which are cut to 7.
          const half = Math.abs(decoded) < 7 * step ? step / 2 : step;
          const bound = half + 8 * Math.max(step * 2 ** -11, 2 ** -25) + 1e-6;
          return !(Math.abs(decoded - (values[index] as number)) <= bound);
        });
        expect([...beyond]).toEqual([]);
      }),
    );
  });

  it('refuses a length that is not whole blocks', () => {
    expect(() => encodeQ4_0(new Float32Array(16))).toThrow(RangeError);
    expect(() => decodeQ4_0(new Uint8Array(19))).toThrow(RangeError);
  });
});
