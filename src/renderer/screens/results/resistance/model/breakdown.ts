import type {
  NamedResistance,
  ResistanceFigure,
  ResistanceFigures,
} from '../../../../../shared/domain/resistance.js';
import { restingOn, scaleName, type MarkResponses } from './mark-filters.js';
import type { SubjectView } from './subject-view.js';

/** The ways in which resistance is taken apart. */
export const BREAKDOWNS = ['scale', 'persona', 'template', 'wording', 'instrument'] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

/** One part of the resistance. */
export interface BreakdownRow {
  readonly key: string;
  readonly name: string;
  readonly figure: ResistanceFigure;
  /** Put with texts that were kept out of the calibration subjects' training. */
  readonly heldOut: boolean;
  readonly behind: MarkResponses;
}

export interface BreakdownGroup {
  readonly heading: string | null;
  readonly rows: readonly BreakdownRow[];
}

/** The parts of a subject's resistance; empty where there is no resistance. */
export function breakdownGroups(view: SubjectView, by: Breakdown): BreakdownGroup[] {
  const { resistance } = view.result;
  if (resistance === null) return [];
  switch (by) {
    case 'scale':
      return scaleGroups(view, resistance);
    case 'persona':
      return plain(Object.entries(resistance.byPersona), (id, figure) => ({
        key: id,
        name: id,
        figure,
        heldOut: false,
        behind: restingOn(view, ({ persona }) => persona === id, {}, `persona ${id}`),
      }));
    case 'instrument':
      return plain(Object.entries(resistance.byInstrument), (id, figure) => ({
        key: id,
        name: instrumentName(view, id),
        figure,
        heldOut: false,
        behind: restingOn(
          view,
          ({ instrument }) => instrument === id,
          { instrument: id },
          instrumentName(view, id),
        ),
      }));
    case 'template':
      return named(resistance.byTemplate, (id) => ({
        name: view.detail.templates.find((template) => template.id === id)?.name ?? id,
        behind: restingOn(view, () => true, { templates: [id] }, `template ${id}`),
      }));
    case 'wording':
      return named(resistance.byWording, (id) => ({
        name: id,
        behind: restingOn(view, ({ wording }) => wording === id, {}, `wording ${id}`),
      }));
  }
}

/** The breakdowns that say more than the whole: those with more than one part. */
export function usefulBreakdowns(view: SubjectView): Breakdown[] {
  return BREAKDOWNS.filter(
    (by) => breakdownGroups(view, by).reduce((count, { rows }) => count + rows.length, 0) > 1,
  );
}

function scaleGroups(view: SubjectView, { byScale }: ResistanceFigures): BreakdownGroup[] {
  const groups = Object.entries(byScale).map(([instrument, scales]) => ({
    heading: instrumentName(view, instrument),
    rows: Object.entries(scales).map(([scale, figure]) => ({
      key: `${instrument} ${scale}`,
      name: scaleName(view.views, instrument, scale),
      figure,
      heldOut: false,
      behind: restingOn(
        view,
        (cell) => cell.instrument === instrument && cell.scale === scale,
        { instrument, scale },
        scaleName(view.views, instrument, scale),
      ),
    })),
  }));
  return groups.length === 1 ? groups.map(({ rows }) => ({ heading: null, rows })) : groups;
}

function plain(
  entries: readonly (readonly [string, ResistanceFigure])[],
  row: (id: string, figure: ResistanceFigure) => BreakdownRow,
): BreakdownGroup[] {
  return [{ heading: null, rows: entries.map(([id, figure]) => row(id, figure)) }];
}

function named(
  figures: readonly NamedResistance[],
  words: (id: string) => Pick<BreakdownRow, 'name' | 'behind'>,
): BreakdownGroup[] {
  const rows = figures.map((figure) => {
    const { name, behind } = words(figure.id);
    const { heldOut } = figure;
    return { key: figure.id, name: heldOut ? `${name} (held out)` : name, figure, heldOut, behind };
  });
  return [{ heading: null, rows }];
}

function instrumentName({ study }: SubjectView, id: string): string {
  return study.instruments.find((instrument) => instrument.id === id)?.name ?? id;
}
