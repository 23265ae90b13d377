import type { Downloads } from '../../../../shared/contract/downloads.js';
import type { CatalogueEntry, SubjectSummary } from '../../../../shared/contract/subjects.js';
import { formatBytes, formatCount, formatShare } from '../../../formatting/numbers.js';
import { Button } from '../../../ui/button.js';
import { DataTable } from '../../../ui/data-table.js';
import { Panel } from '../../../ui/panel.js';
import { Tag } from '../../../ui/tag.js';
import { parameterWords } from '../model/subject-words.js';
import { subjectsAddress } from '../model/subjects-address.js';
import { variantState, type VariantState } from '../model/variant-state.js';
import styles from './catalogue-entry.module.css';

type Variant = CatalogueEntry['variants'][number];

interface CatalogueEntryProps {
  readonly entry: CatalogueEntry;
  /** Undefined until it is known. */
  readonly downloads: Downloads | undefined;
  readonly subjects: readonly SubjectSummary[];
  /** The address that was just asked for. */
  readonly starting: string | null;
  readonly onFetch: (address: string, name: string) => void;
}

/** One model of the catalogue with what can be fetched of it. */
export function CatalogueEntryView({ entry, downloads, subjects, starting, onFetch }: CatalogueEntryProps) {
  return (
    <Panel
      title={entry.name}
      description={
        <>
          {entry.organisation} · {parameterWords(entry.parameters)} weights ·{' '}
          {entry.licenceUrl === null ? (
            entry.licence
          ) : (
            <a href={entry.licenceUrl} target="_blank" rel="noreferrer">
              {entry.licence}
            </a>
          )}
        </>
      }
    >
      <p className={styles.reason}>{entry.reason}</p>
      <p className={styles.needs}>{needsWords(entry)}</p>
      <DataTable<Variant>
        caption={`Variants of ${entry.name}`}
        dense
        rows={entry.variants}
        rowKey={({ address }) => address}
        columns={[
          {
            id: 'quantization',
            heading: 'Quantization',
            width: '9rem',
            render: ({ quantization }) => quantization,
          },
          { id: 'bytes', heading: 'File', align: 'right', render: ({ bytes }) => formatBytes(bytes) },
          {
            id: 'memory',
            heading: 'Memory',
            align: 'right',
            render: ({ memoryBytes }) => formatBytes(memoryBytes),
          },
          {
            id: 'fits',
            heading: 'Here',
            render: ({ fits }) =>
              fits ? <Tag tone="good">fits</Tag> : <Tag tone="problem">too large now</Tag>,
          },
          {
            id: 'fetch',
            heading: <span className="visually-hidden">What to do</span>,
            align: 'right',
            render: (variant) => (
              <VariantAction
                name={`${entry.name} ${variant.quantization}`}
                state={variantState(variant, downloads?.downloads ?? [], subjects)}
                allowed={downloads?.allowed === true}
                busy={starting === variant.address}
                onFetch={() => onFetch(variant.address, `${entry.name} ${variant.quantization}`)}
              />
            ),
          },
        ]}
      />
      <p className={styles.source}>Where the facts are from. {entry.source}</p>
    </Panel>
  );
}

function VariantAction({
  name,
  state,
  allowed,
  busy,
  onFetch,
}: {
  readonly name: string;
  readonly state: VariantState;
  readonly allowed: boolean;
  readonly busy: boolean;
  readonly onFetch: () => void;
}) {
  const downloads = `#${subjectsAddress('downloads')}`;
  switch (state.kind) {
    case 'here':
      return <Tag tone="accent">on this machine</Tag>;
    case 'coming':
      return (
        <a href={downloads}>{state.share === null ? 'On its way' : `Fetched ${formatShare(state.share)}`}</a>
      );
    case 'failed':
      return <a href={downloads}>Did not arrive: see why</a>;
    case 'absent':
      return (
        <Button
          size="small"
          disabled={!allowed}
          busy={busy}
          aria-label={`Fetch ${name}`}
          {...(allowed ? {} : { 'aria-describedby': 'fetching-off' })}
          onClick={onFetch}
        >
          Fetch
        </Button>
      );
  }
}

function needsWords({ systemRole, thinking, languages, contextLength }: CatalogueEntry): string {
  return [
    systemRole ? 'Takes a system prompt.' : 'Takes no system prompt: a persona stands in the user’s message.',
    thinking ? 'May think before it answers.' : '',
    `Context of ${formatCount(contextLength)} tokens.`,
    `Languages: ${languageWords(languages)}.`,
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

const LANGUAGE_NAMES = new Intl.DisplayNames('en-GB', { type: 'language', fallback: 'code' });

function languageWords(languages: readonly string[]): string {
  const names = languages.map((language) => {
    try {
      return LANGUAGE_NAMES.of(language) ?? language;
    } catch (error) {
      // An entry may say "many" rather than name them.
      if (error instanceof RangeError) return language;
      throw error;
    }
  });
  const SHOWN = 6;
  if (names.length <= SHOWN + 1) return names.join(', ');
  return `${names.slice(0, SHOWN).join(', ')} and ${names.length - SHOWN} more`;
}
