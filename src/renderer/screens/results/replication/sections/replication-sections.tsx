import { useMemo } from 'react';
import type { StudyResultsOf, SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { HypothesisResult } from '../../../../../shared/domain/replication/result.js';
import { formatConfidence } from '../../../../charts/layout/number-text.js';
import { ReplicationCurveChart } from '../../../../charts/replication-curve.js';
import { FigureTables } from '../../sections/figure-tables.js';
import styles from '../../sections/sections.module.css';
import { SubjectSections, type SubjectSection } from '../../sections/subject-sections.js';
import { replicationTables } from '../model/detail-tables.js';
import {
  fileWords,
  hypothesisName,
  pWords,
  replicationView,
  type ReplicationView,
} from '../model/replication-view.js';
import { EffectsSection } from './effects-section.js';
import { RatesSection } from './rates-section.js';
import { RedrawnSection } from './redrawn-section.js';

interface ReplicationSectionsProps {
  readonly results: StudyResultsOf<'replication'>;
  readonly entry: SubjectResultsOf<'replication'>;
  /** The section that the address names. */
  readonly view: string | null;
}

/** Every figure of one subject's replications, in sections, with a bar that leads to each. */
export function ReplicationSections({ results, entry, view }: ReplicationSectionsProps) {
  const own = useMemo(() => replicationView(entry, results), [entry, results]);
  return (
    <SubjectSections
      results={results}
      entry={entry}
      view={view}
      warning={own?.faded === true ? own.result.verdict.sentence : null}
      sections={own === null ? [] : sectionsOf(own)}
    />
  );
}

const powerOf = ({ power }: HypothesisResult): number | null => power;

function sectionsOf(view: ReplicationView): SubjectSection[] {
  const { rate, hypotheses, alpha, curve } = view.result;
  const published = hypotheses.filter(({ original }) => original !== null);
  const constructed = hypotheses.filter(({ truth }) => truth !== null);
  return [
    {
      id: 'rates',
      name: 'What was found',
      content: rate === null ? null : <RatesSection view={view} />,
    },
    {
      id: 'effects',
      name: 'Effects',
      content: published.length === 0 ? null : <EffectsSection view={view} />,
    },
    {
      id: 'again',
      name: 'Run again',
      content:
        published.length === 0 ? null : (
          <RedrawnSection
            view={view}
            title="Found when run again"
            description="The same answers with other assignments to conditions and other draws. The dashed tick is the chance to find the original’s effect with so many participants."
            reference="Power"
            hypotheses={published}
            against={powerOf}
            word="run again"
          />
        ),
    },
    {
      id: 'strength',
      name: 'Strength of the original',
      content: curve === null ? null : <StrengthSection view={view} curve={curve} />,
    },
    {
      id: 'truth',
      name: 'Known truth',
      content:
        constructed.length === 0 ? null : (
          <RedrawnSection
            view={view}
            title="Experiments of known truth"
            description={`Where there is nothing to find, ${Number((alpha * 100).toFixed(2))}% of runs find something by chance (the dashed tick). Where there is an effect by construction, runs find it if the subject takes on its personas.`}
            reference="Alpha"
            hypotheses={constructed}
            against={(entry) => (entry.truth === 'none' ? alpha : null)}
            word="known truth"
          />
        ),
    },
    {
      id: 'details',
      name: 'Details',
      content: (
        <FigureTables tables={replicationTables(view)} name={view.subject.name} fileWords={fileWords(view)} />
      ),
    },
  ];
}

function StrengthSection({
  view,
  curve,
}: {
  readonly view: ReplicationView;
  readonly curve: NonNullable<ReplicationView['result']['curve']>;
}) {
  const effects = view.result.hypotheses.flatMap((entry) =>
    entry.original === null || entry.simulated === null
      ? []
      : [
          {
            key: `${entry.experiment} ${entry.hypothesis}`,
            name: hypothesisName(entry),
            p: entry.original.p,
            words: pWords(entry.original.p),
            found: entry.simulated.found,
          },
        ],
  );
  return (
    <div className={styles.panel}>
      <ReplicationCurveChart
        title="Found by strength of the original"
        description={`Above: effects that were found; below: effects that were not. The curve is the logistic one on the strength of the original’s evidence, −log₁₀ p, cut at 10; its band is a ${formatConfidence(view.result.confidence)} interval.`}
        curve={curve}
        effects={effects}
        faded={view.faded}
        fileWords={fileWords(view, 'strength')}
      />
    </div>
  );
}
