import { useState } from 'react';
import type { LiveView } from '../../../shared/contract/runs.js';
import type { ResponseRow } from '../../../shared/contract/responses.js';
import { formatScore, NO_NUMBER } from '../../formatting/numbers.js';
import { DataTable } from '../../ui/data-table.js';
import { Panel } from '../../ui/panel.js';
import { OptionBars } from '../responses/option-bars.js';
import { ResponseDrawer } from '../responses/response-drawer.js';
import styles from './newest-responses.module.css';

/** The last answers as they came back, the newest first. Each opens with its exact prompt. */
export function NewestResponses({ live }: { readonly live: LiveView }) {
  const [open, setOpen] = useState<number | null>(null);
  const labels = new Map(live.profiles.map(({ condition, label }) => [condition, label]));
  return (
    <Panel title="Newest responses" description={`What ${live.subjectName} answered last.`}>
      <DataTable
        caption="Newest responses, the newest first"
        dense
        rows={[...live.newest].reverse()}
        rowKey={({ id }) => String(id)}
        emptyText="No response yet."
        columns={[
          {
            id: 'item',
            heading: 'Item',
            render: (row) => (
              <button type="button" className={styles.item} onClick={() => setOpen(row.id)}>
                {row.itemText}
              </button>
            ),
          },
          {
            id: 'condition',
            heading: 'Condition',
            width: '24%',
            render: ({ condition }) => labels.get(condition) ?? condition,
          },
          { id: 'answer', heading: 'Answer', width: '26%', render: (row) => <Answer row={row} /> },
          {
            id: 'score',
            heading: 'Score',
            align: 'right',
            width: '4rem',
            render: ({ score }) => (score === null ? NO_NUMBER : formatScore(score)),
          },
        ]}
      />
      {open !== null && <ResponseDrawer study={live.study} id={open} onClose={() => setOpen(null)} />}
    </Panel>
  );
}

function Answer({ row }: { readonly row: ResponseRow }) {
  if (row.probabilities === null) return <span className={styles.text}>{row.text ?? row.outcome}</span>;
  return <OptionBars probabilities={row.probabilities} />;
}
