import type { SubjectDetail } from '../../../shared/contract/subjects.js';
import { useCall } from '../../api/hooks.js';
import { formatBytes, formatCount, formatDate } from '../../formatting/numbers.js';
import { CodeBlock } from '../../ui/code-block.js';
import { Drawer } from '../../ui/drawer.js';
import { ErrorNote } from '../../ui/error-note.js';
import { FactList, type Fact } from '../../ui/fact-list.js';
import { LoadingNote } from '../../ui/loading-note.js';
import styles from './subject-drawer.module.css';

/** What a file says of itself, and what Mettle knows of it. */
export function SubjectDrawer({
  reference,
  onClose,
}: {
  readonly reference: string;
  readonly onClose: () => void;
}) {
  const detail = useCall('subjects.inspect', { reference });
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={detail.data?.summary.name ?? 'Subject'}
      description={reference}
    >
      {detail.isPending && <LoadingNote text="Reading the whole file for its SHA-256" />}
      {detail.isError && <ErrorNote error={detail.error} onRetry={() => void detail.refetch()} />}
      {detail.isSuccess && <Detail detail={detail.data} />}
    </Drawer>
  );
}

function Detail({ detail }: { readonly detail: SubjectDetail }) {
  const { summary, dataSheet, studies } = detail;
  return (
    <div className={styles.detail}>
      {summary.fitMessage !== null && <p className={styles.warning}>{summary.fitMessage}</p>}
      {dataSheet !== null && (
        <section aria-label="Data sheet">
          <h3>Made for calibration</h3>
          <p>{dataSheet.purpose}</p>
          <FactList facts={dataSheet.facts.map(({ name, value }) => [name, value] as const)} />
        </section>
      )}
      <section aria-label="File">
        <h3>The file</h3>
        <FactList facts={fileFacts(detail)} />
      </section>
      <section aria-label="Chat template">
        <h3>Chat template</h3>
        {detail.chatTemplateText === null ? (
          <p>The file carries none: prompts are put as plain text.</p>
        ) : (
          <CodeBlock label="Chat template" text={detail.chatTemplateText} wrap maxHeight="18rem" />
        )}
      </section>
      <section aria-label="Studies">
        <h3>Studies with this subject</h3>
        {studies.length === 0 ? (
          <p>None yet.</p>
        ) : (
          <ul className={styles.studies}>
            {studies.map(({ id, name, responses }) => (
              <li key={id}>
                <a href={`#/results/${id}`}>{name}</a>, {formatCount(responses)} responses
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}

function fileFacts({ summary, ...detail }: SubjectDetail): readonly Fact[] {
  return [
    ['Path', summary.path],
    ['SHA-256', detail.sha256],
    ['Size', formatBytes(summary.bytes)],
    ['Memory with one lane', formatBytes(summary.memoryBytes)],
    ['Architecture', summary.architecture],
    ['Type', summary.quantization],
    ['Family', summary.family ?? 'not named'],
    ['Size label', summary.sizeLabel ?? 'not named'],
    ['Licence', summary.licence ?? 'not named'],
    ['Context', `${formatCount(summary.contextLength)} tokens`],
    ['Vocabulary', `${formatCount(detail.vocabularySize)} tokens`],
    ['Tensors', formatCount(detail.tensors)],
    ['Changed', formatDate(detail.modifiedAt)],
  ];
}
