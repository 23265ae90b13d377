import { createHash } from 'node:crypto';

/**
 * The identity of a base with an adapter laid over it: SHA-256 (hex) of the UTF-8 text
 *
 *     mettle adapted subject 1
 *     base <SHA-256 of the base file, lower-case hex>
 *     adapter <SHA-256 of the adapter file, lower-case hex>
 *     scale <the shortest decimal text that reads back as the number, as JavaScript writes it>
 *
 * each line ended by a line feed. Whoever holds the two files can work it out again.
 */
export function adaptedIdentity(baseSha256: string, adapterSha256: string, scale: number): string {
  // Minus zero is the same scale as zero, and is written the same.
  const lines = [
    'mettle adapted subject 1',
    `base ${baseSha256}`,
    `adapter ${adapterSha256}`,
    `scale ${scale}`,
  ];
  return createHash('sha256')
    .update(`${lines.join('\n')}\n`)
    .digest('hex');
}
