import type { StudySummary } from '../../../shared/contract/studies.js';
import { askedWords } from '../../formatting/asked-words.js';
import { formatCount, formatDate, formatWhen } from '../../formatting/numbers.js';
import { DataTable, type DataColumn } from '../../ui/data-table.js';
import { ProgressBar } from '../../ui/progress-bar.js';
import { StateBadge } from '../../ui/state-badge.js';
import { Tag } from '../../ui/tag.js';
import { DraftEntryActions, StudyEntryActions } from './entry-actions.js';
import {
  changedAt,
  entryKey,
  referenceName,
  studyAddress,
  subjectWords,
  type StudyEntry,
} from './study-entries.js';
import styles from './study-list.module.css';
import type { StudyActions } from './use-study-actions.js';

export interface StudyListProps {
  readonly entries: readonly StudyEntry[];
  readonly actions: StudyActions;
  readonly onRename: (study: number) => void;
  readonly onExport: (study: number) => void;
}

/** Studies and drafts, what was changed last first. */
export function StudyList({ entries, actions, onRename, onExport }: StudyListProps) {
  const columns: readonly DataColumn<StudyEntry>[] = [
    { id: 'name', heading: 'Study', render: (entry) => <EntryName entry={entry} /> },
    { id: 'state', heading: 'State', width: '7.5rem', render: (entry) => <EntryState entry={entry} /> },
    {
      id: 'responses',
      heading: 'Responses',
      width: '8rem',
      render: (entry) => <EntryProgress entry={entry} />,
    },
    {
      id: 'changed',
      heading: 'Last change',
      width: '7rem',
      render: (entry) => <Changed at={changedAt(entry)} />,
    },
    {
      id: 'actions',
      heading: <span className="visually-hidden">Actions</span>,
      align: 'right',
      width: '1%',
      render: (entry) =>
        entry.kind === 'study' ? (
          <StudyEntryActions
            study={entry.study}
            actions={actions}
            onRename={() => onRename(entry.study.id)}
            onExport={() => onExport(entry.study.id)}
          />
        ) : (
          <DraftEntryActions draft={entry.draft} actions={actions} />
        ),
    },
  ];
  return <DataTable caption="Studies and drafts" columns={columns} rows={entries} rowKey={entryKey} />;
}

function EntryName({ entry }: { readonly entry: StudyEntry }) {
  if (entry.kind === 'draft') {
    const { design, derivedFrom, quick } = entry.draft;
    return (
      <div className={styles.name}>
        <a href={`#/design/${entry.draft.id}`} className={styles.link}>
          {design.name}
        </a>
        <p className={styles.about}>{subjectWords(design.subjects.map(referenceName))}</p>
        <Marks quick={quick} from={derivedFrom?.name ?? null} changes={0} />
      </div>
    );
  }
  const { study } = entry;
  return (
    <div className={styles.name}>
      <a href={`#${studyAddress(study)}`} className={styles.link}>
        {study.name}
      </a>
      <p className={styles.about}>
        {subjectWords(study.subjects.map(({ name }) => name))}
        {' · '}
        {askedWords(study, ', ')}
      </p>
      <Marks
        quick={study.quick}
        from={study.exploratoryOf?.name ?? null}
        changes={study.changesAfterLock.length}
        origin={study.origin}
      />
    </div>
  );
}

function Marks({
  quick,
  from,
  changes,
  origin = null,
}: {
  readonly quick: boolean;
  readonly from: string | null;
  readonly changes: number;
  readonly origin?: StudySummary['origin'];
}) {
  if (!quick && from === null && changes === 0 && origin === null) return null;
  return (
    <p className={styles.marks}>
      {origin !== null && <Tag tone="accent">Imported, verified</Tag>}
      {quick && <Tag>Quick look</Tag>}
      {from !== null && <Tag tone="warning">Exploratory, from {from}</Tag>}
      {changes > 0 && <Tag tone="warning">Changed after its lock</Tag>}
    </p>
  );
}

function EntryState({ entry }: { readonly entry: StudyEntry }) {
  return entry.kind === 'study' ? <StateBadge state={entry.study.state} /> : <Tag>Draft</Tag>;
}

function EntryProgress({ entry }: { readonly entry: StudyEntry }) {
  if (entry.kind === 'draft') return <span className="faint">–</span>;
  const { responses, expected, state, name } = entry.study;
  const runs = state === 'running' || state === 'running-elsewhere';
  return (
    <div className={styles.progress}>
      <span>
        {formatCount(responses)}
        {responses < expected && <span className="faint"> of {formatCount(expected)}</span>}
      </span>
      {responses < expected && (
        <ProgressBar
          label={`Progress of ${name}`}
          hideLabel
          value={responses}
          max={expected}
          tone={state === 'failed' ? 'problem' : runs ? 'accent' : 'paused'}
        />
      )}
    </div>
  );
}

function Changed({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={formatDate(at)} className="soft">
      {formatWhen(at)}
    </time>
  );
}
