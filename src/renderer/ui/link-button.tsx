import type { ReactNode } from 'react';
import { buttonClass, type ButtonSize, type ButtonVariant } from './button.js';
import styles from './button.module.css';

export interface LinkButtonProps {
  /** An address within the window: `#/…`. */
  readonly href: string;
  readonly variant?: ButtonVariant;
  readonly size?: ButtonSize;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
}

/** A link that looks like a button: it goes to a page and changes nothing. */
export function LinkButton({
  href,
  variant = 'secondary',
  size = 'regular',
  icon,
  children,
}: LinkButtonProps) {
  return (
    <a href={href} className={buttonClass(variant, size)}>
      {icon !== undefined && (
        <span className={styles.icon} aria-hidden="true">
          {icon}
        </span>
      )}
      {children}
    </a>
  );
}
