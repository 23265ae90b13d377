import { useRef, useState } from 'react';
import type { DocumentKind } from '../../../shared/contract/library.js';
import { useAction } from '../../api/hooks.js';
import { classNames } from '../../ui/class-names.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { ErrorNote } from '../../ui/error-note.js';
import styles from './document-editor.module.css';
import { LinedText, type LinedTextHandle } from './lined-text.js';
import { LintFindings } from './lint-findings.js';
import { ProblemList } from './problem-list.js';
import { useDocumentCheck } from './use-document-check.js';

interface DocumentEditorProps {
  readonly kind: DocumentKind;
  readonly title: string;
  /** The text that editing begins with. */
  readonly text: string;
  readonly onClose: () => void;
  /** Called with the document's id once it is stored. */
  readonly onSaved: (id: string) => void;
}

const LINT_ID = 'document-findings';
const PROBLEMS_ID = 'document-problems';

/**
 * Edits a document as text, says what is wrong by line while it is typed, and stores it once nothing is. Of an instrument, the
 * linter's findings stand beside it; they keep nobody from storing it.
 */
export function DocumentEditor({ kind, title, text: first, onClose, onSaved }: DocumentEditorProps) {
  const [text, setText] = useState(first);
  const field = useRef<LinedTextHandle>(null);
  const check = useDocumentCheck(kind, text);
  const save = useAction('documents.save', { quiet: true });
  const problems = check?.found?.problems ?? [];
  const findings = check?.found?.findings ?? [];
  const failure = check?.error ?? null;
  const ready = check?.key === text && check.found !== null && problems.length === 0;
  const linted = kind === 'instrument';
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
      <div className={classNames(styles.desk, linted && styles.beside)}>
        <LinedText
          label={title}
          text={text}
          onChange={setText}
          marked={new Set([...problems, ...findings].map(({ line }) => line))}
          invalid={problems.length > 0}
          describedBy={PROBLEMS_ID}
          handle={field}
        />
        <div className={styles.side}>
          <div id={PROBLEMS_ID} className={styles.problems} aria-live="polite">
            {save.isError && <ErrorNote error={save.error} />}
            {failure !== null && <ErrorNote error={failure} />}
            {ready && <p>Nothing is wrong.</p>}
            {problems.length > 0 && (
              <ProblemList problems={problems} onGoTo={(problem) => field.current?.goTo(problem)} />
            )}
          </div>
          {linted && check !== null && problems.length === 0 && failure === null && (
            <section aria-labelledby={LINT_ID} className={styles.findings}>
              <h3 id={LINT_ID}>What the linter says</h3>
              <LintFindings
                level={4}
                narrow
                findings={findings}
                onGoTo={(finding) => field.current?.goTo(finding)}
              />
            </section>
          )}
        </div>
      </div>
    </Dialog>
  );
}
