import { Layers } from 'lucide-react';
import { useState } from 'react';
import type { AdapterSummary, SubjectList } from '../../../../shared/contract/subjects.js';
import { Button } from '../../../ui/button.js';
import { Menu } from '../../../ui/menu.js';
import { AdapterDialog, type AdaptedSubject } from '../../subjects/here/adapter-dialog.js';

/** Takes a base with an adapter over it into the study, beside the bare base. */
export function AdapterChoice({
  list: { adapters, subjects },
  onUse,
}: {
  readonly list: Pick<SubjectList, 'adapters' | 'subjects'>;
  readonly onUse: (adapted: AdaptedSubject) => void;
}) {
  const [laying, setLaying] = useState<AdapterSummary | null>(null);
  if (adapters.length === 0) return null;
  return (
    <>
      <Menu
        trigger={
          <Button size="small" icon={<Layers />}>
            Lay an adapter over a base…
          </Button>
        }
        items={adapters.map((adapter) => ({ label: adapter.name, onSelect: () => setLaying(adapter) }))}
      />
      {laying !== null && (
        <AdapterDialog
          adapter={laying}
          subjects={subjects}
          use={{
            label: 'Take base and adapter into the study',
            onUse: (adapted) => {
              setLaying(null);
              onUse(adapted);
            },
          }}
          onClose={() => setLaying(null)}
        />
      )}
    </>
  );
}
