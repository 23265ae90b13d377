import { Trash2 } from 'lucide-react';
import { useId } from 'react';
import type { Condition } from '../../../../shared/domain/condition.js';
import type { PersonaSource } from '../../../../shared/domain/persona-source.js';
import { formatCounted } from '../../../formatting/numbers.js';
import { IconButton } from '../../../ui/icon-button.js';
import { Place } from '../fields/place.js';
import { writtenIn } from '../fields/written-in.js';
import { conditionName } from '../model/condition-names.js';
import { conditionsOf, personaCount } from '../model/persona-sources.js';
import { useDesign, usePlanStanding } from '../state/design-desk.js';
import { useTextNames } from '../state/use-names.js';
import { PopulationFields } from './population-fields.js';
import styles from './source-card.module.css';
import { TraitFields } from './trait-fields.js';

const TITLES: Readonly<Record<PersonaSource['kind'], string>> = {
  graded: 'Graded levels',
  profiles: 'Profiles of several traits',
  population: 'People from a population',
};

const LEADS: Readonly<Record<PersonaSource['kind'], string>> = {
  graded: 'One persona for each trait and level, out of the adjectives of that trait.',
  profiles: 'One persona for each combination of the levels over the traits.',
  population: 'People drawn by how frequent their attributes are, each told in a few sentences.',
};

/** One source of personas: its fields, how many conditions come of it, and what two of them say. */
export function SourceCard({
  source,
  place,
  onChange,
  onRemove,
}: {
  readonly source: PersonaSource;
  /** In the design, from 0. */
  readonly place: number;
  readonly onChange: (source: PersonaSource) => void;
  readonly onRemove: () => void;
}) {
  const id = useId();
  const title = `${place + 1}. ${TITLES[source.kind]}`;
  return (
    <Place of={`conditions.sources[${place}]`}>
      <section aria-labelledby={id} className={styles.card}>
        <div className={styles.head}>
          <h4 id={id} className={styles.title}>
            {title}
          </h4>
          <IconButton label={`Take out: ${title}`} icon={<Trash2 />} onClick={onRemove} />
        </div>
        <p className={styles.lead}>{LEADS[source.kind]}</p>
        {source.kind === 'population' ? (
          <PopulationFields source={source} place={place} onChange={onChange} />
        ) : (
          <TraitFields source={source} onChange={onChange} />
        )}
        <Made source={source} />
      </section>
    </Place>
  );
}

function Made({ source }: { readonly source: PersonaSource }) {
  const { check } = usePlanStanding();
  const names = useTextNames();
  const language = useDesign((design) => design.conditions.language ?? design.language);
  const made = check === null ? [] : conditionsOf(source, check.conditions);
  const noun = source.kind === 'population' ? 'person' : 'persona';
  const plural = source.kind === 'population' ? 'people' : 'personas';
  return (
    <div className={styles.made}>
      <p aria-live="polite" className={styles.count}>
        <b>{formatCounted(personaCount(source), noun, plural)}</b>
        {made.length > 0 && `, ${formatCounted(made.length, 'condition')}`}
      </p>
      <dl className={styles.samples}>
        {ends(made).map((condition) => (
          <div key={condition.id} className={styles.sample}>
            <dt>{conditionName(condition, names)}</dt>
            <dd {...writtenIn(language)}>{condition.system}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

/** The first and the last, of those that stand alone where there are such. */
function ends(conditions: readonly Condition[]): Condition[] {
  const alone = conditions.filter(({ kind }) => kind !== 'role+persona');
  const shown = alone.length > 0 ? alone : conditions;
  return shown.filter((_, place) => place === 0 || place === shown.length - 1);
}
