import type { ResponseFilter } from '../../../../../shared/contract/responses.js';
import { CONFIDENCE_INSTRUMENT } from '../../../../../shared/domain/identity/settings.js';
import type { GateCheckId } from '../../../../../shared/domain/resistance/gate.js';
import type { IdentityView } from './identity-view.js';

/** The responses behind a mark, and what the mark stands for. */
export interface MarkResponses {
  readonly filter: ResponseFilter;
  readonly title: string;
}

/** Everything that was answered under some conditions. */
export function underConditions(
  { subject }: IdentityView,
  conditions: readonly string[],
  ...words: readonly string[]
): MarkResponses {
  return {
    filter: { subject: subject.sha256, conditions: [...conditions] },
    title: [subject.name, ...words].join(', '),
  };
}

/** How sure ratings under some conditions are said to be: the second turns alone. */
export function confidenceUnder(
  view: IdentityView,
  conditions: readonly string[],
  ...words: readonly string[]
): MarkResponses {
  const { filter, title } = underConditions(view, conditions, ...words);
  return { filter: { ...filter, instrument: CONFIDENCE_INSTRUMENT }, title };
}

/** What a check of the gate looks at: the answers that fail it where these can be told, else all. */
export function gateResponses({ subject }: IdentityView, check: GateCheckId): MarkResponses {
  const { sha256, name } = subject;
  if (check === 'parse-rate') {
    return {
      filter: { subject: sha256, outcomes: ['unparsed', 'truncated'] },
      title: `${name}, answers that cannot be read`,
    };
  }
  return check === 'refusal-rate'
    ? { filter: { subject: sha256, outcomes: ['refusal'] }, title: `${name}, refusals` }
    : { filter: { subject: sha256 }, title: `${name}, every response` };
}
