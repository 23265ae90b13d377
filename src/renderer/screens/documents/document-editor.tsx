import { useEffect, useRef, useState } from 'react';
import type { DocumentKind, DocumentProblem } from '../../../shared/contract/library.js';
import { MettleError } from '../../../shared/errors.js';
import { useAction, useClient } from '../../api/hooks.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNote } from '../../ui/error-note.js';
import { lineAt, lineCount, lineStart } from './document-text.js';
import styles from './document-editor.module.css';

const CHECK_MILLISECONDS = 350;

interface DocumentEditorProps {
  readonly kind: DocumentKind;
  readonly title: string;
  /** The text that editing begins with. */
  readonly text: string;
  readonly onClose: () => void;
  /** Called with the document's id once it is stored. */
  readonly onSaved: (id: string) => void;
}

interface Check {
  readonly text: string;
  readonly problems: readonly DocumentProblem[];
  readonly error: MettleError | null;
}

/** Edits a document as text, says what is wrong by line while it is typed, and stores it once nothing is. */
export function DocumentEditor({ kind, title, text: first, onClose, onSaved }: DocumentEditorProps) {
  const [text, setText] = useState(first);
  const area = useRef<HTMLTextAreaElement>(null);
  const numbers = useRef<HTMLPreElement>(null);
  const check = useCheck(kind, text);
  const save = useAction('documents.save', { quiet: true });
  const problems = check?.problems ?? [];
  const failure = check?.error ?? null;
  const ready = check !== null && check.text === text && problems.length === 0 && check.error === null;
  const goTo = ({ line, column }: DocumentProblem): void => {
    const field = area.current;
    if (field === null) return;
    const position = Math.min(lineStart(text, line) + column - 1, text.length);
    field.focus();
    field.setSelectionRange(position, position);
    field.scrollTop = (line - 4) * (field.scrollHeight / lineCount(text));
  };
  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description="What is wrong is told by line as you type. The format is described in docs/file-formats.md."
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            variant="primary"
            busy={save.isPending}
            disabled={!ready}
            onClick={() => save.mutate({ kind, text }, { onSuccess: ({ id }) => onSaved(id) })}
          >
            Save
          </Button>
        </>
      }
    >
      <div className={styles.editor}>
        <pre ref={numbers} className={styles.numbers} aria-hidden="true">
          {lineNumbers(text, problems)}
        </pre>
        <textarea
          ref={area}
          className={styles.text}
          aria-label={title}
          aria-invalid={problems.length > 0}
          aria-describedby="document-problems"
          spellCheck={false}
          wrap="off"
          value={text}
          onChange={(event) => setText(event.target.value)}
          onScroll={(event) => {
            if (numbers.current !== null) numbers.current.scrollTop = event.currentTarget.scrollTop;
          }}
        />
      </div>
      <div id="document-problems" className={styles.problems} aria-live="polite">
        {save.isError && <ErrorNote error={save.error} />}
        {failure !== null && <ErrorNote error={failure} />}
        {ready && <p>Nothing is wrong.</p>}
        {problems.length > 0 && (
          <ol>
            {problems.map((problem) => (
              <li key={`${problem.line}:${problem.column}:${problem.place}:${problem.message}`}>
                <button type="button" onClick={() => goTo(problem)}>
                  Line {problem.line}
                </button>{' '}
                {problem.place === '' ? '' : <code>{problem.place}</code>} {problem.message}
              </li>
            ))}
          </ol>
        )}
      </div>
    </Dialog>
  );
}

function lineNumbers(text: string, problems: readonly DocumentProblem[]): string {
  const marked = new Set(problems.map(({ line }) => line));
  return Array.from({ length: lineAt(text, text.length) }, (_, place) =>
    marked.has(place + 1) ? `▸ ${place + 1}` : String(place + 1),
  ).join('\n');
}

function useCheck(kind: DocumentKind, text: string): Check | null {
  const client = useClient();
  const [check, setCheck] = useState<Check | null>(null);
  useEffect(() => {
    let wanted = true;
    const timer = setTimeout(() => {
      client.call('documents.check', { kind, text }).then(
        ({ problems }) => wanted && setCheck({ text, problems, error: null }),
        (thrown: unknown) => wanted && setCheck({ text, problems: [], error: MettleError.from(thrown) }),
      );
    }, CHECK_MILLISECONDS);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [client, kind, text]);
  return check;
}
