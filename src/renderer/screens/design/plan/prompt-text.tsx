import { promptSegments } from '../model/prompt-segments.js';
import styles from './prompt-text.module.css';

/** A prompt, character by character, with what the study says set apart from what the subject's chat template puts around. */
export function PromptText({
  label,
  text,
  system,
  user,
  languages,
}: {
  readonly label: string;
  readonly text: string;
  readonly system: string | null;
  readonly user: string;
  /** Of the two. */
  readonly languages: { readonly system: string; readonly user: string };
}) {
  return (
    <pre
      role="region"
      // Each line is set in the direction of its own first letter: templates and items need not share one.
      dir="auto"
      aria-label={label}
      // A region that scrolls must be reachable by keyboard.
      tabIndex={0}
      className={styles.prompt}
    >
      {promptSegments(text, { system, user }).map(({ kind, text: part }, place) => (
        <span
          key={place}
          className={styles[kind]}
          // A control token is one thing: its signs keep their order within a line that is read from the right.
          {...(kind === 'token' ? { dir: 'ltr' } : kind === 'frame' ? {} : { lang: languages[kind] })}
        >
          {part}
        </span>
      ))}
    </pre>
  );
}
