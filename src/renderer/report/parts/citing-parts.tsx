import type { ReportInput } from '../../../shared/contract/report.js';
import { PARTS } from '../anchors.js';
import styles from '../report.module.css';
import { Part } from './part.js';

/** How to cite the study. */
export function CitingPart({ input }: { readonly input: ReportInput }) {
  return (
    <Part id={PARTS.citing} name="How to cite">
      <p className={styles.prose}>{input.citation}</p>
      <p className={styles.small}>
        The data are under the licence {input.licence}; instruments and subjects keep their own. The bundle’s
        CITATION.cff holds the same for programs.
      </p>
    </Part>
  );
}

/** How to check that the bundle holds what it says. */
export function CheckingPart({ input }: { readonly input: ReportInput }) {
  return (
    <Part id={PARTS.checking} name="How to check it">
      <p className={styles.prose}>
        This page is part of a bundle, which holds every response, prompt and setting. Mettle checks each byte
        of it and works out every reported number anew from the responses:
      </p>
      <pre className={styles.command} tabIndex={0} aria-label="Command that checks the bundle">
        mettle verify {input.bundle}
      </pre>
      <h3 className={styles.subheading}>What stays out</h3>
      <ul className={styles.list}>
        {input.leftOut.map((sentence, place) => (
          // Sentences may be alike, and never move.
          <li key={place}>{sentence}</li>
        ))}
      </ul>
    </Part>
  );
}
