import type { GateCheckId } from '../../../../../shared/domain/resistance/gate.js';
import type { ResponseFilter } from '../../../../../shared/contract/responses.js';
import type { ScaleInstabilityResult } from '../../../../../shared/domain/instability/scale.js';
import type { InstabilityView } from './instability-view.js';

/** The responses behind a mark, and what the mark stands for. */
export interface MarkResponses {
  readonly filter: ResponseFilter;
  readonly title: string;
}

/** Some personas on one scale; all that speak for a persona where none is named. */
export function personasOnScale(
  { subject }: InstabilityView,
  scale: ScaleInstabilityResult,
  own: readonly ScaleInstabilityResult['spread'][number][] = scale.spread,
  ...words: readonly string[]
): MarkResponses {
  return {
    filter: {
      subject: subject.sha256,
      conditions: own.flatMap(({ conditions }) => conditions),
      instrument: scale.instrument,
      scale: scale.scale,
    },
    title: [subject.name, scale.name, ...words].join(', '),
  };
}

/** What a check of the gate looks at: the answers that fail it where these can be told, else all. */
export function gateResponses(
  { subject: { sha256, name } }: InstabilityView,
  check: GateCheckId,
): MarkResponses {
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
