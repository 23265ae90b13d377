/** Text that a tokenizer reads with special tokens recognised or, where a message holds one's name, without. */
export interface PromptPiece {
  readonly text: string;
  /** False for text out of a message that would otherwise be read as a special token. */
  readonly special: boolean;
}

/** A system text, or null, then what user and subject say by turns: it begins and ends with the user. */
export type MessageTexts = readonly [system: string | null, user: string, ...turns: string[]];

const PRIVATE_USE = { first: 0xe000, last: 0xf8ff } as const;

/**
 * Keeps special tokens out of what people write: `<|im_end|>` inside an item is text, not the end of a turn. Marks every
 * special token's name that stands in a message, renders with the marks, and cuts the rendering at them, so that all other
 * text is tokenized as if nothing had been marked.
 */
export class PlainTextGuard {
  readonly #names: RegExp | null;

  /** `specialTokens`: the texts that the subject's tokenizer reads as control tokens. */
  constructor(specialTokens: readonly string[]) {
    const names = specialTokens.filter((text) => text.length > 0).sort((a, b) => b.length - a.length);
    this.#names = names.length === 0 ? null : new RegExp(names.map(escapeForRegExp).join('|'), 'g');
  }

  /**
   * Renders messages and gives the text in pieces; their concatenation is the prompt. Throws an Error where the template
   * drops or moves a mark, so that text and tokens could no longer be told apart.
   */
  render(messages: MessageTexts, render: (messages: MessageTexts) => string): PromptPiece[] {
    const names = this.#names;
    if (names === null || !messages.some((text) => text !== null && text.search(names) >= 0)) {
      return [{ text: render(messages), special: true }];
    }
    const [begin, end] = unusedMarks(messages.join(''));
    const mark = (text: string): string => text.replace(names, (name) => begin + name + end);
    const [system, user, ...turns] = messages;
    const marked: MessageTexts = [system === null ? null : mark(system), mark(user), ...turns.map(mark)];
    return cutAtMarks(render(marked), begin, end);
  }
}

function cutAtMarks(text: string, begin: string, end: string): PromptPiece[] {
  const pieces = text.split(new RegExp(`([${begin}${end}])`));
  const marks = pieces.filter((_, index) => index % 2 === 1);
  if (marks.length % 2 !== 0 || marks.some((mark, index) => mark !== (index % 2 === 0 ? begin : end))) {
    throw new Error("The template cuts a message apart at a special token's name.");
  }
  return pieces
    .filter((_, index) => index % 2 === 0)
    .map((piece, index) => ({ text: piece, special: index % 2 === 0 }))
    .filter((piece) => piece.text.length > 0);
}

/** Two characters that no text in the messages holds. */
function unusedMarks(text: string): [string, string] {
  const unused: string[] = [];
  for (let code: number = PRIVATE_USE.first; unused.length < 2 && code <= PRIVATE_USE.last; code += 1) {
    const character = String.fromCharCode(code);
    if (!text.includes(character)) unused.push(character);
  }
  const [begin, end] = unused;
  if (begin === undefined || end === undefined) throw new Error('The messages use every private character.');
  return [begin, end];
}

function escapeForRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
