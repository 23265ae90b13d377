import { SUBJECT_STORE_NAMES, type SubjectStore } from '../../../../shared/domain/subject-source.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { Select, type SelectOption } from '../../../ui/select.js';
import { TextInput } from '../../../ui/text-input.js';
import type { SubjectSort } from '../model/subject-families.js';
import type { SubjectFilter } from '../model/subject-filter.js';
import styles from './subject-filters.module.css';

const SORTS: readonly SelectOption<SubjectSort>[] = [
  { value: 'name', label: 'Name' },
  { value: 'smallest', label: 'Smallest file first' },
  { value: 'largest', label: 'Largest file first' },
  { value: 'memory', label: 'Least memory first' },
  { value: 'fastest', label: 'Fastest first' },
];

/** What is shown of the subjects, and in which order. */
export function SubjectFilters({
  filter,
  stores,
  shown,
  onChange,
}: {
  readonly filter: SubjectFilter;
  readonly stores: readonly SubjectStore[];
  /** How many are shown, in words. */
  readonly shown: string;
  readonly onChange: (filter: SubjectFilter) => void;
}) {
  return (
    <div className={styles.filters}>
      <div className={styles.search}>
        <TextInput
          type="search"
          label="Search subjects"
          placeholder="Name, quantization, repository or path"
          value={filter.text}
          onChange={(text) => onChange({ ...filter, text })}
        />
      </div>
      <Select<SubjectFilter['store']>
        label="Where from"
        value={filter.store}
        options={[
          { value: 'all', label: 'Everywhere' },
          ...stores.map((store) => ({ value: store, label: SUBJECT_STORE_NAMES[store] })),
        ]}
        onChange={(store) => onChange({ ...filter, store })}
      />
      <Select
        label="Order"
        value={filter.sort}
        options={SORTS}
        onChange={(sort) => onChange({ ...filter, sort })}
      />
      <div className={styles.fits}>
        <Checkbox
          label="Only what fits now"
          checked={filter.fits}
          onChange={(fits) => onChange({ ...filter, fits })}
        />
      </div>
      <p className={styles.shown} aria-live="polite">
        {shown}
      </p>
    </div>
  );
}
