/** Where a line begins in a text, counted in characters; the last one's beginning for lines beyond the end. */
export function lineStart(text: string, line: number): number {
  let start = 0;
  for (let current = 1; current < line; current += 1) {
    const end = text.indexOf('\n', start);
    if (end < 0) return start;
    start = end + 1;
  }
  return start;
}

/** The line that a character stands on, from 1. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

/** Number of lines of a text, at least 1. */
export function lineCount(text: string): number {
  return text.split('\n').length;
}

/** An id that nothing in `taken` has: `base`, or `base-2`, `base-3`, …, at most 64 characters. */
export function freeId(base: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : `-${number}`;
    const candidate = `${base.slice(0, 64 - ending.length)}${ending}`;
    if (!taken.has(candidate)) return candidate;
  }
}

/** An identifier made of a name: letters, digits and hyphens; `fallback` where nothing is left. */
export function identifierOf(name: string, fallback: string): string {
  const id = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 64);
  return id === '' ? fallback : id;
}
