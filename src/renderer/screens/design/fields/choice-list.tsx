import { useId, type ReactNode } from 'react';
import styles from './choice-list.module.css';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly label: ReactNode;
  readonly description: ReactNode;
}

/** One of a few ways, each with a sentence on what it means. */
export function ChoiceList<Value extends string>({
  label,
  value,
  onChange,
  options,
  hideLabel = false,
}: {
  readonly label: string;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly Choice<Value>[];
  readonly hideLabel?: boolean;
}) {
  const name = useId();
  return (
    <fieldset className={styles.list}>
      <legend className={hideLabel ? 'visually-hidden' : styles.legend}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className={styles.button}
            aria-describedby={`${name}-${option.value}`}
          />
          <span>
            <span className={styles.label}>{option.label}</span>
            <span id={`${name}-${option.value}`} className={styles.description}>
              {option.description}
            </span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
