import { formatConfidence, intervalWords } from '../../../charts/layout/number-text.js';
import type { KindResultsProps } from '../kind-results.js';
import { IntervalVerdicts, type VerdictFigure } from '../verdict/interval-verdicts.js';
import { gainAxis } from './model/gain-axis.js';
import { readableGain, saidOfGain, verdictName } from './model/verdict-words.js';
import { GainSections } from './sections/gain-sections.js';

const BY_GAIN: VerdictFigure<'gain'> = {
  said: saidOfGain,
  verdictName,
  figure: readableGain,
  lines: (figure) => [`Gain ${intervalWords(figure)}`],
  opens: true,
};

/** The results of a gain study: how far each subject follows what is asked, and every figure behind it. */
export function GainResults({ results, detail, chosen, reading, view }: KindResultsProps<'gain'>) {
  return (
    <>
      <IntervalVerdicts
        results={results}
        chosen={chosen}
        reading={reading}
        by={BY_GAIN}
        chart={(figures) => ({
          title: 'Conditioning gain',
          description: `Slope of observed on requested score, a mean over scales. 0: stays whatever level is asked for; 1: goes all the way. Whiskers are ${formatConfidence(detail.design.analysis.confidence)} intervals.`,
          quantity: 'Gain',
          ...gainAxis(figures),
          fileWords: [results.study.name, 'gain'],
        })}
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
