import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import styles from './button.module.css';
import { classNames } from './class-names.js';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'regular' | 'small';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: ReactNode;
  /** Shows that the button's work goes on, and takes no further press. */
  readonly busy?: boolean;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** The class of something that looks like a button. */
export function buttonClass(variant: ButtonVariant, size: ButtonSize): string {
  return classNames(styles.button, styles[variant], size === 'small' && styles.small);
}

/** A button with words, and an icon before them where one helps. */
export function Button({
  variant = 'secondary',
  size = 'regular',
  icon,
  busy = false,
  className,
  children,
  disabled,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      data-control=""
      {...rest}
      type={type}
      className={classNames(buttonClass(variant, size), className)}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
    >
      {busy ? (
        <span className={styles.working} aria-hidden="true" />
      ) : (
        icon !== undefined && (
          <span className={styles.icon} aria-hidden="true">
            {icon}
          </span>
        )
      )}
      {children}
    </button>
  );
}
