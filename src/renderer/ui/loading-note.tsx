import styles from './loading-note.module.css';

/** Says what is being waited for. It appears after a moment, so that a quick answer brings no flicker. */
export function LoadingNote({ text }: { readonly text: string }) {
  return (
    <div className={styles.note} role="status">
      <span className={styles.mark} aria-hidden="true" />
      {text}
    </div>
  );
}
