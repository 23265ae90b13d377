import { useState } from 'react';
import type { LiveView } from '../../../shared/contract/runs.js';
import type { ResponseRow } from '../../../shared/contract/responses.js';
import { formatScore, formatShare, NO_NUMBER } from '../../formatting/numbers.js';
import { DataTable } from '../../ui/data-table.js';
import { Panel } from '../../ui/panel.js';
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

const BAR = 9;
const HEIGHT = 18;

/** The probability of each option, from the lowest score to the highest. */
function OptionBars({ probabilities }: { readonly probabilities: readonly number[] }) {
  const words = probabilities.map(formatShare).join(', ');
  const width = probabilities.length * (BAR + 2);
  return (
    <svg width={width} height={HEIGHT} role="img" aria-label={`Options from low to high: ${words}`}>
      <line x1={0} x2={width} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} stroke="var(--chart-axis)" />
      {probabilities.map((probability, place) => {
        const height = probability * (HEIGHT - 2);
        return (
          <rect
            key={place}
            x={place * (BAR + 2)}
            y={HEIGHT - 1 - height}
            width={BAR}
            height={height}
            fill="var(--chart-condition)"
          />
        );
      })}
    </svg>
  );
}
