import type { ResponseRow } from '../../../shared/contract/responses.js';
import { KIND_WORDS } from './response-words.js';

/** A condition as a reader names it: its kind, and what tells it from others of the kind. */
export interface ConditionWords {
  readonly kind: string;
  readonly name: string;
}

/** What matched placebos are called by: `placebo:matched-INTP:described`. */
const MATCHED = 'matched-';

/**
 * A condition's identifier in words. Texts that are made for a persona name it: `Anti-target`, `against INTP, described`, and
 * `Matched placebo`, `as long as INTP, described`.
 */
export function conditionWords({
  condition: id,
  conditionKind: kind,
}: Pick<ResponseRow, 'condition' | 'conditionKind'>): ConditionWords {
  const rest = id.slice(id.indexOf(':') + 1);
  if (id === 'default:none') return { kind: KIND_WORDS.default, name: 'no prompt' };
  if (kind === 'anti-target') return { kind: KIND_WORDS[kind], name: `against ${sourceWords(rest)}` };
  if (kind === 'placebo' && rest.startsWith(MATCHED)) {
    return { kind: 'Matched placebo', name: `as long as ${sourceWords(rest.slice(MATCHED.length))}` };
  }
  return { kind: KIND_WORDS[kind], name: rest };
}

/** What each kind that is made for a persona is for, where a reader may wonder; null for the others. */
export function conditionPurpose(words: ConditionWords): string | null {
  if (words.kind === KIND_WORDS['anti-target']) {
    return 'Asks for the opposite of that persona’s targets, in a text of the same token length.';
  }
  if (words.kind === 'Matched placebo') {
    return 'Asks for nothing, in a text of the same token length as that persona’s under the subject’s own tokenizer.';
  }
  return null;
}

/** `nurse+INTP:plain+described` is `nurse with INTP, plain and described`. */
function sourceWords(rest: string): string {
  const [source = '', wording = ''] = rest.split(':');
  const words = wording === '' ? '' : `, ${wording.replace('+', ' and ')}`;
  return `${source.replace('+', ' with ')}${words}`;
}
