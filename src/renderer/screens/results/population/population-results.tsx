import { formatConfidence } from '../../../charts/layout/number-text.js';
import type { KindResultsProps } from '../kind-results.js';
import { IntervalVerdicts, type VerdictFigure } from '../verdict/interval-verdicts.js';
import { ratioAxis } from './model/population-axes.js';
import { formatRatioEstimate, readableSpread, saidOfPopulation, verdictName } from './model/verdict-words.js';
import { PopulationSections } from './sections/population-sections.js';

const BY_SPREAD: VerdictFigure<'population'> = {
  said: saidOfPopulation,
  verdictName,
  figure: readableSpread,
  text: formatRatioEstimate,
  opens: true,
};

/** The results of a population study: whether simulated people vary as people do, and every figure behind it. */
export function PopulationResults({
  results,
  detail,
  chosen,
  reading,
  view,
}: KindResultsProps<'population'>) {
  return (
    <>
      <IntervalVerdicts
        results={results}
        chosen={chosen}
        reading={reading}
        by={BY_SPREAD}
        chart={(figures) => ({
          title: 'Variance of simulated people over that of people',
          description: `Geometric mean over scales. 1: as much as people; 0: everybody alike. Whiskers are ${formatConfidence(detail.design.analysis.confidence)} intervals over people of both sides.`,
          quantity: 'Variance ratio',
          ...ratioAxis(figures),
          fileWords: [results.study.name, 'variance ratio'],
        })}
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
