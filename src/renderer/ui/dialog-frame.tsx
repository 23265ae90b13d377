import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import { useRef, useState, type ReactNode } from 'react';
import styles from './dialog.module.css';
import { FloatingPlace } from './floating-place.js';
import { IconButton } from './icon-button.js';
import { keepOpenForNotices } from './outside-press.js';

export interface DialogFrameProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children?: ReactNode;
  readonly footer?: ReactNode;
}

/** Where the focus begins: with the first field or button, or with the whole, which is read from its heading on. */
export type DialogBegin = 'first-control' | 'whole';

/** What dialogs and drawers have in common: the veil, the heading, the cross, and the keyboard's way through them. */
export function DialogFrame({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  className,
  begin,
}: DialogFrameProps & { readonly className: string; readonly begin: DialogBegin }) {
  const [content, setContent] = useState<HTMLDivElement | null>(null);
  const returnTo = useRef<Element | null>(null);
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={styles.veil} />
        <Radix.Content
          ref={setContent}
          className={className}
          onInteractOutside={keepOpenForNotices}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            returnTo.current = document.activeElement;
            focusFirst(event.currentTarget, begin);
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            // A chart's marks are SVG elements, which take the focus as well.
            const opener = returnTo.current;
            if (opener instanceof HTMLElement || opener instanceof SVGElement) opener.focus();
          }}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <FloatingPlace value={content}>
            <Radix.Title className={styles.title}>{title}</Radix.Title>
            {description !== undefined && (
              <Radix.Description asChild>
                <div className={styles.description}>{description}</div>
              </Radix.Description>
            )}
            <div className={styles.body}>{children}</div>
            {footer !== undefined && <div className={styles.footer}>{footer}</div>}
            {/* Last, so that tabbing begins with what is asked. */}
            <div className={styles.close}>
              <IconButton label="Close" icon={<X />} onClick={() => onOpenChange(false)} />
            </div>
          </FloatingPlace>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const CONTROLS = ['input', 'select', 'textarea', 'button', 'a[href]']
  .map((control) => `${control}:not([disabled], [hidden])`)
  .join();

function focusFirst(content: EventTarget | null, begin: DialogBegin): void {
  if (!(content instanceof HTMLElement)) return;
  const first = begin === 'first-control' ? content.querySelector<HTMLElement>(CONTROLS) : null;
  // The cross comes last: where it is all there is, its tooltip would stand over the dialog at once.
  const isCross = first?.closest(`.${styles.close ?? ''}`) !== null;
  (first === null || isCross ? content : first).focus();
}
