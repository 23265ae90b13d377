import type { PresentedOption } from '../../../shared/domain/cell.js';
import type { SampledOutcome } from '../../../shared/domain/response.js';
import type { AnswerOption } from './answer-option.js';
import { normalise, statedLabels } from './label-forms.js';
import { isRefusal } from './refusal.js';

/** What a generated answer says. */
export type ReadAnswer =
  | { readonly outcome: 'parsed'; readonly label: string }
  | { readonly outcome: 'refusal' }
  | { readonly outcome: 'unparsed' };

/**
 * Reads a generated answer. The rules, in order; the first that names one option decides, and a rule that names two or more
 * makes the answer `unparsed`:
 *
 * 1. Markdown marks, quotation marks, an empty thinking block and spaces at the ends go. A JSON object's `answer`, `choice`,
 *    `response`, `option`, `label`, `rating`, `score` or `value` is read in its place.
 * 2. The whole answer is a label, alone or with brackets and punctuation (`3`, `(2)`, `b.`, `[C]`), a label with its
 *    option's text (`4 = Agree`), or an option's text (`Strongly agree`); case does not count.
 * 3. The answer begins with a label, written as it is, and punctuation, a bracket, a dash, a line's end or a reason follows
 *    (`A, because …`, `3 - I like order`). `A person …`, `I think`, `3.5` and `2-3` begin with no label. Labels that begin
 *    later lines, and another option's text right after the label, count as named too.
 * 4. A label after a cue and a colon (`ANSWER: C`, `Option: 2`).
 * 5. A refusal (`refusal.ts`) is a refusal, whatever options it mentions.
 * 6. A label after a cue: `option`, `choice`, `number`, `letter`, `answer is`, `choose`, `pick`, `say`, `rate it`, `go with`
 *    and the like. `A` and `I` are labels after a verb only where no other word follows them.
 * 7. Options' texts that stand in the answer as whole words, the longest first; a text that is negated does not count.
 * 8. Labels in brackets (`it is (B)`).
 * 9. Number labels that stand alone as whole numbers.
 *
 * Everything else is `unparsed`, never a guess.
 */
export function readAnswer(text: string, options: readonly AnswerOption[]): ReadAnswer {
  const answer = normalise(text);
  if (answer === '') return { outcome: 'unparsed' };
  for (const rule of statedLabels(answer, options)) {
    if (rule === 'refusal') {
      if (isRefusal(answer)) return { outcome: 'refusal' };
      continue;
    }
    const labels = new Set(rule);
    const [label] = labels;
    if (label === undefined) continue;
    return labels.size === 1 ? { outcome: 'parsed', label } : { outcome: 'unparsed' };
  }
  return { outcome: 'unparsed' };
}

/**
 * An answer's outcome and the score of the option that it names (before keying), null unless `parsed`. An answer that was
 * cut off before it named an option is `truncated`. See `readAnswer` for the rules.
 */
export function parseAnswer(
  text: string,
  options: readonly PresentedOption[],
  truncated = false,
): { readonly outcome: SampledOutcome; readonly score: number | null } {
  const read = readAnswer(text, options);
  if (read.outcome === 'parsed') {
    const score = options.find(({ label }) => label === read.label)?.score ?? null;
    return { outcome: 'parsed', score };
  }
  return { outcome: read.outcome === 'unparsed' && truncated ? 'truncated' : read.outcome, score: null };
}
