/** A length in bytes for people: `512 bytes`, `1.5 MB`; MB and GB are powers of ten, and small lengths are exact. */
export function describeBytes(bytes: number): string {
  if (bytes < 100_000) return `${bytes} bytes`;
  if (bytes < 10 ** 9) return `${(bytes / 10 ** 6).toFixed(1)} MB`;
  return `${(bytes / 10 ** 9).toFixed(2)} GB`;
}
