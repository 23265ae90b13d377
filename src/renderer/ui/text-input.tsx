import { useId, type InputHTMLAttributes, type ReactNode, type Ref } from 'react';
import { classNames } from './class-names.js';
import { describedBy, Field } from './field.js';
import styles from './field.module.css';

export interface TextInputProps {
  readonly label: ReactNode;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly placeholder?: string;
  readonly multiline?: boolean;
  readonly rows?: number;
  readonly monospace?: boolean;
  readonly hideLabel?: boolean;
  readonly disabled?: boolean;
  readonly readOnly?: boolean;
  readonly autoFocus?: boolean;
  readonly type?: 'text' | 'search' | 'password';
  readonly onKeyDown?: InputHTMLAttributes<HTMLInputElement | HTMLTextAreaElement>['onKeyDown'];
  readonly onBlur?: () => void;
  readonly inputRef?: Ref<HTMLInputElement & HTMLTextAreaElement>;
}

/** A line of text, or several. Spelling is left alone: what stands here is names and prompts. */
export function TextInput({
  label,
  value,
  onChange,
  hint,
  error,
  hideLabel = false,
  multiline = false,
  rows = 4,
  monospace = false,
  type = 'text',
  inputRef,
  ...rest
}: TextInputProps) {
  const id = useId();
  const control = {
    ...rest,
    id,
    ref: inputRef,
    value,
    spellCheck: false,
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
    className: classNames(styles.control, monospace && styles.monospace, multiline && styles.lines),
    'aria-invalid': error === undefined || error === null || error === '' ? undefined : true,
    'aria-describedby': describedBy(id, hint, error),
  };
  return (
    <Field label={label} hint={hint} error={error} htmlFor={id} hideLabel={hideLabel}>
      {multiline ? <textarea {...control} rows={rows} /> : <input {...control} type={type} />}
    </Field>
  );
}
