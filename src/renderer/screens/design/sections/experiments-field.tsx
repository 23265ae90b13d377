import type { CallOutput } from '../../../../shared/contract/contract.js';
import { useCall } from '../../../api/hooks.js';
import { formatCounted } from '../../../formatting/numbers.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { Disclosure } from '../../../ui/disclosure.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { LoadingNote } from '../../../ui/loading-note.js';
import { Tag } from '../../../ui/tag.js';
import { Place } from '../fields/place.js';
import { publishedWords } from '../model/replication-choice.js';
import { useDesign, useDesignEdit } from '../state/design-desk.js';
import styles from './instruments-section.module.css';

type Listed = CallOutput<'experiments.list'>['experiments'][number];

const isPublished = ({ experiment }: Listed): boolean =>
  experiment.hypotheses.some(({ published }) => published !== undefined);

const GROUPS: readonly { readonly heading: string; readonly holds: (listed: Listed) => boolean }[] = [
  { heading: 'Published', holds: isPublished },
  { heading: 'Of known truth, for false alarms', holds: (listed) => !isPublished(listed) },
];

/** Which published experiments are run again: they take the place of instruments in a replication. */
export function ExperimentsField() {
  const list = useCall('experiments.list', {});
  return (
    <Place of="instruments" className={styles.cards}>
      {list.isPending && <LoadingNote text="Reading the experiments" />}
      {list.isError && <ErrorNote error={list.error} onRetry={() => void list.refetch()} />}
      {GROUPS.map(({ heading, holds }) => {
        const experiments = list.data?.experiments.filter(holds) ?? [];
        return experiments.length === 0 ? null : (
          <section key={heading} className={styles.cards} aria-label={heading}>
            <h3 className={styles.group}>{heading}</h3>
            {experiments.map((listed) => (
              <ExperimentCard key={listed.experiment.id} listed={listed} />
            ))}
          </section>
        );
      })}
    </Place>
  );
}

function ExperimentCard({ listed: { experiment, origin } }: { readonly listed: Listed }) {
  const { id, title, description, domain, cells, hypotheses, test } = experiment;
  const chosen = useDesign((design) => design.instruments.includes(id));
  const edit = useDesignEdit();
  const choose = (on: boolean): void =>
    edit('the experiments', ({ instruments }) => ({
      instruments: on
        ? [...instruments.filter((other) => other !== id), id]
        : instruments.filter((other) => other !== id),
    }));
  const published = publishedWords(experiment);
  return (
    <article className={styles.card} data-chosen={chosen}>
      <Checkbox label={<span className={styles.name}>{title}</span>} checked={chosen} onChange={choose} />
      <div className={styles.body}>
        <p className={styles.facts}>
          {domain} <i>·</i> {formatCounted(cells.length, 'condition')}
          {published !== null && (
            <>
              {' '}
              <i>·</i> {published}
            </>
          )}
          {hypotheses.some(({ kind }) => kind === 'interaction') && <Tag tone="neutral">interaction</Tag>}
          {test === 'paired' && <Tag tone="neutral">same people</Tag>}
          {origin === 'own' && <Tag tone="accent">yours</Tag>}
        </p>
        <p className={styles.description}>{description}</p>
        <Disclosure summary="Citation, hypotheses and figures">
          <ExperimentDetails experiment={experiment} />
        </Disclosure>
      </div>
    </article>
  );
}

function ExperimentDetails({ experiment }: { readonly experiment: Listed['experiment'] }) {
  const { citation, doi, hypotheses, departures, replications } = experiment;
  const places = [...new Set(hypotheses.flatMap(({ published }) => published?.place ?? []))];
  return (
    <dl className={styles.details}>
      <dt>Citation</dt>
      <dd>{doi === undefined ? citation : `${citation} doi:${doi}`}</dd>
      <dt>Hypotheses</dt>
      <dd>{hypotheses.map(({ statement }) => statement).join(' ')}</dd>
      {places.length > 0 && (
        <>
          <dt>Figures</dt>
          <dd>{places.join('; ')}</dd>
        </>
      )}
      {replications.length > 0 && (
        <>
          <dt>Later, in people</dt>
          <dd>
            {replications.map((later) => `${later.found.replaceAll('-', ' ')}: ${later.citation}`).join(' ')}
          </dd>
        </>
      )}
      {departures !== undefined && (
        <>
          <dt>Departures</dt>
          <dd>{departures}</dd>
        </>
      )}
    </dl>
  );
}
