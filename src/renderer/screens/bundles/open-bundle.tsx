import { FileArchive } from 'lucide-react';
import { useRef } from 'react';
import { useBundleOpening, useSending } from '../../files/bundle-opening.js';
import { Button } from '../../ui/button.js';
import styles from './open-bundle.module.css';

/** A place to drop a bundle on or to choose one, and what is on its way. */
export function OpenBundle() {
  const input = useRef<HTMLInputElement>(null);
  const openBundle = useBundleOpening();
  const sending = useSending((state) => state.names);
  return (
    <section className={styles.place} aria-labelledby="open-bundle">
      <FileArchive className={styles.icon} aria-hidden="true" />
      <div className={styles.words}>
        <h2 id="open-bundle" className={styles.title}>
          Open a colleague’s bundle
        </h2>
        <p>
          Drop a <code>.mettle.zip</code> anywhere on the window, or choose one. It is checked first: nothing
          is imported before you say so.
        </p>
        {sending.length > 0 && (
          <p role="status" className={styles.sending}>
            Sending {sending.join(', ')}
          </p>
        )}
      </div>
      <Button variant="primary" busy={sending.length > 0} onClick={() => input.current?.click()}>
        Choose a bundle
      </Button>
      <input
        ref={input}
        type="file"
        accept=".zip,application/zip"
        aria-label="Choose a bundle"
        tabIndex={-1}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file !== undefined) void openBundle(file);
          // The same file may be chosen again after it was mended.
          event.target.value = '';
        }}
      />
    </section>
  );
}
