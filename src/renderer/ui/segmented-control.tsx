import { useId, type ReactNode } from 'react';
import { Field } from './field.js';
import styles from './segmented-control.module.css';

export interface SegmentedControlProps<Value extends string> {
  readonly label: ReactNode;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
  readonly options: readonly { readonly value: Value; readonly label: ReactNode }[];
  readonly hideLabel?: boolean;
  readonly disabled?: boolean;
}

/** One of a few, all of them in sight: radio buttons side by side. */
export function SegmentedControl<Value extends string>({
  label,
  value,
  onChange,
  options,
  hideLabel = false,
  disabled = false,
}: SegmentedControlProps<Value>) {
  const name = useId();
  return (
    <Field label={label} hideLabel={hideLabel}>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === value}
              disabled={disabled}
              onChange={() => onChange(option.value)}
              className="visually-hidden"
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </Field>
  );
}
