import { X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useToasts, type ShownToast } from '../state/toasts.js';
import { Button } from '../ui/button.js';
import { classNames } from '../ui/class-names.js';
import { IconButton } from '../ui/icon-button.js';
import styles from './toast-region.module.css';

const STAY = 6000;
const STAY_WITH_ACTION = 12_000;

const WORDS: Readonly<Record<ShownToast['tone'], string>> = {
  information: 'Note',
  success: 'Done',
  warning: 'Warning',
  problem: 'Problem',
};

/** The notices of the window, read out when a screen reader has time. They stay while the pointer or the focus is on them. */
export function ToastRegion() {
  const shown = useToasts((state) => state.shown);
  const [held, setHeld] = useState(false);
  return (
    <section
      aria-label="Notices"
      aria-live="polite"
      data-notices=""
      className={styles.region}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {shown.map((toast) => (
        <ToastNote key={toast.id} toast={toast} held={held} />
      ))}
    </section>
  );
}

function ToastNote({ toast, held }: { readonly toast: ShownToast; readonly held: boolean }) {
  const dismiss = useToasts((state) => state.dismiss);
  const { id, tone, title, text, action } = toast;
  const stays = tone === 'problem';
  const time = action === undefined ? STAY : STAY_WITH_ACTION;
  useEffect(() => {
    if (stays || held) return undefined;
    const timer = setTimeout(() => dismiss(id), time);
    return () => clearTimeout(timer);
  }, [id, stays, held, time, dismiss]);
  return (
    <div className={classNames(styles.toast, styles[tone])}>
      <div className={styles.words}>
        <p className={styles.title}>
          <span className="visually-hidden">{WORDS[tone]}: </span>
          {title}
        </p>
        {text !== undefined && text !== '' && <p className={styles.text}>{text}</p>}
        {action !== undefined && (
          <div className={styles.action}>
            <Button
              size="small"
              onClick={() => {
                dismiss(id);
                action.onSelect();
              }}
            >
              {action.label}
            </Button>
          </div>
        )}
      </div>
      <IconButton label="Dismiss" icon={<X />} onClick={() => dismiss(id)} />
    </div>
  );
}
