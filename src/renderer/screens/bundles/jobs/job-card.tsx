import type { BundleJob } from '../../../../shared/contract/bundles.js';
import { Disclosure } from '../../../ui/disclosure.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { MiddleText } from '../../../ui/middle-text.js';
import { ProgressBar } from '../../../ui/progress-bar.js';
import { Tag } from '../../../ui/tag.js';
import {
  jobKindWords,
  jobProgressWords,
  jobStateWords,
  jobTone,
  signatureWords,
  verdictWords,
  writtenWords,
} from '../model/job-words.js';
import { CheckList } from './check-list.js';
import { JobActions } from './job-actions.js';
import styles from './job-card.module.css';

/** One export, verification or import: how far it is, what came of it, and what can be done with that. */
export function JobCard({ job }: { readonly job: BundleJob }) {
  const open = job.state === 'running' || job.state === 'waiting';
  const checked = job.kind !== 'export' && (job.checks.length > 0 || job.state === 'running');
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <h3 className={styles.name}>
          <span className={styles.kind}>{jobKindWords(job.kind)}</span>
          <MiddleText text={job.name} />
          <Tag tone={jobTone(job)}>{jobStateWords(job)}</Tag>
        </h3>
        <JobActions job={job} />
      </div>
      {open && (
        <>
          <ProgressBar
            label={`Progress of ${job.name}`}
            hideLabel
            value={job.share ?? 0}
            max={1}
            tone={job.state === 'waiting' ? 'paused' : 'accent'}
          />
          <p className={styles.facts}>{jobProgressWords(job)}</p>
        </>
      )}
      {job.state === 'done' && job.kind === 'export' && <Written job={job} />}
      {job.state === 'cancelled' && <p className={styles.facts}>Nothing of it was kept.</p>}
      {job.error !== null && <ErrorNote error={job.error} />}
      {job.verification !== null && (
        <p className={styles.words}>
          {verdictWords(job)} {signatureWords(job)}
        </p>
      )}
      {job.kind === 'import' && job.state === 'done' && (
        <p className={styles.words}>
          {job.known === true
            ? 'The same bundle had been imported before: its study is the one that was here.'
            : 'The study stands in the list, marked as imported. It is only read.'}
        </p>
      )}
      {checked &&
        (job.kind === 'import' && job.state === 'done' ? (
          <Disclosure summary="Its verification">
            <CheckList job={job} />
          </Disclosure>
        ) : (
          <CheckList job={job} />
        ))}
    </li>
  );
}

function Written({ job }: { readonly job: BundleJob }) {
  return (
    <dl className={styles.written}>
      <div>
        <dt>File</dt>
        <dd>
          <MiddleText text={job.path ?? ''} monospace />
        </dd>
      </div>
      <div>
        <dt>Size</dt>
        <dd>{writtenWords(job)}</dd>
      </div>
      <div>
        <dt>SHA-256</dt>
        <dd>
          <MiddleText text={job.sha256 ?? ''} monospace />
        </dd>
      </div>
    </dl>
  );
}
