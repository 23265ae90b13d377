import { useId, type ReactNode } from 'react';
import { classNames } from './class-names.js';
import styles from './field.module.css';

export interface FieldProps {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  /** The id of the control that the label names; without it the field is a group that the label names. */
  readonly htmlFor?: string;
  readonly hideLabel?: boolean;
  readonly children: ReactNode;
}

/** A control with its label above, and a hint or what is wrong below. */
export function Field({ label, hint, error, htmlFor, hideLabel = false, children }: FieldProps) {
  const labelId = useId();
  const labelClass = hideLabel ? 'visually-hidden' : styles.label;
  return (
    <div
      className={styles.field}
      data-control=""
      {...(htmlFor === undefined ? { role: 'group', 'aria-labelledby': labelId } : {})}
    >
      {htmlFor === undefined ? (
        <span id={labelId} className={labelClass}>
          {label}
        </span>
      ) : (
        <label htmlFor={htmlFor} className={labelClass}>
          {label}
        </label>
      )}
      {children}
      <FieldNotes id={htmlFor} hint={hint} error={error} />
    </div>
  );
}

/** The ids of a control's hint and error, for `aria-describedby`; undefined where it has neither. */
export function describedBy(id: string, hint: ReactNode, error: ReactNode): string | undefined {
  const ids = [isShown(hint) && `${id}-hint`, isShown(error) && `${id}-error`].filter(
    (part) => part !== false,
  );
  return ids.length === 0 ? undefined : ids.join(' ');
}

function FieldNotes({ id, hint, error }: { id: string | undefined; hint: ReactNode; error: ReactNode }) {
  return (
    <>
      {isShown(hint) && (
        <div className={styles.note} {...(id === undefined ? {} : { id: `${id}-hint` })}>
          {hint}
        </div>
      )}
      {isShown(error) && (
        <div
          className={classNames(styles.note, styles.error)}
          {...(id === undefined ? {} : { id: `${id}-error` })}
        >
          {error}
        </div>
      )}
    </>
  );
}

/** Whether there is anything to see of a hint or an error. */
export function isShown(node: ReactNode): boolean {
  return node !== undefined && node !== null && node !== false && node !== '';
}
