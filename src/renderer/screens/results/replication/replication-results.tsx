import { formatConfidence, intervalWords } from '../../../charts/layout/number-text.js';
import type { KindResultsProps } from '../kind-results.js';
import { IntervalVerdicts, type VerdictFigure } from '../verdict/interval-verdicts.js';
import { readableRate, saidOfReplication, verdictName } from './model/verdict-words.js';
import { ReplicationSections } from './sections/replication-sections.js';

const BY_RATE: VerdictFigure<'replication'> = {
  said: saidOfReplication,
  verdictName,
  figure: readableRate,
  lines: (figure) => [`Share found ${intervalWords(figure)}`],
  opens: false,
};

/** The results of a replication: which published effects each subject's personas show, and every figure behind it. */
export function ReplicationResults({
  results,
  detail,
  chosen,
  reading,
  view,
}: KindResultsProps<'replication'>) {
  return (
    <>
      <IntervalVerdicts
        results={results}
        chosen={chosen}
        reading={reading}
        by={BY_RATE}
        chart={() => ({
          title: 'Published effects found',
          description: `Share of published effects that came out in the original’s direction and below alpha by its test. Whiskers are ${formatConfidence(detail.design.analysis.confidence)} intervals.`,
          quantity: 'Share found',
          fileWords: [results.study.name, 'replication'],
        })}
      />
      <ReplicationSections key={chosen.subject.sha256} results={results} entry={chosen} view={view} />
    </>
  );
}
