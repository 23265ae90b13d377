import { formatConfidence, intervalWords } from '../../../charts/layout/number-text.js';
import type { KindResultsProps } from '../kind-results.js';
import { IntervalVerdicts, type VerdictFigure } from '../verdict/interval-verdicts.js';
import { neutralAccuracy, saidOfIdentity, verdictName } from './model/verdict-words.js';
import { IdentitySections } from './sections/identity-sections.js';

const BY_ACCURACY: VerdictFigure<'identity'> = {
  said: saidOfIdentity,
  verdictName,
  figure: neutralAccuracy,
  lines: (figure) => [`Neutral tables read right in ${intervalWords(figure)}`],
  opens: true,
};

/** The results of an identity study: whether each subject reads evidence at all, what an identity bends, and every figure. */
export function IdentityResults({ results, detail, chosen, reading, view }: KindResultsProps<'identity'>) {
  return (
    <>
      <IntervalVerdicts
        results={results}
        chosen={chosen}
        reading={reading}
        by={BY_ACCURACY}
        chart={() => ({
          title: 'Neutral evidence tables',
          description: `How often each subject finds the conclusion that the rates support, without an identity and where nobody has a stake. Subjects at chance cannot show motivated reading. Whiskers are ${formatConfidence(detail.design.analysis.confidence)} intervals. Subjects are never taken together.`,
          quantity: 'Share right',
          zones: [
            { from: 0, to: 0.5, label: 'chance or below', opacity: 0.18 },
            { from: 0.5, to: 1, label: 'read', opacity: 0.04 },
          ],
          fileWords: [results.study.name, 'neutral tables'],
        })}
      />
      <IdentitySections key={chosen.subject.sha256} results={results} entry={chosen} view={view} />
    </>
  );
}
