import { useMemo, useState } from 'react';
import type { StudyResultsOf, SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { StudyDetail } from '../../../../../shared/contract/studies.js';
import { subjectView, type SubjectView } from '../model/subject-view.js';
import { AdoptionSection } from './adoption-section.js';
import { DefaultSection } from './default-section.js';
import { DetailsSection } from './details-section.js';
import { DistributionsSection } from './distributions-section.js';
import { MapSection } from './map-section.js';
import { NoiseSection } from './noise-section.js';
import { SubjectSections, type SubjectSection } from '../../sections/subject-sections.js';
import { StyleSection } from './style-section.js';

interface ResultsSectionsProps {
  readonly results: StudyResultsOf<'resistance'>;
  readonly detail: StudyDetail;
  readonly entry: SubjectResultsOf<'resistance'>;
  /** The section that the address names. */
  readonly view: string | null;
}

/** Every figure of one subject, in sections, with a bar that leads to each. */
export function ResultsSections({ results, detail, entry, view }: ResultsSectionsProps) {
  const own = useMemo(() => subjectView(entry, results, detail), [entry, results, detail]);
  const others = useMemo(
    () =>
      results.subjects
        .filter((other) => other !== entry)
        .flatMap((other) => subjectView(other, results, detail) ?? []),
    [results, detail, entry],
  );
  const [scale, setScale] = useState<string | null>(null);
  const faded = own?.faded === true;
  return (
    <SubjectSections
      results={results}
      entry={entry}
      view={view}
      warning={faded ? own.result.verdict.sentence : null}
      sections={own === null ? [] : sectionsOf(own, others, { scale, onScale: setScale })}
    />
  );
}

function sectionsOf(
  view: SubjectView,
  others: readonly SubjectView[],
  chosen: { readonly scale: string | null; readonly onScale: (scale: string) => void },
): SubjectSection[] {
  const { personaMap } = view.views;
  return [
    {
      id: 'distributions',
      name: 'Distributions',
      content: <DistributionsSection view={view} others={others} {...chosen} />,
    },
    {
      id: 'map',
      name: 'Persona map',
      content: personaMap === null ? null : <MapSection view={view} map={personaMap} />,
    },
    { id: 'adoption', name: 'Adoption', content: <AdoptionSection view={view} {...chosen} /> },
    { id: 'noise', name: 'Noise', content: <NoiseSection view={view} /> },
    { id: 'style', name: 'Response style and gate', content: <StyleSection view={view} /> },
    { id: 'default', name: 'Default persona', content: <DefaultSection view={view} /> },
    { id: 'details', name: 'Details', content: <DetailsSection view={view} /> },
  ];
}
