import { Fragment } from 'react';
import { formatCount, formatCounted } from '../../../formatting/numbers.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { planFactors } from '../model/plan-words.js';
import { useDesign, usePlanStanding } from '../state/design-desk.js';
import { SideBlock } from './side-block.js';
import styles from './plan-size.module.css';

/** How many responses the plan asks for, and what they are multiplied from. */
export function PlanSizeBlock() {
  const { check, pending, error, retry } = usePlanStanding();
  const mode = useDesign((design) => design.administration.mode);
  const varies = useDesign((design) => design.kind === 'specification');
  const subjects = useDesign((design) => design.subjects.length);
  const size = check?.size ?? null;
  return (
    <SideBlock title="Size of the plan">
      {error !== null && <ErrorNote error={error} onRetry={retry} />}
      {size === null && error === null && (
        <p className={styles.none}>
          {check === null ? 'Counting.' : 'It can be counted when the plan is complete.'}
        </p>
      )}
      {size !== null && (
        <div className={styles.size} aria-busy={pending} aria-live="polite">
          <p className={styles.total}>
            <span className={styles.figure}>{formatCount(size.responses)}</span>
            {size.responses === 1 ? 'response' : 'responses'} a subject
          </p>
          <p className={styles.factors}>
            {planFactors(size, { mode, varies }).map(({ count, noun }, place) => (
              <Fragment key={noun}>
                {place > 0 && ' × '}
                <span className={styles.factor}>
                  <b>{formatCount(count)}</b> {noun}
                </span>
              </Fragment>
            ))}
          </p>
          <p className={styles.more}>
            {mode === 'sampled' ? 'At most ' : ''}
            {formatCounted(size.forwardPasses, 'forward pass', 'forward passes')} a subject
            {subjects > 1 &&
              `; ${formatCounted(size.responses * subjects, 'response')} of ${formatCount(subjects)} subjects`}
          </p>
        </div>
      )}
    </SideBlock>
  );
}
