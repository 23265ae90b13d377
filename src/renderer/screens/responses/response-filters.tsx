import type { Condition } from '../../../shared/domain/condition.js';
import type { OUTCOMES, ResponseFilter } from '../../../shared/contract/responses.js';
import type { StudyDetail } from '../../../shared/contract/studies.js';
import { Button } from '../../ui/button.js';
import { Select } from '../../ui/select.js';
import { Tag } from '../../ui/tag.js';
import { TextInput } from '../../ui/text-input.js';
import { conditionWords } from './condition-words.js';
import { narrowed } from './filter-address.js';
import styles from './response-filters.module.css';
import { OUTCOME_WORDS } from './response-words.js';
import { specificationNames } from './specification-words.js';

interface ResponseFiltersProps {
  readonly detail: StudyDetail;
  readonly filter: ResponseFilter;
  readonly onChange: (filter: ResponseFilter) => void;
}

interface Choice {
  readonly value: string;
  readonly label: string;
}

const ALL = 'all';

/** Narrows the table of responses; a choice of "All" narrows nothing. */
export function ResponseFilters({ detail, filter, onChange }: ResponseFiltersProps) {
  const { summary, conditions, instruments, templates, specifications = [] } = detail;
  const names = specificationNames(specifications, new Map(templates.map(({ id, name }) => [id, name])));
  const instrument = instruments.find(({ id }) => id === filter.instrument) ?? instruments[0];
  const outcomes = summary.mode === 'readout' ? [] : SAMPLED_OUTCOMES;
  const set = <Name extends keyof ResponseFilter>(
    name: Name,
    value: ResponseFilter[Name] | undefined,
  ): void => onChange(narrowed(filter, name, value));
  const several = instruments.length > 1;
  const setInstrument = (id: string | undefined, scale?: string): void => {
    const rest = narrowed(narrowed(filter, 'scale', undefined), 'items', undefined);
    onChange(narrowed(narrowed(rest, 'instrument', id), 'scale', scale));
  };
  const narrowing = Object.keys(filter).length > 0;
  return (
    <div className={styles.filters} role="group" aria-label="Filter">
      {summary.subjects.length > 1 && (
        <Choose
          label="Subject"
          value={filter.subject}
          choices={summary.subjects.map(({ sha256, name, quantization }) => ({
            value: sha256,
            label: `${name} ${quantization}`,
          }))}
          onChange={(value) => set('subject', value)}
        />
      )}
      <Choose
        label="Condition"
        value={filter.conditions?.length === 1 ? filter.conditions[0] : undefined}
        choices={conditions.map((condition) => ({ value: condition.id, label: conditionLabel(condition) }))}
        onChange={(value) => set('conditions', value === undefined ? undefined : [value])}
      />
      {several && (
        <Choose
          label="Instrument"
          value={filter.instrument}
          choices={instruments.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => setInstrument(value)}
        />
      )}
      <Choose
        label="Scale"
        value={filter.scale}
        choices={(instrument?.scales ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(value) =>
          // A scale is its instrument's; without one, the instrument stays where it can be chosen by itself.
          setInstrument(value === undefined && !several ? undefined : instrument?.id, value)
        }
      />
      {templates.length > 1 && (
        <Choose
          label="Template"
          value={filter.templates?.length === 1 ? filter.templates[0] : undefined}
          choices={templates.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(value) => set('templates', value === undefined ? undefined : [value])}
        />
      )}
      {specifications.length > 0 && (
        <Choose
          label="Specification"
          value={filter.specifications?.length === 1 ? filter.specifications[0] : undefined}
          choices={specifications.map(({ id }) => ({ value: id, label: `${id}: ${names.get(id) ?? ''}` }))}
          onChange={(value) => set('specifications', value === undefined ? undefined : [value])}
        />
      )}
      <Choose
        label="Option order"
        value={filter.order}
        choices={ORDERS}
        onChange={(value) => set('order', value === 'forward' || value === 'reversed' ? value : undefined)}
      />
      {outcomes.length > 0 && (
        <>
          <Choose
            label="Outcome"
            value={filter.outcomes?.length === 1 ? filter.outcomes[0] : undefined}
            choices={outcomes.map((outcome) => ({ value: outcome, label: OUTCOME_WORDS[outcome] }))}
            onChange={(value) => {
              const outcome = outcomes.find((name) => name === value);
              set('outcomes', outcome === undefined ? undefined : [outcome]);
            }}
          />
          <TextInput
            label="Answer holds"
            value={filter.text ?? ''}
            onChange={(value) => set('text', value)}
          />
        </>
      )}
      {(filter.conditions?.length ?? 0) > 1 && <Tag>{filter.conditions?.length} conditions</Tag>}
      {(filter.specifications?.length ?? 0) > 1 && <Tag>{filter.specifications?.length} specifications</Tag>}
      {filter.items !== undefined && <Tag>{filter.items.length} items</Tag>}
      {narrowing && (
        <Button variant="quiet" onClick={() => onChange({})}>
          Clear
        </Button>
      )}
    </div>
  );
}

interface ChooseProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  readonly onChange: (value: string | undefined) => void;
}

function Choose({ label, value, choices, onChange }: ChooseProps) {
  return (
    <Select
      label={label}
      value={value ?? ALL}
      options={[{ value: ALL, label: 'All' }, ...choices]}
      onChange={(chosen) => onChange(chosen === ALL ? undefined : chosen)}
    />
  );
}

const SAMPLED_OUTCOMES = [
  'parsed',
  'refusal',
  'unparsed',
  'truncated',
] as const satisfies readonly (typeof OUTCOMES)[number][];

const ORDERS: readonly Choice[] = [
  { value: 'forward', label: 'Forward' },
  { value: 'reversed', label: 'Reversed' },
];

function conditionLabel({ kind: conditionKind, id: condition }: Condition): string {
  const { kind, name } = conditionWords({ condition, conditionKind });
  return `${kind}: ${name}`;
}
