import { formatConfidence, intervalWords } from '../../../charts/layout/number-text.js';
import type { KindResultsProps } from '../kind-results.js';
import { IntervalVerdicts, type VerdictFigure } from '../verdict/interval-verdicts.js';
import {
  lengthWords,
  ratioText,
  readableIcc,
  saidOfInstability,
  verdictName,
} from './model/verdict-words.js';
import { DOMINANCE_ZONES } from './sections/dominance-zones.js';
import { InstabilitySections } from './sections/instability-sections.js';

const BY_ICC: VerdictFigure<'instability'> = {
  said: saidOfInstability,
  verdictName,
  figure: readableIcc,
  lines: (figure, { findings }) => {
    const result = findings?.result ?? null;
    const overall = result?.overall ?? null;
    if (result === null || overall === null) return [];
    return [
      `ICC(1,1) ${intervalWords(figure)}, for ${lengthWords(result)}`,
      `Noise over persona variance ${ratioText(overall.ratio)}`,
    ];
  },
  opens: true,
};

/** The results of an instability study: whether noise drowns personas, and every figure behind it. */
export function InstabilityResults({
  results,
  detail,
  chosen,
  reading,
  view,
}: KindResultsProps<'instability'>) {
  return (
    <>
      <IntervalVerdicts
        results={results}
        chosen={chosen}
        reading={reading}
        by={BY_ICC}
        chart={() => ({
          title: 'Personas against noise',
          description: `ICC(1,1), a mean over scales: the share of the variance of one administration that is due to personas. At 0.5 noise is as large as the spread between personas. Whiskers are ${formatConfidence(detail.design.analysis.confidence)} intervals.`,
          quantity: 'ICC(1,1)',
          zones: DOMINANCE_ZONES,
          fileWords: [results.study.name, 'icc'],
        })}
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
