import type { SubjectDetail } from '../../../../shared/contract/subjects.js';
import { useCall } from '../../../api/hooks.js';
import { formatBytes, formatCount } from '../../../formatting/numbers.js';
import { CodeBlock } from '../../../ui/code-block.js';
import { CopyButton } from '../../../ui/copy-button.js';
import { Drawer } from '../../../ui/drawer.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { FactList } from '../../../ui/fact-list.js';
import { LoadingNote } from '../../../ui/loading-note.js';
import { MiddleText } from '../../../ui/middle-text.js';
import { gpuWords, memoryShares, memoryWords, tensorShares } from '../model/memory-shares.js';
import { systemRoleWords, thinkingWords } from '../model/subject-words.js';
import { fileFacts, modelFacts, sourceFacts } from './detail-facts.js';
import { ShareBar } from './share-bar.js';
import styles from './subject-drawer.module.css';

/** What a file says of itself, what it takes to run, and what Mettle knows of it. */
export function SubjectDrawer({
  reference,
  freeBytes,
  onClose,
}: {
  readonly reference: string;
  readonly freeBytes: number;
  readonly onClose: () => void;
}) {
  const detail = useCall('subjects.inspect', { reference });
  return (
    <Drawer
      open
      onOpenChange={(open) => !open && onClose()}
      title={detail.data?.summary.name ?? 'Subject'}
      description={<MiddleText text={reference} monospace />}
    >
      {detail.isPending && <LoadingNote text="Reading the whole file for its SHA-256" />}
      {detail.isError && <ErrorNote error={detail.error} onRetry={() => void detail.refetch()} />}
      {detail.isSuccess && <Detail detail={detail.data} freeBytes={freeBytes} />}
    </Drawer>
  );
}

function Detail({ detail, freeBytes }: { readonly detail: SubjectDetail; readonly freeBytes: number }) {
  const { summary, memory, gpu, dataSheet, tensorTypes } = detail;
  return (
    <div className={styles.detail}>
      {summary.fitMessage !== null && <p className={styles.warning}>{summary.fitMessage}</p>}
      {summary.source.notes.map((note) => (
        <p key={note} className={styles.warning}>
          {note}
        </p>
      ))}
      {dataSheet !== null && (
        <section aria-label="Data sheet">
          <h3>Made for calibration</h3>
          <p>{dataSheet.purpose}</p>
          <FactList facts={dataSheet.facts.map(({ name, value }) => [name, value] as const)} />
        </section>
      )}
      <section aria-label="Model">
        <h3>The model</h3>
        <FactList facts={modelFacts(detail)} />
      </section>
      <section aria-label="In a study">
        <h3>In a study</h3>
        <p>{systemRoleWords(detail.systemRole)}</p>
        <p>{thinkingWords(detail.thinking)}</p>
      </section>
      <section aria-label="Memory">
        <h3>Memory</h3>
        <p>{memoryWords(memory, freeBytes)}</p>
        <ShareBar
          label="Memory by what it is for"
          shares={memoryShares(memory)}
          of={{
            value: freeBytes,
            words: `${memory.totalBytes <= freeBytes ? 'The whole rule' : 'The mark'} is the ${formatBytes(freeBytes)} that are free.`,
          }}
        />
        <p className={styles.soft}>
          {gpu === null
            ? 'No graphics processor is in use: there is none, or Settings leave it out.'
            : gpuWords(gpu)}
        </p>
      </section>
      <section aria-label="Tensors">
        <h3>Tensors by type</h3>
        {tensorTypes.length === 0 ? (
          <p className={styles.soft}>The file does not list them.</p>
        ) : (
          <ShareBar label="Tensors by type" shares={tensorShares(tensorTypes)} />
        )}
      </section>
      <section aria-label="Source">
        <h3>Where it is from</h3>
        <FactList facts={sourceFacts(detail)} />
      </section>
      <section aria-label="File">
        <h3>{detail.files.length > 1 ? `The file, in ${detail.files.length} parts` : 'The file'}</h3>
        <FactList facts={fileFacts(detail)} />
        <div className={styles.copy}>
          <CopyButton label="Copy SHA-256" text={detail.sha256} />
          <CopyButton label="Copy path" text={summary.path} />
        </div>
      </section>
      <section aria-label="Chat template">
        <h3>Chat template</h3>
        {detail.chatTemplateProblem !== null && (
          <p className={styles.warning}>{detail.chatTemplateProblem}</p>
        )}
        {detail.chatTemplateText === null ? (
          <p>The file carries none: prompts are put as plain text.</p>
        ) : (
          <CodeBlock label="Chat template" text={detail.chatTemplateText} wrap maxHeight="18rem" />
        )}
      </section>
      <Studies studies={detail.studies} />
    </div>
  );
}

function Studies({ studies }: Pick<SubjectDetail, 'studies'>) {
  return (
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
  );
}
