import { useMemo, useState } from 'react';
import type { StudyResultsOf, SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { StudyDetail } from '../../../../../shared/contract/studies.js';
import type { ComparedFamily } from '../../../../../shared/domain/quantization/comparison.js';
import { GatePanel } from '../../../../charts/gate-panel.js';
import { FigureTables } from '../../sections/figure-tables.js';
import styles from '../../sections/sections.module.css';
import { SubjectSections, type SubjectSection } from '../../sections/subject-sections.js';
import { gateResponses } from '../model/behind.js';
import { quantizationTables } from '../model/detail-tables.js';
import {
  familiesOf,
  fileWords,
  quantizationView,
  type QuantizationView,
} from '../model/quantization-view.js';
import { AnswersSection } from './answers-section.js';
import { ConditionsSection } from './conditions-section.js';
import { ScalesSection } from './scales-section.js';
import { TestsSection } from './tests-section.js';
import { useOpenBehind } from './use-open-behind.js';

interface QuantizationSectionsProps {
  readonly results: StudyResultsOf<'quantization'>;
  readonly detail: StudyDetail;
  readonly entry: SubjectResultsOf<'quantization'>;
  /** The section that the address names. */
  readonly view: string | null;
}

/** Every figure of one variant, in sections, with a bar that leads to each. */
export function QuantizationSections({ results, detail, entry, view }: QuantizationSectionsProps) {
  const own = useMemo(() => quantizationView(entry, results, detail), [entry, results, detail]);
  const [scale, setScale] = useState<string | null>(null);
  return (
    <SubjectSections
      results={results}
      entry={entry}
      view={view}
      warning={own?.faded === true ? warningOf(own) : null}
      sections={
        own === null ? [] : sectionsOf(own, familiesOf(results).families, { scale, onScale: setScale })
      }
    />
  );
}

function sectionsOf(
  view: QuantizationView,
  families: readonly ComparedFamily[],
  choice: { readonly scale: string | null; readonly onScale: (key: string) => void },
): SubjectSection[] {
  const { effect } = view.result;
  return [
    {
      id: 'tests',
      name: 'Tests',
      content:
        effect === null ? (
          <p className={styles.words}>{withoutTests(view)}</p>
        ) : (
          <TestsSection view={view} effect={effect} />
        ),
    },
    {
      id: 'answers',
      name: 'Answers',
      content:
        effect === null || effect.items.length === 0 ? null : <AnswersSection view={view} effect={effect} />,
    },
    {
      id: 'scales',
      name: 'Scales',
      content: view.views.defaults.length === 0 ? null : <ScalesSection view={view} />,
    },
    {
      id: 'conditions',
      name: 'Every condition',
      content:
        effect === null || effect.shifts.length === 0 ? null : (
          <ConditionsSection view={view} effect={effect} {...choice} />
        ),
    },
    { id: 'gate', name: 'Gate', content: <GateSection view={view} /> },
    {
      id: 'details',
      name: 'Details',
      content: (
        <FigureTables
          tables={quantizationTables(view, families)}
          name={view.name}
          fileWords={fileWords(view)}
        />
      ),
    },
  ];
}

/** Why figures are not to be read; a reference and a lone subject are judged by the gate alone. */
function warningOf({ result: { verdict } }: QuantizationView): string {
  return verdict.label === 'not-measurable' ? verdict.sentence : 'The gate was not passed.';
}

function withoutTests({ result: { verdict } }: QuantizationView): string {
  return verdict.label === 'reference'
    ? 'The others are compared with this subject. Choose one of them above to see its tests; below stands what this one says of itself.'
    : `${verdict.sentence} There is nothing to test.`;
}

function GateSection({ view }: { readonly view: QuantizationView }) {
  const open = useOpenBehind(view.study.id);
  return (
    <div className={styles.panel}>
      <GatePanel
        gate={view.result.gate}
        fileWords={fileWords(view, 'gate')}
        onOpen={({ id }) => open(gateResponses(view, id))}
      />
    </div>
  );
}
