import { useState } from 'react';
import type { Instrument, Norms } from '../../../shared/domain/instrument.js';
import { formatCount, formatScore } from '../../formatting/numbers.js';
import { DataTable } from '../../ui/data-table.js';
import { FactList } from '../../ui/fact-list.js';
import { Select } from '../../ui/select.js';
import styles from './instrument-norms.module.css';

/** The human samples whose figures an instrument carries: whose they are, and the figures. */
export function InstrumentNorms({ instrument }: { readonly instrument: Instrument }) {
  const norms = instrument.norms ?? [];
  const [chosen, setChosen] = useState<string | null>(null);
  const shown = norms.find(({ id }) => id === chosen) ?? norms[0];
  if (shown === undefined) {
    return (
      <p className={styles.none}>
        The file holds no figures of people, so that no profile on it can be read as percentiles.
      </p>
    );
  }
  return (
    <div className={styles.norms}>
      {norms.length > 1 && (
        <div className={styles.choice}>
          <Select
            label="Sample"
            value={shown.id}
            options={norms.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={setChosen}
          />
        </div>
      )}
      <NormTable norms={shown} instrument={instrument} />
    </div>
  );
}

function NormTable({ norms, instrument }: { readonly norms: Norms; readonly instrument: Instrument }) {
  const rows = instrument.scales.flatMap(({ id, name, kind }) => {
    const figures = norms.scales[id];
    return figures === undefined ? [] : [{ id, name, kind, ...figures }];
  });
  return (
    <section aria-labelledby={`norms-${norms.id}`}>
      <h3 id={`norms-${norms.id}`}>{norms.name}</h3>
      <FactList
        facts={[
          ['Who was measured', norms.population],
          ['Respondents', norms.respondents === undefined ? 'not stated' : formatCount(norms.respondents)],
          ['Figures from', norms.source],
          ...(norms.url === undefined ? [] : [['Address', norms.url] as const]),
        ]}
      />
      <div className={styles.table}>
        <DataTable
          caption={`Figures of ${norms.name}`}
          dense
          rows={rows}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'scale',
              heading: 'Scale',
              render: ({ name, kind }) => (
                <span className={kind === 'facet' ? styles.facet : styles.domain}>{name}</span>
              ),
            },
            { id: 'mean', heading: 'Mean', align: 'right', render: ({ mean }) => formatScore(mean) },
            {
              id: 'deviation',
              heading: 'Standard deviation',
              align: 'right',
              render: ({ standardDeviation }) => formatScore(standardDeviation),
            },
          ]}
        />
      </div>
    </section>
  );
}
