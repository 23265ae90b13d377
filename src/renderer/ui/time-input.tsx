import { useId, type ReactNode } from 'react';
import { classNames } from './class-names.js';
import { describedBy, Field } from './field.js';
import fieldStyles from './field.module.css';
import styles from './number-input.module.css';

export interface TimeInputProps {
  readonly label: ReactNode;
  /** A time of day such as `22:30`. */
  readonly value: string;
  /** Told of whole times alone. */
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
}

/** A time of day, to the minute. */
export function TimeInput({ label, value, onChange, hint }: TimeInputProps) {
  const id = useId();
  return (
    <Field label={label} hint={hint} htmlFor={id}>
      <input
        id={id}
        type="time"
        required
        value={value}
        onChange={(event) => {
          // Empty while a part of the time is missing.
          if (event.target.value !== '') onChange(event.target.value.slice(0, 5));
        }}
        className={classNames(fieldStyles.control, styles.number)}
        aria-describedby={describedBy(id, hint, undefined)}
      />
    </Field>
  );
}
