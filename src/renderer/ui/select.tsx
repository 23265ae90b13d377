import { useId, type ReactNode } from 'react';
import { classNames } from './class-names.js';
import { describedBy, Field } from './field.js';
import fieldStyles from './field.module.css';
import styles from './select.module.css';

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Shown below while the option is chosen. */
  readonly description?: string;
}

export interface SelectProps<Value extends string> {
  readonly label: ReactNode;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly SelectOption<Value>[];
  readonly hideLabel?: boolean;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly disabled?: boolean;
}

/** One of a list, by the system's own list: it is reachable in every way that the system knows. */
export function Select<Value extends string>({
  label,
  value,
  onChange,
  options,
  hideLabel = false,
  hint,
  error,
  disabled = false,
}: SelectProps<Value>) {
  const id = useId();
  const note = hint ?? options.find((option) => option.value === value)?.description;
  return (
    <Field label={label} hint={note} error={error} htmlFor={id} hideLabel={hideLabel}>
      <select
        id={id}
        value={value}
        disabled={disabled}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen !== undefined) onChange(chosen.value);
        }}
        className={classNames(fieldStyles.control, styles.select)}
        aria-describedby={describedBy(id, note, error)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
