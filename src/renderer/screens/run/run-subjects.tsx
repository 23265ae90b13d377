import { formatCount, formatDuration, NO_NUMBER } from '../../formatting/numbers.js';
import { DataTable } from '../../ui/data-table.js';
import { ProgressBar } from '../../ui/progress-bar.js';
import { Tag, type TagTone } from '../../ui/tag.js';
import styles from './run-subjects.module.css';
import type { SubjectLine } from './run-view.js';
import { subjectStateWords } from './run-words.js';

const TONES: Readonly<Record<SubjectLine['state'], TagTone>> = {
  waiting: 'neutral',
  loading: 'accent',
  running: 'accent',
  finished: 'good',
  failed: 'problem',
  stopped: 'neutral',
};

/** How far each subject has come, how fast it goes, and what kept it from going on. */
export function RunSubjects({ subjects }: { readonly subjects: readonly SubjectLine[] }) {
  return (
    <DataTable
      caption="Subjects of the run"
      rows={subjects}
      rowKey={({ sha256 }) => sha256}
      columns={[
        { id: 'name', heading: 'Subject', render: (subject) => <SubjectName subject={subject} /> },
        {
          id: 'state',
          heading: 'State',
          width: '6.5rem',
          render: ({ state }) => <Tag tone={TONES[state]}>{subjectStateWords(state)}</Tag>,
        },
        {
          id: 'done',
          heading: 'Responses',
          width: '24%',
          render: ({ name, done, total, state }) => (
            <div className={styles.progress}>
              <span>
                {formatCount(done)} <span className="faint">of {formatCount(total)}</span>
              </span>
              <ProgressBar
                label={`Progress of ${name}`}
                hideLabel
                value={done}
                max={total}
                tone={state === 'failed' ? 'problem' : state === 'stopped' ? 'paused' : 'accent'}
              />
            </div>
          ),
        },
        {
          id: 'rate',
          heading: 'Responses / s',
          align: 'right',
          width: '6.5rem',
          render: ({ rate }) => (rate > 0 ? rate.toFixed(1) : NO_NUMBER),
        },
        {
          id: 'tokens',
          heading: 'Tokens / s',
          align: 'right',
          width: '6rem',
          render: ({ tokensPerSecond }) => (tokensPerSecond > 0 ? formatCount(tokensPerSecond) : NO_NUMBER),
        },
        {
          id: 'left',
          heading: 'Time left',
          align: 'right',
          width: '6.5rem',
          render: ({ secondsLeft, state }) =>
            secondsLeft === null || state === 'finished' ? NO_NUMBER : formatDuration(secondsLeft),
        },
      ]}
    />
  );
}

function SubjectName({ subject }: { readonly subject: SubjectLine }) {
  const { name, quantization, problem } = subject;
  return (
    <div className={styles.name}>
      <span className={styles.title}>{name}</span> <span className="faint">{quantization}</span>
      {problem !== null && (
        <div className={styles.problem}>
          <p>{problem.message}</p>
          {problem.hint !== undefined && <p className="soft">{problem.hint}</p>}
        </div>
      )}
    </div>
  );
}
