import type { ResponseFilter } from '../../../../../shared/contract/responses.js';
import type { ResistanceViews } from '../../../../../shared/contract/views.js';
import type { AdoptionCell, GateCheckId, ResistanceResult } from '../../../../../shared/domain/resistance.js';
import type { SubjectView } from './subject-view.js';

/** The responses behind a mark, and what the mark stands for. */
export interface MarkResponses {
  readonly filter: ResponseFilter;
  readonly title: string;
}

interface ScalePlace {
  readonly condition: string;
  readonly instrument: string;
  readonly scale: string;
}

/** One condition on one scale: a ridge, a dot, an arrow. */
export function conditionOnScale(
  view: SubjectView,
  { condition, instrument, scale }: ScalePlace,
): MarkResponses {
  return {
    filter: { subject: view.subject.sha256, conditions: [condition], instrument, scale },
    title: words(view, view.labels.get(condition) ?? condition, scaleName(view.views, instrument, scale)),
  };
}

/** All conditions that ask for one type: a row of the persona map, with the type that was measured. */
export function requestedType(
  view: SubjectView,
  row: { readonly requested: string; readonly conditions: readonly string[] },
): MarkResponses {
  const instrument = view.views.personaMap?.instrument;
  return {
    filter: {
      subject: view.subject.sha256,
      conditions: [...row.conditions],
      ...(instrument === undefined ? {} : { instrument }),
    },
    title: words(view, `asked for ${row.requested}`),
  };
}

/** The against-default cells of persona conditions that a part of the resistance rests on. */
export function restingOn(
  view: SubjectView,
  test: (cell: AdoptionCell) => boolean,
  narrowing: Pick<ResponseFilter, 'instrument' | 'scale' | 'templates'>,
  name: string,
): MarkResponses {
  return {
    filter: {
      subject: view.subject.sha256,
      conditions: personaConditions(view.result, (cell) => cell.direction === 'against' && test(cell)),
      ...narrowing,
    },
    title: words(view, name),
  };
}

/** The persona conditions that ask for another type than the default: what type adoption and default pull rest on. */
export function typeRequests(view: SubjectView): MarkResponses {
  const { typeAdoption, default: standing } = view.result;
  const conditions = (typeAdoption?.outcomes ?? []).flatMap(({ condition, kind, requested }) =>
    kind === 'persona' && requested !== standing.type ? [condition] : [],
  );
  return {
    filter: {
      subject: view.subject.sha256,
      conditions,
      ...(typeAdoption === null ? {} : { instrument: typeAdoption.instrument }),
    },
    title: words(view, 'asked for another type than the default'),
  };
}

/** The persona conditions that ask for something against, or with, the default on some scale. */
export function personaRequests(view: SubjectView, direction: 'against' | 'with'): MarkResponses {
  return {
    filter: {
      subject: view.subject.sha256,
      conditions: personaConditions(view.result, (cell) => cell.direction === direction),
    },
    title: words(view, `asked ${direction} the default`),
  };
}

/** One scale in every condition. */
export function wholeScale(
  view: SubjectView,
  { instrument, scale }: Omit<ScalePlace, 'condition'>,
): MarkResponses {
  return {
    filter: { subject: view.subject.sha256, instrument, scale },
    title: words(view, scaleName(view.views, instrument, scale)),
  };
}

/** The conditions that the default is read from, on one instrument or one of its scales where one is named. */
export function defaultAnswers(
  view: SubjectView,
  narrowing: Pick<ResponseFilter, 'instrument' | 'scale'> = {},
): MarkResponses {
  const { instrument, scale } = narrowing;
  const named =
    instrument === undefined || scale === undefined ? [] : [scaleName(view.views, instrument, scale)];
  return {
    filter: { subject: view.subject.sha256, conditions: [...view.result.default.reference], ...narrowing },
    title: words(view, 'default', ...named),
  };
}

/** What a check of the gate looks at: the answers that fail it where these can be told, else all. */
export function gateResponses(view: SubjectView, check: GateCheckId): MarkResponses {
  const subject = view.subject.sha256;
  switch (check) {
    case 'parse-rate':
      return {
        filter: { subject, outcomes: ['unparsed', 'truncated'] },
        title: words(view, 'answers that cannot be read'),
      };
    case 'refusal-rate':
      return { filter: { subject, outcomes: ['refusal'] }, title: words(view, 'refusals') };
    default:
      return { filter: { subject }, title: words(view, 'every response') };
  }
}

/** A scale's name, or its id where the views do not hold it. */
export function scaleName(views: ResistanceViews, instrument: string, scale: string): string {
  return views.scales.find((own) => own.instrument === instrument && own.scale === scale)?.name ?? scale;
}

function personaConditions(result: ResistanceResult, test: (cell: AdoptionCell) => boolean): string[] {
  const cells = result.adoption.cells.filter((cell) => cell.kind === 'persona' && test(cell));
  return [...new Set(cells.map(({ condition }) => condition))];
}

function words(view: SubjectView, ...parts: readonly string[]): string {
  return [view.subject.name, ...parts].join(', ');
}
