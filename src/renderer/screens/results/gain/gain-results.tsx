import { useMemo } from 'react';
import { IntervalChart } from '../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../charts/interval-rows.js';
import { formatConfidence, intervalWords } from '../../../charts/layout/number-text.js';
import { formatEstimate } from '../../../formatting/numbers.js';
import { useOpenResponses } from '../../responses/open-responses.js';
import type { KindResultsProps } from '../kind-results.js';
import { VerdictBoard } from '../verdict/verdict-board.js';
import { gainAxis } from './model/gain-axis.js';
import { readableGain, saidOfGain, verdictName } from './model/verdict-words.js';
import { GainSections } from './sections/gain-sections.js';

/** The results of a gain study: how far each subject follows what is asked, and every figure behind it. */
export function GainResults({ results, detail, chosen, reading, view }: KindResultsProps<'gain'>) {
  const { study, subjects } = results;
  const open = useOpenResponses();
  const rows = useMemo(
    () =>
      subjects.map((entry): IntervalRow => {
        const figure = readableGain(entry);
        const verdict = verdictName(entry).toLowerCase();
        const { sha256, name } = entry.subject;
        return {
          key: sha256,
          label: name,
          text: figure === null ? verdict : `${formatEstimate(figure)} · ${verdict}`,
          figure,
          lines: figure === null ? [] : [`Gain ${intervalWords(figure)}`],
          open: () => open(study.id, { subject: sha256 }, `${name}, every response`),
        };
      }),
    [subjects, study.id, open],
  );
  const said = useMemo(
    () => new Map(subjects.map((entry) => [entry.subject.sha256, saidOfGain(entry)])),
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
              title="Conditioning gain"
              description={`Slope of observed on requested score, a mean over scales. 0: stays whatever level is asked for; 1: goes all the way. Whiskers are ${formatConfidence(detail.design.analysis.confidence)} intervals.`}
              quantity="Gain"
              groups={[{ heading: null, rows }]}
              rowHeight={34}
              {...gainAxis(figures)}
              fileWords={[study.name, 'gain']}
            />
          )
        }
      />
      <GainSections
        key={chosen.subject.sha256}
        results={results}
        detail={detail}
        entry={chosen}
        view={view}
      />
    </>
  );
}
