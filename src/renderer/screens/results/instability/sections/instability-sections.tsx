import { useMemo } from 'react';
import type { StudyResultsOf, SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { StudyDetail } from '../../../../../shared/contract/studies.js';
import { GatePanel } from '../../../../charts/gate-panel.js';
import { FigureTables } from '../../sections/figure-tables.js';
import styles from '../../sections/sections.module.css';
import { SubjectSections, type SubjectSection } from '../../sections/subject-sections.js';
import { gateResponses } from '../model/behind.js';
import { instabilityTables } from '../model/detail-tables.js';
import { fileWords, instabilityView, type InstabilityView } from '../model/instability-view.js';
import { ComponentsSection } from './components-section.js';
import { DecisionSection } from './decision-section.js';
import { ItemOrderSection } from './item-order-section.js';
import { GoldSection } from './gold-section.js';
import { LengthSection } from './length-section.js';
import { SpreadSection } from './spread-section.js';
import { useOpenBehind } from './use-open-behind.js';

interface InstabilitySectionsProps {
  readonly results: StudyResultsOf<'instability'>;
  readonly detail: StudyDetail;
  readonly entry: SubjectResultsOf<'instability'>;
  /** The section that the address names. */
  readonly view: string | null;
}

/** Every figure of one subject's instability, in sections, with a bar that leads to each. */
export function InstabilitySections({ results, detail, entry, view }: InstabilitySectionsProps) {
  const own = useMemo(() => instabilityView(entry, results, detail), [entry, results, detail]);
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

function sectionsOf(view: InstabilityView): SubjectSection[] {
  const { scales, gold, next, itemOrders } = view.result;
  const none = scales.length === 0;
  return [
    {
      id: 'components',
      name: 'Where variance comes from',
      content: none ? null : <ComponentsSection view={view} />,
    },
    {
      id: 'gold',
      name: 'People’s labels',
      content: gold.length === 0 ? null : <GoldSection view={view} />,
    },
    { id: 'length', name: 'Test length', content: none ? null : <LengthSection view={view} /> },
    { id: 'personas', name: 'Runs against personas', content: none ? null : <SpreadSection view={view} /> },
    ...(itemOrders === undefined
      ? []
      : [
          {
            id: 'item-orders',
            name: 'Item orders',
            content: none ? null : <ItemOrderSection view={view} />,
          },
        ]),
    {
      id: 'decision',
      name: 'The next design',
      content: next === null ? null : <DecisionSection view={view} next={next} />,
    },
    { id: 'gate', name: 'Gate', content: <GateSection view={view} /> },
    {
      id: 'details',
      name: 'Details',
      content: (
        <FigureTables tables={instabilityTables(view)} name={view.subject.name} fileWords={fileWords(view)} />
      ),
    },
  ];
}

function GateSection({ view }: { readonly view: InstabilityView }) {
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
