import { useId, useState, type ReactNode } from 'react';
import { classNames } from './class-names.js';
import { describedBy, Field } from './field.js';
import fieldStyles from './field.module.css';
import styles from './number-input.module.css';

export interface NumberInputProps {
  readonly label: ReactNode;
  /** Null while nothing, or nothing that is a number, stands there. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly unit?: string;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly hideLabel?: boolean;
  readonly disabled?: boolean;
  readonly placeholder?: string;
}

/** A number. What was typed stands as typed, and goes out as soon as it can be read. */
export function NumberInput({
  label,
  value,
  onChange,
  hint,
  error,
  unit,
  hideLabel = false,
  ...rest
}: NumberInputProps) {
  const id = useId();
  // "1." and "1.50" are on the way to a number: the text is kept as long as it says what `value` says.
  const [typed, setTyped] = useState('');
  const text = readNumber(typed) === value ? typed : String(value ?? '');
  return (
    <Field label={label} hint={hint} error={error} htmlFor={id} hideLabel={hideLabel}>
      <span className={styles.row}>
        <input
          {...rest}
          id={id}
          type="number"
          inputMode="decimal"
          value={text}
          onChange={(event) => {
            setTyped(event.target.value);
            onChange(readNumber(event.target.value));
          }}
          className={classNames(fieldStyles.control, styles.number)}
          aria-invalid={error === undefined || error === null || error === '' ? undefined : true}
          aria-describedby={describedBy(id, hint, error)}
        />
        {unit !== undefined && <span className={styles.unit}>{unit}</span>}
      </span>
    </Field>
  );
}

function readNumber(text: string): number | null {
  const number = Number(text);
  return text.trim() === '' || !Number.isFinite(number) ? null : number;
}
