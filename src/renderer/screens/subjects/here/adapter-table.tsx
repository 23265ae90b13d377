import { Layers } from 'lucide-react';
import type { AdapterSummary } from '../../../../shared/contract/subjects.js';
import { formatBytes } from '../../../formatting/numbers.js';
import { Button } from '../../../ui/button.js';
import { DataTable } from '../../../ui/data-table.js';
import { MiddleText } from '../../../ui/middle-text.js';
import { sourceWords } from '../model/subject-words.js';
import styles from './adapter-table.module.css';

/** LoRA adapters, none of which is a subject before it lies over a base. */
export function AdapterTable({
  adapters,
  onLay,
}: {
  readonly adapters: readonly AdapterSummary[];
  readonly onLay: (adapter: AdapterSummary) => void;
}) {
  return (
    <section aria-labelledby="adapters">
      <h2 id="adapters">Adapters</h2>
      <p className={styles.lead}>
        LoRA adapters change a base model without being one. Laid over a base, an adapter makes a subject of
        its own, which a study compares with the bare base.
      </p>
      <DataTable
        caption="LoRA adapters"
        rows={adapters}
        rowKey={({ path }) => path}
        columns={[
          {
            id: 'name',
            heading: 'Adapter',
            width: '44%',
            render: (adapter) => {
              const { store, origin } = sourceWords(adapter);
              return (
                <div className={styles.cell}>
                  <MiddleText text={adapter.name} />
                  <span className={styles.source}>
                    <span>{store}</span> <MiddleText text={origin} monospace />
                  </span>
                </div>
              );
            },
          },
          { id: 'base', heading: 'Trained on', render: ({ base }) => base ?? 'not named' },
          { id: 'architecture', heading: 'Architecture', render: ({ architecture }) => architecture },
          {
            id: 'size',
            heading: 'File',
            align: 'right',
            render: ({ bytes }) => <span className={styles.short}>{formatBytes(bytes)}</span>,
          },
          {
            id: 'lay',
            heading: <span className="visually-hidden">What to do</span>,
            align: 'right',
            render: (adapter) => (
              <Button
                size="small"
                icon={<Layers />}
                aria-label={`Lay over a base: ${adapter.name}`}
                onClick={() => onLay(adapter)}
              >
                Lay over a base…
              </Button>
            ),
          },
        ]}
      />
    </section>
  );
}
