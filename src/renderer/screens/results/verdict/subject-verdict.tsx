import type { SubjectResults } from '../../../../shared/contract/results.js';
import { classNames } from '../../../ui/class-names.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { LinkButton } from '../../../ui/link-button.js';
import { ProgressBar } from '../../../ui/progress-bar.js';
import { formatCount, formatShare } from '../../../formatting/numbers.js';
import { subjectCaveats } from '../model/caveats.js';
import { resultsAddress } from '../model/results-address.js';
import { sentenceBeside, verdictName } from '../model/verdict-words.js';
import type { Reading } from '../use-reading.js';
import { CaveatList } from './caveat-list.js';
import styles from './verdict-board.module.css';

interface SubjectVerdictProps {
  readonly study: number;
  readonly entry: SubjectResults;
  readonly chosen: boolean;
  readonly selectable: boolean;
  readonly reading: Reading | null;
}

/** One subject's verdict with its sentence, its gate and what must be known beside it. */
export function SubjectVerdict({ study, entry, chosen, selectable, reading }: SubjectVerdictProps) {
  const { subject, findings, state } = entry;
  return (
    <li className={classNames(styles.entry, chosen && styles.chosen)}>
      <div className={styles.who}>
        <span className={styles.name}>{subject.name}</span>
        <span className={styles.variant}>{subject.quantization}</span>
        {selectable && (
          <LinkButton
            size="small"
            variant="quiet"
            href={`#${resultsAddress(study, { subject: subject.sha256, view: null })}`}
          >
            {chosen ? 'Shown below' : 'Show below'}
            <span className="visually-hidden">: {subject.name}</span>
          </LinkButton>
        )}
      </div>
      <div className={styles.what}>
        <p className={classNames(styles.label, styles[toneOf(entry)])}>{verdictName(entry)}</p>
        <p className={styles.sentence}>{sentenceOf(entry)}</p>
        {findings !== null && <p className={styles.facts}>{factsOf(entry)}</p>}
        {(state === 'computing' || state === 'stale') && reading !== null && (
          <ProgressBar
            label={`Reading responses: ${formatCount(reading.done)} of ${formatCount(reading.total)}`}
            value={reading.done}
            max={reading.total}
          />
        )}
        {entry.error !== null && <ErrorNote error={entry.error} />}
        <CaveatList caveats={subjectCaveats(entry)} />
      </div>
    </li>
  );
}

function toneOf({ findings, state, subject }: SubjectResults): 'plain' | 'warning' | 'problem' {
  if (findings === null) return state === 'failed' || subject.failure !== null ? 'problem' : 'plain';
  const { label } = findings.result.verdict;
  if (label === 'not-measurable') return 'problem';
  return label === 'unstable' ? 'warning' : 'plain';
}

function sentenceOf({ findings, state, subject }: SubjectResults): string {
  if (findings !== null)
    return sentenceBeside(findings.result.verdict.label, findings.result.verdict.sentence);
  if (state === 'computing') return 'Its responses are being read; the verdict follows.';
  if (state === 'failed') return 'Its figures could not be worked out.';
  if (subject.failure !== null) return `It failed before it could be measured: ${subject.failure.message}`;
  return 'Nothing has been asked of it yet.';
}

function factsOf({ findings, analysed }: SubjectResults): string {
  if (findings === null) return '';
  const { gate, default: standing } = findings.result;
  const failed = gate.checks.filter(({ passed }) => passed === false).length;
  const share = standing.type === null ? undefined : standing.typeDistribution?.[standing.type];
  return [
    gate.passed ? 'Gate passed' : `Gate not passed (${failed} of ${gate.checks.length} checks)`,
    ...(standing.type === null
      ? []
      : [
          `default type ${standing.type}${share === undefined ? '' : `, in ${formatShare(share)} of administrations`}`,
        ]),
    `${formatCount(analysed)} responses`,
  ].join(' · ');
}
