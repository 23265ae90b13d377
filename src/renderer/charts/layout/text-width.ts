/**
 * Widths of characters of IBM Plex Sans in ems, by class. An estimate is enough to leave room: figures are laid out before
 * there is a page to measure in, and fonts differ where a figure is shown.
 */
const CLASSES: readonly (readonly [RegExp, number])[] = [
  [/[ .,:;'|!()[\]ijltfIr·-]/, 0.34],
  [/[mwMW@%–—]/, 0.86],
  [/[A-Z]/, 0.66],
  [/[0-9]/, 0.6],
  [/[ -ɏ]/, 0.56],
];
/** Of what is in none of them: other scripts, symbols. */
const WIDE = 1;

/** Pixels that a line of text takes at a font size, roughly, and rather too many than too few. */
export function textWidth(text: string, size: number, weight = 400): number {
  let ems = 0;
  for (const character of text) {
    ems += CLASSES.find(([pattern]) => pattern.test(character))?.[1] ?? WIDE;
  }
  return ems * size * (weight > 500 ? 1.05 : 1);
}

/** The text, or its beginning with an ellipsis, so that it takes no more than `width` pixels. */
export function shortenedText(text: string, width: number, size: number, weight = 400): string {
  if (textWidth(text, size, weight) <= width) return text;
  const characters = [...text];
  while (characters.length > 1 && textWidth(`${characters.join('')}…`, size, weight) > width)
    characters.pop();
  return `${characters.join('').trimEnd()}…`;
}

/** The text in lines of at most `width` pixels, broken between words; a longer word stands alone. */
export function wrappedText(text: string, width: number, size: number, weight = 400): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const last = lines[lines.length - 1];
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && textWidth(longer, size, weight) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
