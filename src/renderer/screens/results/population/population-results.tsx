import { useMemo } from 'react';
import { IntervalChart } from '../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../charts/interval-rows.js';
import { formatConfidence } from '../../../charts/layout/number-text.js';
import { useOpenResponses } from '../../responses/open-responses.js';
import type { KindResultsProps } from '../kind-results.js';
import { VerdictBoard } from '../verdict/verdict-board.js';
import { ratioAxis } from './model/population-axes.js';
import { formatRatioEstimate, readableSpread, saidOfPopulation, verdictName } from './model/verdict-words.js';
import { PopulationSections } from './sections/population-sections.js';

/** The results of a population study: whether simulated people vary as people do, and every figure behind it. */
export function PopulationResults({
  results,
  detail,
  chosen,
  reading,
  view,
}: KindResultsProps<'population'>) {
  const { study, subjects } = results;
  const open = useOpenResponses();
  const rows = useMemo(
    () =>
      subjects.map((entry): IntervalRow => {
        const figure = readableSpread(entry);
        const verdict = verdictName(entry).toLowerCase();
        const { sha256, name } = entry.subject;
        return {
          key: sha256,
          label: name,
          text: figure === null ? verdict : `${formatRatioEstimate(figure)} · ${verdict}`,
          figure,
          lines: [],
          open: () => open(study.id, { subject: sha256 }, `${name}, every response`),
        };
      }),
    [subjects, study.id, open],
  );
  const said = useMemo(
    () => new Map(subjects.map((entry) => [entry.subject.sha256, saidOfPopulation(entry)])),
    [subjects],
  );
  const figures = rows.flatMap(({ figure }) => figure ?? []);
  return (
    <>
      <VerdictBoard
        results={results}
        chosen={chosen}
        reading={reading}
        said={said}
        chart={
          figures.length === 0 ? null : (
            <IntervalChart
              title="Variance of simulated people over that of people"
              description={`Geometric mean over scales. 1: as much as people; 0: everybody alike. Whiskers are ${formatConfidence(detail.design.analysis.confidence)} intervals over people of both sides.`}
              quantity="Variance ratio"
              groups={[{ heading: null, rows }]}
              rowHeight={34}
              {...ratioAxis(figures)}
              fileWords={[study.name, 'variance ratio']}
            />
          )
        }
      />
      <PopulationSections
        key={chosen.subject.sha256}
        results={results}
        detail={detail}
        entry={chosen}
        view={view}
      />
    </>
  );
}
