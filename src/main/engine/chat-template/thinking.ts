/** A way in which models mark off what they think before they answer. */
interface ThinkingFormat {
  /** The rendered prompt ends like this where the model is about to think. */
  readonly open: RegExp;
  /** What ends an empty block; the prompt ends like this (spaces aside) where the template closed it itself. */
  readonly closing: string;
  /** Appended to an open prompt so that the answer comes next. */
  readonly closeWith: string;
}

const FORMATS: readonly ThinkingFormat[] = [
  { open: /<think>\s*$/, closing: '</think>', closeWith: '\n\n</think>\n\n' },
  { open: /<seed:think>\s*$/, closing: '</seed:think>', closeWith: '</seed:think>' },
  { open: /<mm:think>\s*$/, closing: '</mm:think>', closeWith: '</mm:think>' },
  { open: /\[THINK\]\s*$/, closing: '[/THINK]', closeWith: '[/THINK]' },
  { open: /<\|START_THINKING\|>\s*$/, closing: '<|END_THINKING|>', closeWith: '<|END_THINKING|>' },
  { open: /<\|channel>thought\s*$/, closing: '<channel|>', closeWith: '\n<channel|>' },
  { open: /<\|inner_prefix\|>\s*$/, closing: '<|inner_suffix|>', closeWith: '<|inner_suffix|>' },
  {
    open: /Here are my reasoning steps:\s*$/,
    closing: '[BEGIN FINAL RESPONSE]',
    closeWith: '\n[BEGIN FINAL RESPONSE]\n',
  },
];

/** The harmony format opens its channels itself: the answer stands in `final`. */
const HARMONY_START = '<|start|>assistant';
const HARMONY_ANSWER = '<|channel|>final<|message|>';

/**
 * Makes a rendered prompt end where the answer begins. A thinking block left open is closed empty, and where the template
 * opens channels (harmony) the answer's channel is opened; a block that the template closed itself stays as it is. `closed`
 * says whether an empty block stands at the end. `template` is the template's own text.
 */
export function closeThinking(
  prompt: string,
  template: string,
): { readonly text: string; readonly closed: boolean } {
  for (const { open, closing, closeWith } of FORMATS) {
    if (open.test(prompt)) {
      const text = closeWith.startsWith('\n') ? prompt.replace(/\s+$/, '') + closeWith : prompt + closeWith;
      return { text, closed: true };
    }
    if (prompt.trimEnd().endsWith(closing)) return { text: prompt, closed: true };
  }
  if (prompt.endsWith(HARMONY_START) && template.includes(HARMONY_ANSWER)) {
    return { text: prompt + HARMONY_ANSWER, closed: true };
  }
  return { text: prompt, closed: false };
}

/** What a subject wrote once its thoughts are left out. */
export interface SpokenAnswer {
  readonly text: string;
  /** True where it began to think and was cut off before it came to an answer. */
  readonly unfinished: boolean;
}

/**
 * The answer without the thoughts before it: what follows the last closing mark. `prompt` is what it answers; where that ends
 * in an open block, or the answer opens one itself, and no mark closes it, the answer never came.
 */
export function spokenAnswer(prompt: string, answer: string): SpokenAnswer {
  for (const { open, closing } of FORMATS) {
    const end = answer.lastIndexOf(closing);
    if (end >= 0) return { text: answer.slice(end + closing.length).trimStart(), unfinished: false };
    const opening = answer.trimStart().split(/\s/, 1)[0] ?? '';
    if (open.test(prompt) || (opening !== '' && open.test(opening))) return { text: '', unfinished: true };
  }
  return { text: answer, unfinished: false };
}
