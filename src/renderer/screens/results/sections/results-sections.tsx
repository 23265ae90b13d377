import { useMemo, useState, type ReactNode } from 'react';
import type { StudyResults, SubjectResults } from '../../../../shared/contract/results.js';
import type { StudyDetail } from '../../../../shared/contract/studies.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { LoadingNote } from '../../../ui/loading-note.js';
import { LinkButton } from '../../../ui/link-button.js';
import { SECTIONS, type SectionId } from '../model/results-address.js';
import { subjectView, type SubjectView } from '../model/subject-view.js';
import { AdoptionSection } from './adoption-section.js';
import { DefaultSection } from './default-section.js';
import { DetailsSection } from './details-section.js';
import { DistributionsSection } from './distributions-section.js';
import { MapSection } from './map-section.js';
import { NoiseSection } from './noise-section.js';
import { Section } from './section.js';
import { SectionBar } from './section-bar.js';
import styles from './sections.module.css';
import { StyleSection } from './style-section.js';

interface ResultsSectionsProps {
  readonly results: StudyResults;
  readonly detail: StudyDetail;
  readonly entry: SubjectResults;
  /** The section that the address names. */
  readonly view: SectionId | null;
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
  const mapped = own !== null && own.views.personaMap !== null;
  const shown = useMemo(() => SECTIONS.filter(({ id }) => id !== 'map' || mapped), [mapped]);
  if (own === null) return <WithoutFindings entry={entry} study={results.study.id} />;
  const contents: Readonly<Record<SectionId, ReactNode>> = {
    distributions: <DistributionsSection view={own} others={others} scale={scale} onScale={setScale} />,
    map: own.views.personaMap === null ? null : <MapSection view={own} map={own.views.personaMap} />,
    adoption: <AdoptionSection view={own} scale={scale} onScale={setScale} />,
    noise: <NoiseSection view={own} />,
    style: <StyleSection view={own} />,
    default: <DefaultSection view={own} />,
    details: <DetailsSection view={own} />,
  };
  return (
    <div className={styles.sections}>
      <SectionBar
        study={results.study.id}
        subjects={results.subjects}
        subject={entry.subject}
        sections={shown}
        view={view}
      />
      {own.faded && <NotToBeRead view={own} />}
      {shown.map(({ id, name }) => (
        <Section key={id} id={id} name={name}>
          {contents[id]}
        </Section>
      ))}
    </div>
  );
}

function NotToBeRead({ view }: { readonly view: SubjectView }) {
  return (
    <p className={styles.warning} role="note">
      <strong>The figures below are pale because they are not to be read.</strong>{' '}
      {view.result.verdict.sentence} They are shown so that the reason can be found.
    </p>
  );
}

function WithoutFindings({ entry, study }: { readonly entry: SubjectResults; readonly study: number }) {
  const { state, subject } = entry;
  if (state === 'computing') return <LoadingNote text={`Working out the figures of ${subject.name}`} />;
  return (
    <EmptyState
      title={`No figures of ${subject.name} yet`}
      text={
        subject.failure === null
          ? 'They form as soon as its first responses are stored.'
          : 'It failed before it could be measured. The run page tells how to go on.'
      }
      action={<LinkButton href={`#/run/${study}`}>Go to the run</LinkButton>}
    />
  );
}
