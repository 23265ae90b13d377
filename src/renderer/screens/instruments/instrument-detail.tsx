import { useState } from 'react';
import type { Instrument, Item } from '../../../shared/domain/instrument.js';
import type { InstrumentSummary } from '../../../shared/contract/library.js';
import { useCall } from '../../api/hooks.js';
import { DataTable } from '../../ui/data-table.js';
import { ErrorNote } from '../../ui/error-note.js';
import { FactList } from '../../ui/fact-list.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { Select } from '../../ui/select.js';
import { DocumentActions } from '../documents/document-actions.js';
import styles from './instrument-detail.module.css';

interface InstrumentDetailProps {
  readonly id: string;
  readonly onEdit: (text: string, copy: boolean) => void;
}

/** One instrument: where it comes from, what it measures, and every item with its keying. */
export function InstrumentDetail({ id, onEdit }: InstrumentDetailProps) {
  const detail = useCall('instruments.get', { id });
  if (detail.isPending) return <LoadingNote text="Reading the instrument" />;
  if (detail.isError) return <ErrorNote error={detail.error} onRetry={() => void detail.refetch()} />;
  const { instrument, summary } = detail.data;
  return (
    <article className={styles.detail} aria-labelledby="instrument-name">
      <header>
        <h2 id="instrument-name">{summary.name}</h2>
        <p>{summary.description}</p>
        <div className={styles.actions}>
          <DocumentActions kind="instrument" id={id} own={summary.origin === 'own'} onEdit={onEdit} />
        </div>
      </header>
      <FactList
        facts={[
          ['Licence', summary.licence],
          ['To cite', summary.citation],
          ...(summary.url === null ? [] : [['Source', summary.url] as const]),
          ['Version', summary.version],
          ['Languages', summary.languages.join(', ')],
        ]}
      />
      <Scales summary={summary} instrument={instrument} />
      <Items summary={summary} instrument={instrument} />
    </article>
  );
}

interface PartProps {
  readonly summary: InstrumentSummary;
  readonly instrument: Instrument;
}

function Scales({ summary, instrument }: PartProps) {
  const items = new Map(summary.scales.map((scale) => [scale.id, scale.items]));
  return (
    <section aria-labelledby="instrument-scales">
      <h3 id="instrument-scales">Scales</h3>
      <DataTable
        caption={`Scales of ${summary.name}`}
        dense
        rows={instrument.scales}
        rowKey={({ id }) => id}
        columns={[
          { id: 'name', heading: 'Scale', render: ({ name }) => name },
          { id: 'kind', heading: 'Kind', render: ({ kind }) => kind },
          { id: 'low', heading: 'Low pole', render: ({ low }) => poleName(low) },
          { id: 'high', heading: 'High pole', render: ({ high }) => poleName(high) },
          { id: 'items', heading: 'Items', align: 'right', render: ({ id }) => items.get(id) ?? 0 },
        ]}
      />
    </section>
  );
}

function poleName({ name, letter }: Instrument['scales'][number]['low']): string {
  return letter === undefined ? name : `${letter}, ${name}`;
}

function Items({ summary, instrument }: PartProps) {
  const [chosen, setLanguage] = useState('en');
  const language = summary.languages.includes(chosen) ? chosen : (summary.languages[0] ?? 'en');
  const scaleNames = new Map(instrument.scales.map(({ id, name }) => [id, name]));
  return (
    <section aria-labelledby="instrument-items">
      <h3 id="instrument-items">Items</h3>
      <div className={styles.language}>
        <Select
          label="Language"
          value={language}
          options={summary.languages.map((value) => ({ value, label: value }))}
          onChange={setLanguage}
        />
        <ol aria-label="Response options, by ascending score">
          {instrument.options.map(({ score, text }) => (
            <li key={score}>
              <span>{score}</span> {text[language] ?? 'no text'}
            </li>
          ))}
        </ol>
      </div>
      <DataTable
        caption={`Items of ${summary.name}`}
        dense
        rows={instrument.items}
        rowKey={({ id }) => id}
        columns={[
          { id: 'number', heading: 'Id', render: ({ id }) => id },
          { id: 'text', heading: 'Item', render: ({ text }) => text[language] ?? 'no text in this language' },
          { id: 'keys', heading: 'Counts on', render: (item) => keying(item, scaleNames) },
        ]}
      />
    </section>
  );
}

function keying({ keys }: Item, names: ReadonlyMap<string, string>): string {
  return keys.map(({ scale, sign }) => `${sign === 1 ? '+' : '−'} ${names.get(scale) ?? scale}`).join(', ');
}
