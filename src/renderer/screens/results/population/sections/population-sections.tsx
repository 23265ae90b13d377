import { useMemo } from 'react';
import type { StudyResultsOf, SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { StudyDetail } from '../../../../../shared/contract/studies.js';
import { GatePanel } from '../../../../charts/gate-panel.js';
import { FigureTables } from '../../sections/figure-tables.js';
import styles from '../../sections/sections.module.css';
import { SubjectSections, type SubjectSection } from '../../sections/subject-sections.js';
import { populationTables } from '../model/detail-tables.js';
import { fileWords, populationView, type PopulationView } from '../model/population-view.js';
import { DistributionsSection } from './distributions-section.js';
import { FacetsSection } from './facets-section.js';
import { MatchSection } from './match-section.js';
import { MixtureSection } from './mixture-section.js';
import { SpreadSection } from './spread-section.js';
import { StructureSection } from './structure-section.js';
import { SubgroupsSection } from './subgroups-section.js';
import { TailsSection } from './tails-section.js';

interface PopulationSectionsProps {
  readonly results: StudyResultsOf<'population'>;
  readonly detail: StudyDetail;
  readonly entry: SubjectResultsOf<'population'>;
  /** The section that the address names. */
  readonly view: string | null;
}

/** Every figure of one subject's simulated population, in sections, with a bar that leads to each. */
export function PopulationSections({ results, detail, entry, view }: PopulationSectionsProps) {
  const own = useMemo(() => populationView(entry, results, detail), [entry, results, detail]);
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

function sectionsOf(view: PopulationView): SubjectSection[] {
  const { scales, facets, subgroups, match, mixture, gate } = view.result;
  const some = scales.length > 0;
  return [
    {
      id: 'distributions',
      name: 'Distributions',
      content: some ? <DistributionsSection view={view} /> : null,
    },
    { id: 'spread', name: 'Spread and distance', content: some ? <SpreadSection view={view} /> : null },
    {
      id: 'facets',
      name: 'Facets',
      content: facets === null ? null : <FacetsSection view={view} facets={facets} />,
    },
    { id: 'tails', name: 'Tails', content: some ? <TailsSection view={view} /> : null },
    {
      id: 'mixture',
      name: 'Share of the default',
      content: mixture === null ? null : <MixtureSection view={view} mixture={mixture} />,
    },
    {
      id: 'structure',
      name: 'Scales together',
      content: scales.length > 1 ? <StructureSection view={view} /> : null,
    },
    {
      id: 'subgroups',
      name: 'Subgroups',
      content: subgroups.length === 0 ? null : <SubgroupsSection view={view} />,
    },
    {
      id: 'match',
      name: 'Matched people',
      content: match === null ? null : <MatchSection view={view} match={match} />,
    },
    {
      id: 'gate',
      name: 'Gate',
      content: (
        <div className={styles.panel}>
          <GatePanel gate={gate} fileWords={fileWords(view, 'gate')} />
        </div>
      ),
    },
    {
      id: 'details',
      name: 'Details',
      content: (
        <FigureTables tables={populationTables(view)} name={view.subject.name} fileWords={fileWords(view)} />
      ),
    },
  ];
}
