import type { CallOutput } from '../../../../shared/contract/contract.js';
import { useCall } from '../../../api/hooks.js';
import { formatCounted } from '../../../formatting/numbers.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { Disclosure } from '../../../ui/disclosure.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { LoadingNote } from '../../../ui/loading-note.js';
import { Tag } from '../../../ui/tag.js';
import { Place } from '../fields/place.js';
import { useDesign, useDesignEdit } from '../state/design-desk.js';
import styles from './instruments-section.module.css';

type Listed = CallOutput<'experiments.list'>['experiments'][number];

/** Which published experiments are run again: they take the place of instruments in a replication. */
export function ExperimentsField() {
  const list = useCall('experiments.list', {});
  return (
    <Place of="instruments" className={styles.cards}>
      {list.isPending && <LoadingNote text="Reading the experiments" />}
      {list.isError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.experiments.map((listed) => (
        <ExperimentCard key={listed.experiment.id} listed={listed} />
      ))}
    </Place>
  );
}

function ExperimentCard({ listed: { experiment, origin } }: { readonly listed: Listed }) {
  const { id, title, description, domain, cells, citation, hypotheses, departures } = experiment;
  const chosen = useDesign((design) => design.instruments.includes(id));
  const edit = useDesignEdit();
  const choose = (on: boolean): void =>
    edit('the experiments', ({ instruments }) => ({
      instruments: on
        ? [...instruments.filter((other) => other !== id), id]
        : instruments.filter((other) => other !== id),
    }));
  const published = hypotheses.flatMap((hypothesis) => hypothesis.published ?? []);
  return (
    <article className={styles.card} data-chosen={chosen}>
      <Checkbox label={<span className={styles.name}>{title}</span>} checked={chosen} onChange={choose} />
      <div className={styles.body}>
        <p className={styles.facts}>
          {domain} <i>·</i> {formatCounted(cells.length, 'condition')}
          {published.map(({ n, d }) => (
            <span key={d}>
              {' '}
              <i>·</i> {formatCounted(n, 'person', 'people')}, d {d.toFixed(2)}
            </span>
          ))}
          {origin === 'own' && <Tag tone="accent">yours</Tag>}
        </p>
        <p className={styles.description}>{description}</p>
        <Disclosure summary="Citation and hypotheses">
          <dl className={styles.details}>
            <dt>Citation</dt>
            <dd>{citation}</dd>
            <dt>Hypotheses</dt>
            <dd>{hypotheses.map(({ statement }) => statement).join(' ')}</dd>
            {departures !== undefined && (
              <>
                <dt>Departures</dt>
                <dd>{departures}</dd>
              </>
            )}
          </dl>
        </Disclosure>
      </div>
    </article>
  );
}
