import { useMemo } from 'react';
import { IntervalChart } from '../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../charts/interval-rows.js';
import { formatConfidence, intervalWords } from '../../../charts/layout/number-text.js';
import { formatEstimate } from '../../../formatting/numbers.js';
import { useOpenResponses } from '../../responses/open-responses.js';
import type { KindResultsProps } from '../kind-results.js';
import { VerdictBoard } from '../verdict/verdict-board.js';
import {
  lengthWords,
  ratioText,
  readableIcc,
  saidOfInstability,
  verdictName,
} from './model/verdict-words.js';
import { DOMINANCE_ZONES } from './sections/dominance-zones.js';
import { InstabilitySections } from './sections/instability-sections.js';

/** The results of an instability study: whether noise drowns personas, and every figure behind it. */
export function InstabilityResults({
  results,
  detail,
  chosen,
  reading,
  view,
}: KindResultsProps<'instability'>) {
  const { study, subjects } = results;
  const open = useOpenResponses();
  const rows = useMemo(
    () =>
      subjects.map((entry): IntervalRow => {
        const figure = readableIcc(entry);
        const verdict = verdictName(entry).toLowerCase();
        const { sha256, name } = entry.subject;
        const result = entry.findings?.result ?? null;
        const overall = result?.overall ?? null;
        return {
          key: sha256,
          label: name,
          text: figure === null ? verdict : `${formatEstimate(figure)} · ${verdict}`,
          figure,
          lines:
            figure === null || result === null || overall === null
              ? []
              : [
                  `ICC(1,1) ${intervalWords(figure)}, for ${lengthWords(result)}`,
                  `Noise over persona variance ${ratioText(overall.ratio)}`,
                ],
          open: () => open(study.id, { subject: sha256 }, `${name}, every response`),
        };
      }),
    [subjects, study.id, open],
  );
  const said = useMemo(
    () => new Map(subjects.map((entry) => [entry.subject.sha256, saidOfInstability(entry)])),
    [subjects],
  );
  return (
    <>
      <VerdictBoard
        results={results}
        chosen={chosen}
        reading={reading}
        said={said}
        chart={
          rows.every(({ figure }) => figure === null) ? null : (
            <IntervalChart
              title="Personas against noise"
              description={`ICC(1,1), a mean over scales: the share of the variance of one administration that is due to personas. At 0.5 noise is as large as the spread between personas. Whiskers are ${formatConfidence(detail.design.analysis.confidence)} intervals.`}
              quantity="ICC(1,1)"
              groups={[{ heading: null, rows }]}
              rowHeight={34}
              zones={DOMINANCE_ZONES}
              fileWords={[study.name, 'icc']}
            />
          )
        }
      />
      <InstabilitySections
        key={chosen.subject.sha256}
        results={results}
        detail={detail}
        entry={chosen}
        view={view}
      />
    </>
  );
}
