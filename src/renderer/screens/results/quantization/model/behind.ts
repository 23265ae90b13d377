import type { ResponseFilter } from '../../../../../shared/contract/responses.js';
import type { StudyDetail } from '../../../../../shared/contract/studies.js';
import type { EquivalenceTest } from '../../../../../shared/domain/quantization/equivalence.js';
import type { GateCheckId } from '../../../../../shared/domain/resistance/gate.js';
import type { QuantizationView } from './quantization-view.js';

/** The responses behind a mark, and what the mark stands for. */
export interface MarkResponses {
  readonly filter: ResponseFilter;
  readonly title: string;
}

/** Every response of a subject. */
export function everyResponse({
  sha256,
  name,
}: {
  readonly sha256: string;
  readonly name: string;
}): MarkResponses {
  return { filter: { subject: sha256 }, title: `${name}, every response` };
}

/** What the default is read from on one scale: the condition without a prompt, else all defaults. */
export function defaultOnScale(
  view: QuantizationView,
  place: { readonly instrument: string; readonly scale: string },
  name: string,
): MarkResponses {
  const { instrument, scale } = place;
  return {
    filter: { subject: view.subject.sha256, conditions: defaultConditions(view.detail), instrument, scale },
    title: `${view.name}, ${name}, default`,
  };
}

/** One condition on one scale. */
export function conditionOnScale(
  view: QuantizationView,
  condition: { readonly id: string; readonly label: string },
  place: { readonly instrument: string; readonly scale: string; readonly name: string },
): MarkResponses {
  const { instrument, scale, name } = place;
  return {
    filter: { subject: view.subject.sha256, conditions: [condition.id], instrument, scale },
    title: `${view.name}, ${name}, ${condition.label}`,
  };
}

/** What a test rests on: the default's answers on its scale, or the answers of all personas. */
export function testResponses(view: QuantizationView, { measure }: EquivalenceTest): MarkResponses {
  if (measure.kind === 'scale') return defaultOnScale(view, measure, measure.name);
  const conditions = view.detail.conditions.flatMap(({ id, kind }) =>
    kind === 'persona' || kind === 'default' ? [id] : [],
  );
  return {
    filter: { subject: view.subject.sha256, conditions },
    title: `${view.name}, personas and default`,
  };
}

/** One item in all conditions, or in those that are named. */
export function itemResponses(
  view: QuantizationView,
  { instrument, item }: { readonly instrument: string; readonly item: string },
  condition: { readonly id: string; readonly label: string } | null = null,
): MarkResponses {
  return {
    filter: {
      subject: view.subject.sha256,
      instrument,
      items: [item],
      ...(condition === null ? {} : { conditions: [condition.id] }),
    },
    title: [view.name, item, ...(condition === null ? [] : [condition.label])].join(', '),
  };
}

/** All items in one condition. */
export function conditionResponses(
  view: QuantizationView,
  { id, label }: { readonly id: string; readonly label: string },
): MarkResponses {
  return {
    filter: { subject: view.subject.sha256, conditions: [id] },
    title: `${view.name}, ${label}`,
  };
}

/** What a check of the gate looks at: the answers that fail it where these can be told, else all. */
export function gateResponses(view: QuantizationView, check: GateCheckId): MarkResponses {
  const subject = view.subject.sha256;
  if (check === 'parse-rate') {
    return {
      filter: { subject, outcomes: ['unparsed', 'truncated'] },
      title: `${view.name}, answers that cannot be read`,
    };
  }
  return check === 'refusal-rate'
    ? { filter: { subject, outcomes: ['refusal'] }, title: `${view.name}, refusals` }
    : everyResponse({ sha256: subject, name: view.name });
}

function defaultConditions({ conditions }: StudyDetail): string[] {
  const defaults = conditions.filter(({ kind }) => kind === 'default');
  const bare = defaults.filter(({ system }) => system === null);
  return (bare.length > 0 ? bare : defaults).map(({ id }) => id);
}
