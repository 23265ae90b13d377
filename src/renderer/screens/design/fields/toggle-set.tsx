import { classNames } from '../../../ui/class-names.js';
import type { ReactNode } from 'react';
import styles from './toggle-set.module.css';

export interface Toggle<Value extends string | number> {
  readonly value: Value;
  readonly label: ReactNode;
  /** What is read aloud where the label is short. */
  readonly name?: string;
  readonly disabled?: boolean;
}

/** Several of a few, all of them in sight: boxes side by side under one name. The last of `least` stays chosen. */
export function ToggleSet<Value extends string | number>({
  label,
  hint,
  options,
  chosen,
  onChange,
  least = 1,
}: {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly options: readonly Toggle<Value>[];
  readonly chosen: readonly Value[];
  /** The chosen ones, in the order of the options. */
  readonly onChange: (chosen: Value[]) => void;
  readonly least?: number;
}) {
  const change = (value: Value, on: boolean): void =>
    onChange(
      options.map((option) => option.value).filter((one) => (one === value ? on : chosen.includes(one))),
    );
  return (
    <fieldset className={styles.set}>
      <legend className={styles.legend}>{label}</legend>
      <div className={styles.options}>
        {options.map(({ value, label: words, name, disabled = false }) => {
          const isChosen = chosen.includes(value);
          const isLocked = disabled && !isChosen;
          return (
            <label key={value} className={classNames(styles.option, isLocked && styles.locked)}>
              <input
                type="checkbox"
                checked={isChosen}
                disabled={isLocked || (isChosen && chosen.length <= least)}
                onChange={(event) => change(value, event.target.checked)}
                className={styles.box}
                {...(name === undefined ? {} : { 'aria-label': name })}
              />
              <span>{words}</span>
            </label>
          );
        })}
      </div>
      {hint !== undefined && <div className={styles.hint}>{hint}</div>}
    </fieldset>
  );
}
