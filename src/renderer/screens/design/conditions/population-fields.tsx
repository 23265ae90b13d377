import { personaSourceSchema, type PersonaSource } from '../../../../shared/domain/persona-source.js';
import { Select } from '../../../ui/select.js';
import { ChoiceList, type Choice } from '../fields/choice-list.js';
import { DraftNumber } from '../fields/draft-number.js';
import { Place } from '../fields/place.js';
import type { PopulationSource } from '../model/persona-sources.js';
import { usePopulations } from '../state/use-names.js';
import styles from './population-fields.module.css';

const [, , populationSchema] = personaSourceSchema.options;

const USES: readonly Choice<PopulationSource['use']>[] = [
  { value: 'alone', label: 'Alone', description: 'Each is a condition of its own.' },
  {
    value: 'carriers',
    label: 'As carriers',
    description:
      'Each stands before every persona of the study, as a role does: does a life get in the way of a trait?',
  },
  { value: 'both', label: 'Both', description: 'Alone, and before every persona.' },
];

/** Which population, how many people, and what they are for. */
export function PopulationFields({
  source,
  place,
  onChange,
}: {
  readonly source: PopulationSource;
  /** In the design, from 0. */
  readonly place: number;
  readonly onChange: (source: PersonaSource) => void;
}) {
  const populations = usePopulations();
  const known = populations.find(({ id }) => id === source.population);
  const unknown = known === undefined ? [{ value: source.population, label: source.population }] : [];
  const at = `conditions.sources[${place}]`;
  return (
    <>
      <div className={styles.row}>
        <Place of={`${at}.population`} className={styles.population}>
          <Select
            label="Population"
            value={source.population}
            onChange={(population) => onChange({ ...source, population })}
            options={[...unknown, ...populations.map(({ id, name }) => ({ value: id, label: name }))]}
            {...(known === undefined
              ? { error: 'Not in the library.' }
              : { hint: `Attributes: ${known.attributes.map(({ name }) => name).join(', ')}.` })}
          />
        </Place>
        <DraftNumber
          place={`${at}.size`}
          label="People"
          value={source.size}
          schema={populationSchema.shape.size}
          needs="A whole number from 1 to 10,000."
          min={1}
          max={10_000}
          step={1}
          onCommit={(size) => onChange({ ...source, size })}
        />
      </div>
      <ChoiceList
        label="What they are for"
        value={source.use}
        onChange={(use) => onChange({ ...source, use })}
        options={USES}
      />
    </>
  );
}
