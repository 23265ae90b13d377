import type { ReportInput } from '../../../shared/contract/report.js';
import { PARTS } from '../anchors.js';
import styles from '../report.module.css';
import { Part } from './part.js';

/** What was done otherwise than was planned. */
export function DeparturesPart({ input }: { readonly input: ReportInput }) {
  return (
    <Part id={PARTS.departures} name="Departures from the plan">
      <ul className={styles.list}>
        {input.departures.map((sentence, place) => (
          // Sentences may be alike, and never move.
          <li key={place}>{sentence}</li>
        ))}
      </ul>
    </Part>
  );
}
