import type { AnswerOption } from './answer-option.js';

/** Labels that a rule finds in an answer, or the place in the order where refusals are looked for. */
export type Rule = readonly string[] | 'refusal';

/** Words that only a label follows. */
const NOUNS = 'option|choice|number|letter|label';
/** Words that a label may follow, but a sentence as well. */
const STATEMENTS =
  'answer|ans|antwort|réponse|reponse|respuesta|risposta|resposta|selection|choose|chose|pick|select|rating|rate|score|' +
  'response|respond|say|said|go with|going with|give it|put|mark|opt for';
const LINKS =
  '(?:\\s+(?:is|would be|will be|to|with|it|this|a|an|as|of|the|number|option|letter|answer|ist|est|es|é|è))*' +
  '\\s*[:=\\-–—]*\\s*["\'([]*\\s*';
/** What may follow a label that is a word of the language as well (`A`, `I`). */
const REASON = 'because|since|as|for|weil|porque|parce que|perché';
const FIELDS = ['answer', 'choice', 'response', 'option', 'label', 'rating', 'score', 'value'];

/** An answer without what only decorates it: Markdown marks, thinking left empty, quotation marks, spaces. */
export function normalise(text: string): string {
  const plain = text
    .normalize('NFKC')
    .replace(/^\s*<think>\s*<\/think>/, '')
    .replaceAll('’', "'")
    .replace(/```(?:json)?/g, ' ')
    .replace(/\*+|__+|`+/g, '')
    .trim();
  const field = jsonField(plain) ?? plain;
  return field
    .replace(/^[\s"'“”„«»]+|[\s"'“”«»]+$/g, '')
    .replace(/^#+\s*/, '')
    .trim();
}

/**
 * What each rule finds, strongest first: the whole answer; a label at its beginning; a label after a cue and a colon; then
 * (once refusals are out) labels after a cue, options' texts, labels in brackets, and numbers standing alone.
 */
export function* statedLabels(answer: string, options: readonly AnswerOption[]): Generator<Rule> {
  yield wholeAnswer(answer, options);
  const labels = options.map(({ label }) => label);
  yield leading(answer, options);
  yield afterCue(answer, labels, 'colon');
  yield 'refusal';
  yield afterCue(answer, labels, 'any');
  yield textsWithin(answer, options);
  yield labels.filter((label) => new RegExp(String.raw`[([]\s*${escape(label)}\s*[)\]]`).test(answer));
  yield numbersWithin(answer, labels);
}

function wholeAnswer(answer: string, options: readonly AnswerOption[]): string[] {
  const bare = fold(answer);
  const byText = options.filter(({ text }) => fold(text) === bare);
  if (byText.length > 0) return byText.map(({ label }) => label);
  return options
    .filter(({ label, text }) => {
      const [name, words] = [fold(label), fold(text)];
      return bare === name || bare === `${name} ${words}` || bare === `${words} ${name}`;
    })
    .map(({ label }) => label);
}

/**
 * A label at the very beginning, with punctuation, a bracket, a dash, a line's end or a reason after it; a letter written as
 * the label is. With it every label that begins a later line, and the option whose text follows the label, so that a list
 * of options, or a label beside another option's text, names more than one.
 */
function leading(answer: string, options: readonly AnswerOption[]): string[] {
  const first = options.find(({ label }) => beginsWith(answer, label));
  if (first === undefined) return [];
  const lines = answer.split('\n').slice(1);
  const listed = options.filter(({ label }) => lines.some((line) => beginsWith(line.trim(), label)));
  const rest = `${fold(answer.replace(/^\W*/, '').slice(first.label.length))} `;
  const described = [...options]
    .sort((a, b) => b.text.length - a.text.length)
    .find(({ text }) => rest.startsWith(`${fold(text)} `));
  return [first, ...listed, ...(described === undefined ? [] : [described])].map(({ label }) => label);
}

function beginsWith(line: string, label: string): boolean {
  const end = String.raw`(?=\s*$|\s*[).\]:;,=!?\n]|\s+[-–—]|\s*[–—(]|\s+(?:${REASON})\b)`;
  // `3.5`, `2-3`, `2 or 3` and `A.I.` begin with what is no answer.
  const other = isNumber(label)
    ? String.raw`(?!\s*(?:[.,/]\s?\d|[-–—]\s*\d|(?:to|or|and)\s+\d))`
    : String.raw`(?!\.\p{L})`;
  return new RegExp(String.raw`^[([]?\s*${escape(label)}${other}${end}`, 'u').test(line);
}

function afterCue(answer: string, labels: readonly string[], strength: 'colon' | 'any'): string[] {
  const link = strength === 'colon' ? '\\s*:\\s*["\'([]*\\s*' : LINKS;
  return labels.filter((label) => {
    const before = isNumber(label) ? [`${NOUNS}|${STATEMENTS}`] : [NOUNS, STATEMENTS];
    return before.some((cue) => {
      const sentence = cue === STATEMENTS && /^[AI]$/.test(label) && !isNumber(label);
      const after = isNumber(label)
        ? String.raw`(?!\d)(?!\s*(?:[.,/]\d|[-–—]\s*\d|(?:to|or|and)\s+\d))`
        : `(?![\\p{L}\\d'])${sentence ? `(?!\\s+(?!(?:${REASON})\\b)\\p{L})` : ''}`;
      const lower = label.toLowerCase();
      const name =
        lower === label ? escape(label) : `(?:${escape(label)}|${escape(lower)}(?=\\s*(?:$|[).\\]])))`;
      return new RegExp(`\\b(?:${anyCase(cue)})\\b${link}${name}${after}`, 'u').test(answer);
    });
  });
}

function textsWithin(answer: string, options: readonly AnswerOption[]): string[] {
  let rest = ` ${fold(answer)} `;
  const found: string[] = [];
  for (const { label, text } of [...options].sort((a, b) => b.text.length - a.text.length)) {
    const words = fold(text);
    if (words === '' || !rest.includes(` ${words} `)) continue;
    if (
      new RegExp(` (?:not|never|neither|don't|do not|cannot|can't) (?:\\S+ )?${escape(words)} `).test(rest)
    ) {
      rest = rest.replaceAll(` ${words} `, ' ');
      continue;
    }
    rest = rest.replaceAll(` ${words} `, '  ');
    found.push(label);
  }
  return found;
}

function numbersWithin(answer: string, labels: readonly string[]): string[] {
  const numbers = [...answer.matchAll(/(?<![\p{L}\d.,])\d+(?![\p{L}\d]|[.,]\d|%)/gu)].map(
    ([number]) => number,
  );
  return labels.filter((label) => isNumber(label) && numbers.includes(label));
}

function jsonField(text: string): string | null {
  const object = /\{[^{}]*\}/.exec(text)?.[0];
  if (object === undefined) return null;
  let value: unknown;
  try {
    value = JSON.parse(object);
  } catch {
    // Not JSON after all: the other rules read the text as it stands.
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, field] of Object.entries(value)) {
    if (!FIELDS.includes(name.toLowerCase())) continue;
    if (typeof field === 'string' || typeof field === 'number') return String(field);
  }
  return null;
}

/** Lower case, with everything that is no letter, digit or apostrophe as one space. */
function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}']+/gu, ' ')
    .trim();
}

function anyCase(words: string): string {
  return words.replace(/[a-zé]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

function isNumber(label: string): boolean {
  return /^\d+$/.test(label);
}

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
