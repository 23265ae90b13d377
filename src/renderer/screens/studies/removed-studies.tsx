import { Undo2 } from 'lucide-react';
import type { StudySummary } from '../../../shared/contract/studies.js';
import { formatCounted, formatWhen } from '../../formatting/numbers.js';
import { Button } from '../../ui/button.js';
import { DataTable } from '../../ui/data-table.js';
import { Disclosure } from '../../ui/disclosure.js';

/** Studies in the bin, with the way back. */
export function RemovedStudies({
  studies,
  onRestore,
}: {
  readonly studies: readonly StudySummary[];
  readonly onRestore: (study: StudySummary) => void;
}) {
  if (studies.length === 0) return null;
  return (
    <Disclosure summary={`Recently removed (${studies.length})`}>
      <DataTable
        caption="Removed studies"
        dense
        rows={studies}
        rowKey={(study) => String(study.id)}
        columns={[
          { id: 'name', heading: 'Study', render: (study) => study.name },
          {
            id: 'responses',
            heading: 'Responses',
            render: (study) => `${formatCounted(study.responses, 'response')} kept`,
          },
          { id: 'changed', heading: 'Last change', render: (study) => formatWhen(study.updatedAt) },
          {
            id: 'restore',
            heading: <span className="visually-hidden">Actions</span>,
            align: 'right',
            render: (study) => (
              <Button size="small" icon={<Undo2 />} onClick={() => onRestore(study)}>
                Restore<span className="visually-hidden"> {study.name}</span>
              </Button>
            ),
          },
        ]}
      />
    </Disclosure>
  );
}
