import { DropdownMenu } from 'radix-ui';
import { useRef, type ReactElement, type ReactNode } from 'react';
import { classNames } from './class-names.js';
import { useFloatingPlace } from './floating-place.js';
import styles from './menu.module.css';

export interface MenuItem {
  readonly label: string;
  readonly icon?: ReactNode;
  readonly onSelect: () => void;
  readonly danger?: boolean;
  readonly disabled?: boolean;
}

export interface MenuProps {
  /** A button; it gets what makes it open the menu. */
  readonly trigger: ReactElement;
  readonly items: readonly (MenuItem | 'separator')[];
}

/** A button's menu of actions. It holds up nothing behind it: a press beside it closes it. */
export function Menu({ trigger, items }: MenuProps) {
  const place = useFloatingPlace();
  const chosen = useRef<(() => void) | null>(null);
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal container={place}>
        <DropdownMenu.Content
          className={styles.menu}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={() => {
            // Once the focus is back on the button, so that a dialog that opens now gives it back there.
            const action = chosen.current;
            chosen.current = null;
            if (action !== null) queueMicrotask(action);
          }}
        >
          {items.map((item, index) =>
            item === 'separator' ? (
              <DropdownMenu.Separator key={`separator-${index}`} className={styles.separator} />
            ) : (
              <DropdownMenu.Item
                key={item.label}
                disabled={item.disabled ?? false}
                onSelect={() => {
                  chosen.current = item.onSelect;
                }}
                className={classNames(styles.item, item.danger === true && styles.danger)}
              >
                <span className={styles.icon} aria-hidden="true">
                  {item.icon}
                </span>
                {item.label}
              </DropdownMenu.Item>
            ),
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
