/** A seeded source of uniform random numbers. Two sources made from one seed give the same numbers, on every platform. */
export interface Random {
  /** A number in [0, 1) with 53 random bits. */
  next(): number;
  /** An integer in 0..exclusiveMax-1, each equally likely. Throws a RangeError unless exclusiveMax is an integer in 1..2^32. */
  integer(exclusiveMax: number): number;
}

const TWO_TO_32 = 2 ** 32;

const rotateLeft = (value: number, bits: number): number => (value << bits) | (value >>> (32 - bits));

/**
 * Splitmix-type 32-bit sequence: a Weyl counter (Steele, Lea & Flood 2014, "Fast splittable pseudorandom number
 * generators", OOPSLA) through the two-round xor-multiply finaliser with the constants 0x21f0aaad, 0x735a2d97 of
 * Wellons' hash prospector (low bias). Used to spread a 32-bit seed over a larger state.
 */
function splitmix32(seed: number): () => number {
  let counter = seed | 0;
  return () => {
    counter = (counter + 0x9e3779b9) | 0;
    let mixed = counter;
    mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}

/**
 * The 32-bit output sequence of xoshiro128** 1.1 (Blackman & Vigna 2021, "Scrambled linear pseudorandom number
 * generators", ACM TOMS 47(4):36). Period 2^128 - 1. Throws a RangeError when all four state words are zero.
 */
export function xoshiro128StarStar(state: readonly [number, number, number, number]): () => number {
  let [a, b, c, d] = state.map((word) => word | 0) as [number, number, number, number];
  if ((a | b | c | d) === 0) throw new RangeError('xoshiro128** needs a state that is not all zero');
  return () => {
    const result = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return result;
  };
}

/**
 * A source from a seed: xoshiro128** whose state is filled by a splitmix32 sequence, as its authors advise. Any integer
 * may be a seed; its lowest 32 bits count. Throws a RangeError on a seed that is no safe integer.
 */
export function createRandom(seed: number): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`a seed is an integer, not ${seed}`);
  const fill = splitmix32(seed);
  const draw = xoshiro128StarStar([fill(), fill(), fill(), fill()]);
  return {
    next: () => {
      const high = draw() >>> 5;
      const low = draw() >>> 6;
      return (high * 2 ** 26 + low) / 2 ** 53;
    },
    integer: (exclusiveMax) => {
      if (!Number.isInteger(exclusiveMax) || exclusiveMax < 1 || exclusiveMax > TWO_TO_32) {
        throw new RangeError(`a draw needs an integer limit in 1..2^32, not ${exclusiveMax}`);
      }
      // Draws above the last whole multiple are rejected: a plain remainder would favour small numbers.
      const limit = TWO_TO_32 - (TWO_TO_32 % exclusiveMax);
      let value = draw();
      while (value >= limit) value = draw();
      return value % exclusiveMax;
    },
  };
}

/**
 * MurmurHash3 x86_32 (Appleby, public domain) of bytes under a 32-bit seed; an unsigned 32-bit number.
 */
export function murmur3(bytes: Uint8Array, seed = 0): number {
  const firstMultiplier = 0xcc9e2d51;
  const secondMultiplier = 0x1b873593;
  const scramble = (word: number): number =>
    Math.imul(rotateLeft(Math.imul(word, firstMultiplier), 15), secondMultiplier);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tailStart = bytes.length - (bytes.length % 4);
  let hash = seed | 0;
  for (let offset = 0; offset < tailStart; offset += 4) {
    hash ^= scramble(view.getInt32(offset, true));
    hash = (Math.imul(rotateLeft(hash, 13), 5) + 0xe6546b64) | 0;
  }
  let tail = 0;
  for (let offset = bytes.length - 1; offset >= tailStart; offset -= 1)
    tail = (tail << 8) | view.getUint8(offset);
  hash ^= scramble(tail);
  hash ^= bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/**
 * A 32-bit seed from parts, in order: MurmurHash3 x86_32 over the UTF-8 bytes of the parts as a JSON array, so that
 * ("ab", "c") and ("a", "bc"), or 1 and "1", give different seeds. Same parts, same seed, on every platform. Different
 * parts may meet by chance, once in 2^32 pairs. Throws a RangeError on a number that is not finite.
 */
export function hashSeed(...parts: readonly (string | number)[]): number {
  for (const part of parts) {
    if (typeof part === 'number' && !Number.isFinite(part)) throw new RangeError(`cannot hash ${part}`);
  }
  return murmur3(new TextEncoder().encode(JSON.stringify(parts)));
}

/**
 * An index drawn with the given weights, which need not sum to 1. An index of weight 0 is never drawn. Throws a
 * RangeError when a weight is negative or not finite, or when they sum to 0.
 */
export function sampleIndex(random: Random, probabilities: readonly number[]): number {
  let total = 0;
  for (const weight of probabilities) {
    if (!(weight >= 0) || !Number.isFinite(weight)) throw new RangeError(`not a weight: ${weight}`);
    total += weight;
  }
  if (!(total > 0)) throw new RangeError('cannot draw: the weights sum to 0');
  let left = random.next() * total;
  let lastPossible = 0;
  for (const [index, weight] of probabilities.entries()) {
    if (weight === 0) continue;
    if (left < weight) return index;
    left -= weight;
    lastPossible = index;
  }
  return lastPossible;
}
