import { useEffect } from 'react';
import { Mark } from './mark.js';
import styles from './refused-page.module.css';

/** What a browser shows that opened the web door without its token, or with that of an earlier start. */
export function RefusedPage() {
  useEffect(() => {
    document.title = 'Mettle cannot be opened';
  }, []);
  return (
    <main className={styles.page}>
      <Mark />
      <h1 className={styles.title}>This address does not open Mettle</h1>
      <p>
        Mettle was started anew, or this page was opened without the token that stands at the end of its
        address. Open the address that Mettle printed when it was last started.
      </p>
      <p className={styles.hint}>
        The token is new at each start and keeps other programs and pages out of your studies. Nothing is
        lost: studies and responses are kept in the data folder.
      </p>
    </main>
  );
}
