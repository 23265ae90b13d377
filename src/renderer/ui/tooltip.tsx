import { Tooltip as Radix } from 'radix-ui';
import type { ReactElement, ReactNode } from 'react';
import { useFloatingPlace } from './floating-place.js';
import styles from './tooltip.module.css';

export interface TooltipProps {
  readonly content: ReactNode;
  /** One element that takes the focus and passes on what it is given. */
  readonly children: ReactElement;
}

/** A few words on what the pointer or the focus stands on. */
export function Tooltip({ content, children }: TooltipProps) {
  const place = useFloatingPlace();
  return (
    <Radix.Provider delayDuration={350} skipDelayDuration={200}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal container={place}>
          <Radix.Content className={styles.tooltip} sideOffset={5} collisionPadding={8}>
            {content}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
