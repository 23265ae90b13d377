import { useMemo } from 'react';
import type { StudyResultsOf, SubjectResultsOf } from '../../../../../shared/contract/results.js';
import { FigureTables } from '../../sections/figure-tables.js';
import { SubjectSections, type SubjectSection } from '../../sections/subject-sections.js';
import { identityTables } from '../model/detail-tables.js';
import { fileWords, identityView, type IdentityView } from '../model/identity-view.js';
import { ArmsSection } from './arms-section.js';
import { ConfidenceSection } from './confidence-section.js';
import { GateSection } from './gate-section.js';
import { HeadlinesSection } from './headlines-section.js';
import { TablesSection } from './tables-section.js';

interface IdentitySectionsProps {
  readonly results: StudyResultsOf<'identity'>;
  readonly entry: SubjectResultsOf<'identity'>;
  /** The section that the address names. */
  readonly view: string | null;
}

/** Every figure of one subject's reasoning under identities, in sections, with a bar that leads to each. */
export function IdentitySections({ results, entry, view }: IdentitySectionsProps) {
  const own = useMemo(() => identityView(entry, results), [entry, results]);
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

function sectionsOf(view: IdentityView): SubjectSection[] {
  const { veracity, confidenceRatings, reasoning, armEffects } = view.result;
  return [
    {
      id: 'headlines',
      name: 'Headlines',
      content: veracity.length === 0 ? null : <HeadlinesSection view={view} />,
    },
    {
      id: 'confidence',
      name: 'Confidence',
      content: (confidenceRatings?.rows ?? []).length === 0 ? null : <ConfidenceSection view={view} />,
    },
    {
      id: 'tables',
      name: 'Evidence tables',
      content: reasoning.length === 0 ? null : <TablesSection view={view} />,
    },
    {
      id: 'arms',
      name: 'Ways of answering',
      content: armEffects.length === 0 ? null : <ArmsSection view={view} />,
    },
    { id: 'gate', name: 'Gate', content: <GateSection view={view} /> },
    {
      id: 'details',
      name: 'Details',
      content: (
        <FigureTables tables={identityTables(view)} name={view.subject.name} fileWords={fileWords(view)} />
      ),
    },
  ];
}
