import { useEffect, useId, useRef, type ReactNode } from 'react';
import styles from './checkbox.module.css';
import { describedBy, isShown } from './field.js';

export interface CheckboxProps {
  readonly label: ReactNode;
  readonly checked: boolean | 'indeterminate';
  readonly onChange: (checked: boolean) => void;
  readonly hint?: ReactNode;
  readonly disabled?: boolean;
  readonly hideLabel?: boolean;
}

/** Something that is chosen or not; `indeterminate` where a part of a group is. */
export function Checkbox({
  label,
  checked,
  onChange,
  hint,
  disabled = false,
  hideLabel = false,
}: CheckboxProps) {
  const id = useId();
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = checked === 'indeterminate';
  }, [checked]);
  return (
    <div className={styles.row}>
      <input
        ref={box}
        id={id}
        type="checkbox"
        checked={checked === true}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
        className={styles.box}
        aria-describedby={describedBy(id, hint, undefined)}
      />
      <div className={styles.words}>
        <label htmlFor={id} className={hideLabel ? 'visually-hidden' : styles.label}>
          {label}
        </label>
        {isShown(hint) && (
          <div id={`${id}-hint`} className={styles.hint}>
            {hint}
          </div>
        )}
      </div>
    </div>
  );
}
