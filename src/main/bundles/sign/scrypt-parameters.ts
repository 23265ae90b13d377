/** Cost of scrypt: N, r and p of RFC 7914. */
export interface ScryptParameters {
  readonly cost: number;
  readonly blockSize: number;
  readonly parallelization: number;
}

const BLOCK_SIZE = 8;
const LEAST_OPERATIONS = 32_768;
const MOST_PARALLEL_BLOCKS = 0x3fff_ffff;

/**
 * The cost that libsodium chooses for limits of operations and of memory in bytes
 * (`crypto_pwhash_scryptsalsa208sha256`), by which minisign locks its keys.
 */
export function scryptParameters(operations: number, memory: number): ScryptParameters {
  const limit = Math.max(LEAST_OPERATIONS, operations);
  if (limit < memory / 32) {
    return { cost: powerBelow(limit / (BLOCK_SIZE * 4)), blockSize: BLOCK_SIZE, parallelization: 1 };
  }
  const cost = powerBelow(memory / (BLOCK_SIZE * 128));
  const blocks = Math.min(MOST_PARALLEL_BLOCKS, Math.floor(limit / 4 / cost));
  return { cost, blockSize: BLOCK_SIZE, parallelization: Math.floor(blocks / BLOCK_SIZE) };
}

/** Bytes that scrypt needs. */
export function scryptMemory({ cost, blockSize, parallelization }: ScryptParameters): number {
  return 128 * blockSize * (cost + parallelization + 2);
}

/** The first power of two from 2 on that is more than half of a limit. */
function powerBelow(limit: number): number {
  let power = 2;
  while (power <= Math.floor(limit) / 2) power *= 2;
  return power;
}
