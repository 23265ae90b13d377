import { useImperativeHandle, useRef, type Ref } from 'react';
import { classNames } from '../../ui/class-names.js';
import { lineAt, lineCount, lineStart } from './document-text.js';
import styles from './lined-text.module.css';

/** A place in a text, line and column from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/** What can be done with a text field from beside it. */
export interface LinedTextHandle {
  /** Puts the caret at a place and brings its line into view. */
  readonly goTo: (place: TextPlace) => void;
}

interface LinedTextProps {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  /** Lines that something is said of. */
  readonly marked: ReadonlySet<number>;
  readonly invalid: boolean;
  /** Id of what describes the field: the problems. */
  readonly describedBy: string;
  readonly handle: Ref<LinedTextHandle>;
  /** Takes less height, where more stands below. */
  readonly short?: boolean;
}

/** A text to edit with its line numbers. */
export function LinedText({
  label,
  text,
  onChange,
  marked,
  invalid,
  describedBy,
  handle,
  short = false,
}: LinedTextProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLPreElement>(null);
  useImperativeHandle(handle, () => ({
    goTo: ({ line, column }) => {
      const field = area.current;
      if (field === null) return;
      const position = Math.min(lineStart(text, line) + column - 1, text.length);
      field.focus();
      field.setSelectionRange(position, position);
      field.scrollTop = (line - 4) * (field.scrollHeight / lineCount(text));
    },
  }));
  return (
    <div className={classNames(styles.editor, short && styles.short)}>
      <pre ref={numbers} className={styles.numbers} aria-hidden="true">
        {lineNumbers(text, marked)}
      </pre>
      <textarea
        ref={area}
        className={styles.text}
        aria-label={label}
        aria-invalid={invalid}
        aria-describedby={describedBy}
        spellCheck={false}
        wrap="off"
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onScroll={(event) => {
          if (numbers.current !== null) numbers.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}

function lineNumbers(text: string, marked: ReadonlySet<number>): string {
  return Array.from({ length: lineAt(text, text.length) }, (_, place) =>
    marked.has(place + 1) ? `▸ ${place + 1}` : String(place + 1),
  ).join('\n');
}
