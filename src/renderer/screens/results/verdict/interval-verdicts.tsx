import { useMemo } from 'react';
import type { Findings, SubjectResultsOf } from '../../../../shared/contract/results.js';
import type { Estimate } from '../../../../shared/domain/figures.js';
import { IntervalChart, type IntervalChartProps } from '../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../charts/interval-rows.js';
import { formatEstimate } from '../../../formatting/numbers.js';
import { useOpenResponses } from '../../responses/open-responses.js';
import type { KindResultsProps } from '../kind-results.js';
import type { Said } from '../model/said.js';
import { VerdictBoard } from './verdict-board.js';

/** How a kind of study sets its subjects under each other by one figure. Made once, outside of what draws it. */
export interface VerdictFigure<Kind extends Findings['kind']> {
  readonly said: (entry: SubjectResultsOf<Kind>) => Said;
  readonly verdictName: (entry: SubjectResultsOf<Kind>) => string;
  /** The figure that may be read; null where there is none. */
  readonly figure: (entry: SubjectResultsOf<Kind>) => Estimate | null;
  /** A figure as it stands before the verdict; with two digits unless told otherwise. */
  readonly text?: (figure: Estimate) => string;
  /** What a pointer is told of a figure. */
  readonly lines?: (figure: Estimate, entry: SubjectResultsOf<Kind>) => readonly string[];
  /** Whether a row leads to the subject's responses. */
  readonly opens: boolean;
}

interface IntervalVerdictsProps<Kind extends Findings['kind']> extends Pick<
  KindResultsProps<Kind>,
  'results' | 'chosen' | 'reading'
> {
  readonly by: VerdictFigure<Kind>;
  /** The chart of these figures, of which there is one at least. */
  readonly chart: (figures: readonly Estimate[]) => Omit<IntervalChartProps, 'groups' | 'rowHeight'>;
}

/** The verdict on every subject, with a figure of each and its interval on one axis. */
export function IntervalVerdicts<Kind extends Findings['kind']>({
  results,
  chosen,
  reading,
  by,
  chart,
}: IntervalVerdictsProps<Kind>) {
  const { study, subjects } = results;
  const open = useOpenResponses();
  const rows = useMemo(
    () =>
      subjects.map((entry): IntervalRow => {
        const { sha256, name } = entry.subject;
        const figure = by.figure(entry);
        const verdict = by.verdictName(entry).toLowerCase();
        return {
          key: sha256,
          label: name,
          text: figure === null ? verdict : `${(by.text ?? formatEstimate)(figure)} · ${verdict}`,
          figure,
          lines: figure === null ? [] : (by.lines?.(figure, entry) ?? []),
          ...(by.opens ? { open: () => open(study.id, { subject: sha256 }, `${name}, every response`) } : {}),
        };
      }),
    [subjects, study.id, open, by],
  );
  const said = useMemo(
    () => new Map(subjects.map((entry) => [entry.subject.sha256, by.said(entry)])),
    [subjects, by],
  );
  const figures = rows.flatMap(({ figure }) => figure ?? []);
  return (
    <VerdictBoard
      results={results}
      chosen={chosen}
      reading={reading}
      said={said}
      chart={
        figures.length === 0 ? null : (
          <IntervalChart groups={[{ heading: null, rows }]} rowHeight={34} {...chart(figures)} />
        )
      }
    />
  );
}
