import type { ResponseFilter } from '../../../../../shared/contract/responses.js';
import type { BackfirePair } from '../../../../../shared/domain/gain/backfire.js';
import type { GateCheckId } from '../../../../../shared/domain/resistance/gate.js';
import { scaleName, type GainView } from './gain-view.js';

/** The responses behind a mark, and what the mark stands for. */
export interface MarkResponses {
  readonly filter: ResponseFilter;
  readonly title: string;
}

interface ScalePlace {
  readonly instrument: string;
  readonly scale: string;
}

/** Some conditions on one scale: a point of a dose-response, or a whole one. */
export function conditionsOnScale(
  view: GainView,
  conditions: readonly string[],
  { instrument, scale }: ScalePlace,
  ...words: readonly string[]
): MarkResponses {
  return {
    filter: { subject: view.subject.sha256, conditions: [...conditions], instrument, scale },
    title: [view.subject.name, scaleName(view, instrument, scale), ...words].join(', '),
  };
}

/** Every condition that a scale's dose-response is made of; empty where it has none. */
export function askingFor({ result }: GainView, { instrument, scale }: ScalePlace): string[] {
  return result.doses
    .filter((dose) => dose.instrument === instrument && dose.scale === scale)
    .flatMap(({ points }) =>
      points.flatMap(({ conditions }) => conditions.map(({ condition }) => condition)),
    );
}

/** Personas and anti-targets on one scale. */
export function pairsOnScale(
  view: GainView,
  pairs: readonly BackfirePair[],
  place: ScalePlace,
): MarkResponses {
  const own = pairs.filter(
    ({ instrument, scale }) => instrument === place.instrument && scale === place.scale,
  );
  return conditionsOnScale(
    view,
    own.flatMap(({ condition, antiTarget }) => [condition, antiTarget]),
    place,
    'personas and anti-targets',
  );
}

/** What a check of the gate looks at: the answers that fail it where these can be told, else all. */
export function gateResponses(view: GainView, check: GateCheckId): MarkResponses {
  const subject = view.subject.sha256;
  const { name } = view.subject;
  if (check === 'parse-rate') {
    return {
      filter: { subject, outcomes: ['unparsed', 'truncated'] },
      title: `${name}, answers that cannot be read`,
    };
  }
  return check === 'refusal-rate'
    ? { filter: { subject, outcomes: ['refusal'] }, title: `${name}, refusals` }
    : { filter: { subject }, title: `${name}, every response` };
}
