import { promptSegments } from '../model/prompt-segments.js';
import styles from './prompt-text.module.css';

/** A prompt, character by character, with what the study says set apart from what the subject's chat template puts around. */
export function PromptText({
  label,
  text,
  system,
  user,
}: {
  readonly label: string;
  readonly text: string;
  readonly system: string | null;
  readonly user: string;
}) {
  return (
    <pre
      role="region"
      aria-label={label}
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className={styles.prompt}
    >
      {promptSegments(text, { system, user }).map(({ kind, text: part }, place) => (
        <span key={place} className={styles[kind]}>
          {part}
        </span>
      ))}
    </pre>
  );
}
