import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useId } from 'react';
import { classNames } from '../../../ui/class-names.js';
import fieldStyles from '../../../ui/field.module.css';
import { IconButton } from '../../../ui/icon-button.js';
import selectStyles from '../../../ui/select.module.css';
import { writtenIn } from '../fields/written-in.js';
import styles from './axis-select.module.css';

export interface AxisOption {
  readonly value: string;
  readonly label: string;
}

/** Options under a heading; without a heading they stand on their own. */
export interface AxisGroup {
  readonly heading: string | null;
  readonly options: readonly AxisOption[];
}

/** Chooses one value along an axis of the plan, from a list or by steps to its neighbours. */
export function AxisSelect({
  label,
  value,
  groups,
  onChange,
  steps = false,
  hideLabel = false,
  language,
}: {
  readonly label: string;
  readonly value: string;
  readonly groups: readonly AxisGroup[];
  readonly onChange: (value: string) => void;
  /** Shows buttons to the value before and the one after. */
  readonly steps?: boolean;
  readonly hideLabel?: boolean;
  /** Of the options, where they are other people's text. */
  readonly language?: string;
}) {
  const id = useId();
  const options = groups.flatMap((group) => group.options);
  const written = language === undefined ? {} : writtenIn(language);
  const place = options.findIndex((option) => option.value === value);
  const go = (to: number): void => {
    const option = options[to];
    if (option !== undefined) onChange(option.value);
  };
  return (
    <div className={classNames(styles.axis, !steps && styles.plain, hideLabel && styles.bare)}>
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles.label}>
        {label}
      </label>
      <select
        id={id}
        lang={language}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={classNames(fieldStyles.control, selectStyles.select, styles.select)}
      >
        {groups.map(({ heading, options: own }) => {
          const entries = own.map((option) => (
            <option key={option.value} value={option.value} {...written}>
              {option.label}
            </option>
          ));
          return heading === null ? (
            entries
          ) : (
            <optgroup key={heading} label={heading}>
              {entries}
            </optgroup>
          );
        })}
      </select>
      {steps && (
        <span className={styles.steps}>
          <IconButton
            label={`Previous ${label.toLowerCase()}`}
            icon={<ChevronLeft />}
            disabled={place <= 0}
            onClick={() => go(place - 1)}
          />
          <IconButton
            label={`Next ${label.toLowerCase()}`}
            icon={<ChevronRight />}
            disabled={place === options.length - 1}
            onClick={() => go(place + 1)}
          />
        </span>
      )}
    </div>
  );
}
