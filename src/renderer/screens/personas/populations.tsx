import { FilePlus } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '../../../shared/contract/contract.js';
import { useCall } from '../../api/hooks.js';
import { useToast } from '../../state/toasts.js';
import { ImportButton } from '../../files/import-button.js';
import { Button } from '../../ui/button.js';
import { ErrorNote } from '../../ui/error-note.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { Select } from '../../ui/select.js';
import { Tag } from '../../ui/tag.js';
import { BrokenFiles } from '../documents/broken-files.js';
import { copyText } from '../documents/copy-text.js';
import { DocumentActions } from '../documents/document-actions.js';
import { DocumentEditor } from '../documents/document-editor.js';
import { newPopulationText } from './new-population.js';
import { PopulationAttributes } from './population-attributes.js';
import { PopulationPeople } from './population-people.js';
import styles from './populations.module.css';

type Listed = CallOutput<'populations.list'>['populations'][number];

/** People to draw from: the populations at hand, and one's own. */
export function Populations() {
  const list = useCall('populations.list', {});
  const toast = useToast();
  const [chosen, setChosen] = useState<string | null>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const populations = list.data?.populations ?? [];
  const taken = new Set(populations.map(({ population }) => population.id));
  const shown = populations.find(({ population }) => population.id === chosen) ?? populations[0];
  return (
    <div className={styles.populations}>
      <div className={styles.bar}>
        {shown !== undefined && (
          <Select
            label="Population"
            value={shown.population.id}
            options={populations.map(({ population, origin }) => ({
              value: population.id,
              label: origin === 'own' ? `${population.name} (yours)` : population.name,
            }))}
            onChange={setChosen}
          />
        )}
        <div className={styles.actions}>
          <ImportButton label="Import a population" onText={(text) => setEditing(text)} />
          <Button
            icon={<FilePlus size={16} />}
            disabled={!list.isSuccess}
            onClick={() => setEditing(newPopulationText(taken))}
          >
            New population
          </Button>
        </div>
      </div>
      {list.isPending && <LoadingNote text="Reading populations" />}
      {list.isError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      <BrokenFiles kind="populations" broken={list.data?.broken ?? []} onEdit={setEditing} />
      {shown !== undefined && (
        <PopulationDetail
          key={shown.population.id}
          listed={shown}
          onEdit={(text, copy) => setEditing(copy ? copyText(text, taken) : text)}
        />
      )}
      {editing !== null && (
        <DocumentEditor
          kind="populations"
          title="Your own population"
          text={editing}
          onClose={() => setEditing(null)}
          onSaved={(saved) => {
            setEditing(null);
            setChosen(saved);
            toast({
              tone: 'success',
              title: `${saved} is stored`,
              text: 'A design can draw people from it.',
            });
          }}
        />
      )}
    </div>
  );
}

interface PopulationDetailProps {
  readonly listed: Listed;
  readonly onEdit: (text: string, copy: boolean) => void;
}

function PopulationDetail({ listed: { population, origin }, onEdit }: PopulationDetailProps) {
  return (
    <article className={styles.detail} aria-labelledby="population-name">
      <header>
        <h2 id="population-name">
          {population.name} {origin === 'own' && <Tag tone="accent">yours</Tag>}
        </h2>
        <p>
          {population.citation} Licence: {population.licence}.
        </p>
        <p>
          {population.from === 'marginals'
            ? 'Attributes are drawn one after the other by their shares.'
            : 'Whole rows are drawn by their weights.'}
        </p>
        <div className={styles.actions}>
          <DocumentActions kind="populations" id={population.id} own={origin === 'own'} onEdit={onEdit} />
        </div>
      </header>
      <PopulationPeople population={population} />
      <PopulationAttributes population={population} />
    </article>
  );
}
