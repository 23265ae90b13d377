/** A thing in a figure that stands for something: what it says, where its tooltip hangs, and what it opens. */
export interface Mark {
  readonly key: string;
  /** First line of the tooltip. */
  readonly title: string;
  /** The lines below, each a sentence or nearly one. */
  readonly lines: readonly string[];
  /** Pixels from the figure's upper left corner. */
  readonly x: number;
  readonly y: number;
  /** Shows the responses behind it. */
  readonly open?: (() => void) | undefined;
}

/** What a screen reader says of a mark: the tooltip's words, as sentences, and what opening it does. */
export function markLabel({ title, lines, open }: Mark): string {
  return [title, ...lines, ...(open === undefined ? [] : ['Opens the responses behind it'])]
    .map((line) => (/[.?]$/.test(line) ? line : `${line}.`))
    .join(' ');
}
