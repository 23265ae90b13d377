import { useMemo } from 'react';
import type { StudyResultsOf, SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { StudyDetail } from '../../../../../shared/contract/studies.js';
import { GatePanel } from '../../../../charts/gate-panel.js';
import { FigureTables } from '../../sections/figure-tables.js';
import styles from '../../sections/sections.module.css';
import { SubjectSections, type SubjectSection } from '../../sections/subject-sections.js';
import { gateResponses } from '../model/behind.js';
import { gainTables } from '../model/detail-tables.js';
import { fileWords, gainView, type GainView } from '../model/gain-view.js';
import { BackfireSection } from './backfire-section.js';
import { CrosstalkSection } from './crosstalk-section.js';
import { DoseSection } from './dose-section.js';
import { ScalesSection } from './scales-section.js';
import { useOpenBehind } from './use-open-behind.js';

interface GainSectionsProps {
  readonly results: StudyResultsOf<'gain'>;
  readonly detail: StudyDetail;
  readonly entry: SubjectResultsOf<'gain'>;
  /** The section that the address names. */
  readonly view: string | null;
}

/** Every figure of one subject's gain, in sections, with a bar that leads to each. */
export function GainSections({ results, detail, entry, view }: GainSectionsProps) {
  const own = useMemo(() => gainView(entry, results, detail), [entry, results, detail]);
  const others = useMemo(
    () =>
      results.subjects
        .filter((other) => other.subject.sha256 !== entry.subject.sha256)
        .flatMap((other) => gainView(other, results, detail) ?? []),
    [results, detail, entry.subject.sha256],
  );
  return (
    <SubjectSections
      results={results}
      entry={entry}
      view={view}
      warning={own?.faded === true ? own.result.verdict.sentence : null}
      sections={own === null ? [] : sectionsOf(own, others)}
    />
  );
}

function sectionsOf(view: GainView, others: readonly GainView[]): SubjectSection[] {
  const { doses, mainEffects, crosstalk, backfire } = view.result;
  return [
    { id: 'dose-response', name: 'Dose-response', content: <DoseSection view={view} others={others} /> },
    {
      id: 'scales',
      name: 'Gain per scale',
      content: doses.length + mainEffects.length === 0 ? null : <ScalesSection view={view} />,
    },
    {
      id: 'crosstalk',
      name: 'Crosstalk',
      content: crosstalk.length === 0 ? null : <CrosstalkSection view={view} />,
    },
    {
      id: 'backfire',
      name: 'Backfire',
      content: backfire === null ? null : <BackfireSection view={view} backfire={backfire} />,
    },
    { id: 'gate', name: 'Gate', content: <GateSection view={view} /> },
    {
      id: 'details',
      name: 'Details',
      content: (
        <FigureTables tables={gainTables(view)} name={view.subject.name} fileWords={fileWords(view)} />
      ),
    },
  ];
}

function GateSection({ view }: { readonly view: GainView }) {
  const open = useOpenBehind(view);
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
