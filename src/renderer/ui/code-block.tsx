import { CopyButton } from './copy-button.js';
import styles from './code-block.module.css';
import { classNames } from './class-names.js';

export interface CodeBlockProps {
  readonly text: string;
  /** What the text is: its accessible name. */
  readonly label: string;
  /** Breaks long lines; else the block scrolls sideways. */
  readonly wrap?: boolean;
  /** A CSS height above which the block scrolls. */
  readonly maxHeight?: string;
  /** Of the text; each of its lines is then set in the direction of its first letter. */
  readonly language?: string;
}

/** A text to be read character by character, with a button that copies it. */
export function CodeBlock({ text, label, wrap = false, maxHeight, language }: CodeBlockProps) {
  return (
    <div className={styles.block}>
      <pre
        role="group"
        aria-label={label}
        // What scrolls must be reachable by keyboard.
        tabIndex={0}
        {...(language === undefined ? {} : { lang: language })}
        className={classNames(styles.text, wrap && styles.wrap, language !== undefined && styles.own)}
        style={maxHeight === undefined ? undefined : { maxHeight }}
      >
        {text}
      </pre>
      <div className={styles.copy}>
        <CopyButton text={text} label="Copy" />
      </div>
    </div>
  );
}
