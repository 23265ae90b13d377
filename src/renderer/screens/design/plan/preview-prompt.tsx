import { useState } from 'react';
import type { PromptPreview } from '../../../../shared/contract/designs.js';
import { useCall } from '../../../api/hooks.js';
import { CopyButton } from '../../../ui/copy-button.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { LoadingNote } from '../../../ui/loading-note.js';
import type { CellChoice } from '../model/cell-walk.js';
import { conditionName } from '../model/condition-names.js';
import { useTextNames } from '../state/use-names.js';
import { useDesignState, usePlanStanding } from '../state/design-desk.js';
import { useSettled } from '../state/use-settled.js';
import styles from './preview-prompt.module.css';
import { PromptText } from './prompt-text.js';

const SHOW_AFTER_MILLISECONDS = 120;

const SYSTEM_ROLES = {
  native: null,
  'folded-into-user':
    'Its chat template has no place for a system text: the text stands at the head of the user’s turn.',
  'no-template': 'It has no chat template: system text and question stand as plain text.',
} as const;

/** The text of one cell, as the subject reads it. The one before stays in sight until it is there. */
export function PreviewPrompt({
  cell,
  language,
  subject,
  subjectName,
}: {
  readonly cell: CellChoice;
  /** Of the item. */
  readonly language: string;
  readonly subject: string | null;
  readonly subjectName: string | null;
}) {
  const { design } = useDesignState(({ history }) => history.present);
  const { pending, check } = usePlanStanding();
  const names = useTextNames();
  const asked = useSettled(JSON.stringify({ cell, subject }), SHOW_AFTER_MILLISECONDS);
  const settled = useSettled(design, 2 * SHOW_AFTER_MILLISECONDS);
  const wanted = JSON.parse(asked) as { cell: CellChoice; subject: string | null };
  // A quick look leaves items out; the text of each is the same with it and without.
  const preview = useCall(
    'designs.preview',
    { design: settled, quick: false, ...wanted },
    { enabled: !pending },
  );
  const [last, setLast] = useState<PromptPreview | null>(null);
  if (preview.data !== undefined && preview.data !== last) setLast(preview.data);
  const shown = preview.data ?? last;
  if (preview.isError) return <ErrorNote error={preview.error} onRetry={() => void preview.refetch()} />;
  if (shown === null) return <LoadingNote text="Composing the text" />;
  const text = shown.text ?? [shown.system, shown.user].filter((part) => part !== null).join('\n\n');
  const lengthOf = check?.conditions.find(({ id }) => id === wanted.cell.condition)?.lengthOf;
  const matched = check?.conditions.find(({ id }) => id === lengthOf) ?? null;
  const note = shown.systemRole === null ? null : SYSTEM_ROLES[shown.systemRole];
  return (
    <div className={styles.preview} aria-busy={preview.data === undefined}>
      <PromptText
        label={subjectName === null ? 'Text of the question' : `Exact text that ${subjectName} reads`}
        text={text}
        system={shown.system}
        user={shown.user}
        languages={{ system: design.conditions.language ?? design.language, user: language }}
      />
      {shown.next !== undefined && (
        <>
          <p className={styles.note}>In a second turn of the same conversation it is then asked:</p>
          <PromptText
            label="Text of the second turn"
            text={shown.next}
            system={null}
            user={shown.next}
            languages={{ system: language, user: language }}
          />
        </>
      )}
      <div className={styles.foot}>
        <ul className={styles.key} aria-label="Key">
          {shown.system !== null && <li className={styles.system}>system text</li>}
          <li className={styles.user}>question</li>
          {shown.text !== null && shown.systemRole !== 'no-template' && (
            <>
              <li className={styles.token}>control token</li>
              <li className={styles.frame}>chat template</li>
            </>
          )}
        </ul>
        <CopyButton text={text} label="Copy text" />
      </div>
      {matched !== null && (
        <p className={styles.note}>
          The system text is a stock that is cut, for each subject, to as many tokens as{' '}
          {conditionName(matched, names)} has. Here it stands whole.
        </p>
      )}
      {note !== null && <p className={styles.note}>{note}</p>}
      {shown.text === null && (
        <p className={styles.note}>Choose a subject to see its own chat template around it.</p>
      )}
    </div>
  );
}
