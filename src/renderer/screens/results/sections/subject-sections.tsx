import { useMemo, type ReactNode } from 'react';
import type { StudyResults, SubjectResults } from '../../../../shared/contract/results.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { LinkButton } from '../../../ui/link-button.js';
import { LoadingNote } from '../../../ui/loading-note.js';
import { useSurroundings } from '../surroundings.js';
import { SectionBar } from './section-bar.js';
import { headingId, Section } from './section.js';
import styles from './sections.module.css';

/** One part of a subject's results; `content` null leaves it out. */
export interface SubjectSection {
  readonly id: string;
  readonly name: string;
  readonly content: ReactNode;
}

interface SubjectSectionsProps {
  readonly results: StudyResults;
  readonly entry: SubjectResults;
  /** Empty where there are no figures yet, and the page says so. */
  readonly sections: readonly SubjectSection[];
  /** The section that the address names. */
  readonly view: string | null;
  /** Why the figures are not to be read, or null. */
  readonly warning: string | null;
}

/** Every figure of one subject, in sections, with a bar that leads to each. */
export function SubjectSections({ results, entry, sections, view, warning }: SubjectSectionsProps) {
  const shown = sections.filter(({ content }) => content !== null);
  const names = JSON.stringify(shown.map(({ id, name }) => ({ id, name })));
  // The bar follows the page by effects that would begin anew with every new list.
  const parts = useMemo(() => JSON.parse(names) as { id: string; name: string }[], [names]);
  const { part, bar } = useSurroundings();
  if (part === 'verdicts') return null;
  if (shown.length === 0) return <WithoutFindings entry={entry} study={results.study.id} />;
  return (
    <div className={styles.sections}>
      {bar ? (
        <SectionBar
          study={results.study.id}
          subjects={results.subjects}
          subject={entry.subject}
          sections={parts}
          view={view}
        />
      ) : (
        <PartsList parts={parts} whose={entry.subject.name} />
      )}
      {warning !== null && (
        <p className={styles.warning} role="note">
          <strong>The figures below are pale because they are not to be read.</strong> {warning} They are
          shown so that the reason can be found.
        </p>
      )}
      {shown.map(({ id, name, content }) => (
        <Section key={id} id={id} name={name}>
          {content}
        </Section>
      ))}
    </div>
  );
}

/** Leads to the sections of a document, which has no bar. */
function PartsList({
  parts,
  whose,
}: {
  readonly parts: readonly { readonly id: string; readonly name: string }[];
  readonly whose: string;
}) {
  const { idPrefix } = useSurroundings();
  return (
    <nav aria-label={`Parts of the results of ${whose}`} className={styles.parts}>
      {parts.map(({ id, name }) => (
        <a key={id} href={`#${headingId(id, idPrefix)}`}>
          {name}
        </a>
      ))}
    </nav>
  );
}

function WithoutFindings({ entry, study }: { readonly entry: SubjectResults; readonly study: number }) {
  const { state, subject } = entry;
  const { runAddress } = useSurroundings();
  if (state === 'computing') return <LoadingNote text={`Working out the figures of ${subject.name}`} />;
  return (
    <EmptyState
      title={`No figures of ${subject.name} yet`}
      text={
        subject.failure === null
          ? 'They form as soon as its first responses are stored.'
          : `It failed before it could be measured.${runAddress === null ? '' : ' The run page tells how to go on.'}`
      }
      {...(runAddress === null
        ? {}
        : { action: <LinkButton href={runAddress(study)}>Go to the run</LinkButton> })}
    />
  );
}
