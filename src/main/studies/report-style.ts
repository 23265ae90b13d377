import type { TextLayout } from './study-kind.js';

export type Emphasis = 'bold' | 'faint' | 'cyan' | 'yellow' | 'magenta' | 'red';

const CODES: Readonly<Record<Emphasis, readonly [number, number]>> = {
  bold: [1, 22],
  faint: [2, 22],
  cyan: [36, 39],
  yellow: [33, 39],
  magenta: [35, 39],
  red: [31, 39],
};

/** The text with ANSI emphasis where the layout has colour, as it is elsewhere. */
export function styled(text: string, emphasis: Emphasis, layout: Pick<TextLayout, 'colour'>): string {
  const [on, off] = CODES[emphasis];
  return layout.colour ? `\u001b[${on}m${text}\u001b[${off}m` : text;
}

/** Paragraph text broken between words into lines of at most `width` characters, each after `indent`. */
export function wrapped(text: string, width: number, indent = ''): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((part) => part !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && indent.length + longer.length > width) {
      lines.push(indent + line);
      line = word;
    } else {
      line = longer;
    }
  }
  return line === '' ? lines : [...lines, indent + line];
}

/** A text cut to `width` characters, its end marked where it was longer. */
export function shortened(text: string, width: number, layout: Pick<TextLayout, 'unicode'>): string {
  if (text.length <= width) return text;
  const mark = layout.unicode ? '…' : '..';
  return text.slice(0, Math.max(0, width - mark.length)) + mark;
}

/**
 * A figure from 0 to 1 with its interval on a track of `width` characters: the estimate as a point, the interval as whiskers.
 * What lies outside 0..1 is drawn at the end.
 */
export function intervalBar(
  { estimate, low, high }: { readonly estimate: number; readonly low: number; readonly high: number },
  width: number,
  layout: Pick<TextLayout, 'unicode'>,
): string {
  const [track, line, left, right, point] = layout.unicode
    ? ['·', '─', '├', '┤', '●']
    : ['.', '-', '[', ']', 'o'];
  const place = (value: number): number => Math.round(Math.max(0, Math.min(1, value)) * (width - 1));
  const [from, to, at] = [place(low), place(high), place(estimate)];
  return Array.from({ length: width }, (_, position) => {
    if (position === at) return point;
    if (position === from) return left;
    if (position === to) return right;
    return position > from && position < to ? line : track;
  }).join('');
}
