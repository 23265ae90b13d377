import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { classNames } from './class-names.js';
import styles from './icon-button.module.css';
import { Tooltip } from './tooltip.js';

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** What it does: its accessible name and its tooltip. */
  readonly label: string;
  readonly icon: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
}

/** A button that shows an icon alone and tells by a tooltip what it does. */
export function IconButton({ label, icon, className, type = 'button', ...rest }: IconButtonProps) {
  return (
    <Tooltip content={label}>
      <button {...rest} type={type} aria-label={label} className={classNames(styles.button, className)}>
        {icon}
      </button>
    </Tooltip>
  );
}
