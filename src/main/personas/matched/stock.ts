/** A stock cut short: so many whole sentences, and words or entries of the next one. */
export interface Cut {
  /** Ends in a mark, as a sentence does. */
  readonly text: string;
  /** Whole sentences in it. */
  readonly sentences: number;
  /** True where it ends with a whole sentence of the stock. */
  readonly whole: boolean;
}

/** A stock that can be cut and added to. */
export interface Stock {
  /** In the order of their length, whole sentences and parts. */
  readonly cuts: readonly Cut[];
  /** The cut with numbers after it: `… the moon. 1, 2, 300.` for 3 numbers and 2 noughts. */
  readonly enumerate: (cut: Cut, numbers: number, noughts: number) => string;
}

/** A full stop ends a sentence where a blank follows (`3.5`); marks of scripts without blanks end one anywhere. */
const SENTENCE_END = /(?<=[.!?؟۔።।])\s+|(?<=[。！？])\s*/u;
const CLOSING_MARKS = /[\s\p{P}]+$/u;
const LAST_MARK = /[.!?؟۔።।。！？]$/u;
/** A word, or a character with its marks in scripts that leave no blanks between words; with the blanks before it. */
const WORD =
  /\s*(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+)/gu;
/** A sentence with as many commas lists something, and is cut between its entries alone. */
const COMMAS_OF_A_LIST = 3;

/** Reads a stock of text: every place where it may be cut. */
export function readStock(stock: string): Stock {
  const sentences = stock
    .trim()
    .split(SENTENCE_END)
    .filter((sentence) => sentence !== '');
  const mark = LAST_MARK.exec(sentences[0] ?? '')?.[0] ?? '.';
  const blank = /[。！？]/u.test(mark) ? '' : ' ';
  const join = (before: string, after: string): string =>
    before === '' ? after : `${before}${blank}${after}`;
  const cuts: Cut[] = [];
  let before = '';
  for (const [index, sentence] of sentences.entries()) {
    for (const part of partsOf(sentence)) {
      cuts.push({ text: join(before, `${part}${mark}`), sentences: index, whole: false });
    }
    before = join(before, sentence);
    cuts.push({ text: before, sentences: index + 1, whole: true });
  }
  return {
    cuts,
    enumerate: ({ text }, numbers, noughts) => {
      const listed = Array.from({ length: numbers }, (_, index) => String(index + 1)).join(', ');
      return join(text, `${listed}${'0'.repeat(noughts)}${mark}`);
    },
  };
}

/** What may be left of a sentence that is cut, without the mark at its end, from short to long; never the whole. */
function partsOf(sentence: string): string[] {
  const entries = sentence.split(', ');
  if (entries.length > COMMAS_OF_A_LIST) {
    return entries.slice(0, -1).map((entry, index) => {
      const listed = entries.slice(0, index).join(', ');
      return listed === '' ? entry : `${listed} and ${entry}`;
    });
  }
  const parts: string[] = [];
  const whole = sentence.replace(CLOSING_MARKS, '');
  for (const match of sentence.matchAll(WORD)) {
    const part = sentence.slice(0, match.index + match[0].length).replace(CLOSING_MARKS, '');
    if (part !== '' && part !== whole && part !== parts.at(-1)) parts.push(part);
  }
  return parts;
}
