import type { ReportInput } from '../../../shared/contract/report.js';
import { PARTS } from '../anchors.js';
import styles from '../report.module.css';
import { Part } from './part.js';

/** The methods section, ready for a paper, with what the figures must not be read as. */
export function MethodsPart({ input }: { readonly input: ReportInput }) {
  const { paragraphs, references, limits } = input.methods;
  return (
    <Part id={PARTS.methods} name="Methods">
      <div className={styles.prose}>
        {/* Texts may be alike, and never move. */}
        {paragraphs.map((text, place) => (
          <p key={place}>{text}</p>
        ))}
        {limits.length > 0 && <h3>Limits</h3>}
        {limits.map((text, place) => (
          <p key={place}>{text}</p>
        ))}
        {references.length > 0 && <h3>References</h3>}
        <ul className={styles.references}>
          {references.map((text, place) => (
            <li key={place}>{text}</li>
          ))}
        </ul>
      </div>
    </Part>
  );
}
