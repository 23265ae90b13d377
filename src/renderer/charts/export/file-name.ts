const LONGEST = 120;

/**
 * A file name from words that may hold anything: letters, digits, dots and hyphens are kept, the rest becomes one hyphen;
 * at most 120 characters before the ending, and never a hidden or reserved name.
 */
export function fileName(words: readonly string[], ending: string): string {
  const stem = words
    .join(' ')
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}.]+/gu, '-')
    .replace(/\.{2,}/g, '.')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, LONGEST)
    .replace(/[-.]+$/, '');
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem);
  return `${stem === '' || reserved ? `chart${stem === '' ? '' : `-${stem}`}` : stem}.${ending}`;
}
