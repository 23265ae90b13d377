import type { InstrumentSummary } from '../../../shared/contract/library.js';
import type { Instrument } from '../../../shared/domain/instrument.js';
import type { Language } from '../../../shared/domain/text.js';
import { DataTable } from '../../ui/data-table.js';
import { TextIn } from './instrument-items.js';
import styles from './instrument-scales.module.css';

interface InstrumentScalesProps {
  readonly instrument: Instrument;
  readonly summary: InstrumentSummary;
  readonly language: Language;
}

/** What an instrument measures, between which poles, and by which rubric where a judge reads the replies. */
export function InstrumentScales({ instrument, summary, language }: InstrumentScalesProps) {
  const items = new Map(summary.scales.map((scale) => [scale.id, scale.items]));
  const names = new Map(instrument.scales.map(({ id, name }) => [id, name]));
  const rubrics = Object.entries(instrument.rubrics ?? {});
  return (
    <>
      <DataTable
        caption={`Scales of ${summary.name}`}
        dense
        rows={instrument.scales}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'name',
            heading: 'Scale',
            render: ({ name, kind }) => (
              <span className={kind === 'facet' ? styles.facet : styles.domain}>{name}</span>
            ),
          },
          { id: 'kind', heading: 'Kind', render: ({ kind }) => kind },
          { id: 'low', heading: 'Low pole', render: ({ low }) => poleName(low) },
          { id: 'high', heading: 'High pole', render: ({ high }) => poleName(high) },
          { id: 'items', heading: 'Items', align: 'right', render: ({ id }) => items.get(id) ?? 0 },
        ]}
      />
      {rubrics.length > 0 && (
        <section className={styles.rubrics} aria-labelledby="instrument-rubrics">
          <h3 id="instrument-rubrics">Rubrics that the judge goes by</h3>
          <dl>
            {rubrics.map(([scale, text]) => (
              <div key={scale}>
                <dt>{names.get(scale) ?? scale}</dt>
                <dd>
                  <TextIn text={text} language={language} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  );
}

function poleName({ name, letter }: Instrument['scales'][number]['low']): string {
  return letter === undefined ? name : `${letter}, ${name}`;
}
