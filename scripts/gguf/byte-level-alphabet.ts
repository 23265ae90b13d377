/**
 * GPT-2's byte-level alphabet: one printable character for each of the 256 byte values, so that byte-pair merges can be
 * written as text. Printable Latin-1 bytes stand for themselves; the others take the code points from 256 on.
 */
export function byteLevelAlphabet(): string[] {
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => {
    const printable =
      (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || (byte >= 0xae && byte <= 0xff);
    if (printable) return String.fromCharCode(byte);
    next += 1;
    return String.fromCharCode(next - 1);
  });
}
