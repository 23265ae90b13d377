import { Lock, Play } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { formatCounted, formatDuration } from '../../../formatting/numbers.js';
import { Button } from '../../../ui/button.js';
import { classNames } from '../../../ui/class-names.js';
import { goToPlace } from '../fields/go-to-place.js';
import { sectionOfPlace } from '../model/sections.js';
import { useCosts } from '../plan/use-costs.js';
import { useDesign, usePlanStanding } from '../state/design-desk.js';
import type { Saving } from '../state/use-saving.js';
import styles from './lock-bar.module.css';
import { LockDialog } from './lock-dialog.js';
import { useLocking } from './use-locking.js';

/** The bar at the foot of the page: what the plan asks for, what still keeps it from being locked, and the locks. */
export function LockBar({
  draft,
  saving,
  exploratoryOf,
  onCost,
  children,
}: {
  readonly draft: number;
  readonly saving: Saving;
  readonly exploratoryOf: string | null;
  /** Shows where the cost is measured. */
  readonly onCost: () => void;
  readonly children?: ReactNode;
}) {
  const { check, pending, problems } = usePlanStanding();
  const [asked, setAsked] = useState<'lock' | 'run' | null>(null);
  const locking = useLocking(draft, saving);
  const ready = check !== null && check.size !== null && problems.length === 0;
  const close = (): void => {
    setAsked(null);
    locking.clear();
  };
  return (
    <div className={styles.bar} role="region" aria-label="Lock the plan">
      <PlanWords onCost={onCost} />
      <div className={styles.actions}>
        {children}
        <Button icon={<Lock />} disabled={!ready || pending} onClick={() => setAsked('lock')}>
          Lock plan
        </Button>
        <Button
          variant="primary"
          icon={<Play />}
          disabled={!ready || pending}
          onClick={() => setAsked('run')}
        >
          Lock and run
        </Button>
      </div>
      {asked !== null && check !== null && (
        <LockDialog
          run={asked === 'run'}
          check={check}
          exploratoryOf={exploratoryOf}
          locking={locking}
          onClose={close}
        />
      )}
    </div>
  );
}

/** What the plan comes to, or the first thing that it lacks with a way there. */
function PlanWords({ onCost }: { readonly onCost: () => void }) {
  const { check, problems } = usePlanStanding();
  const subjects = useDesign((design) => design.subjects.length);
  const { totals } = useCosts();
  const [first] = problems;
  if (first !== undefined) {
    return (
      <p className={classNames(styles.words, styles.settle)}>
        <span className={styles.open}>{formatCounted(problems.length, 'thing')} to settle.</span>
        {sectionOfPlace(first.place) === null ? (
          first.message
        ) : (
          <button type="button" className={styles.link} onClick={() => goToPlace(first.place)}>
            {first.message}
          </button>
        )}
      </p>
    );
  }
  const size = check?.size ?? null;
  if (check === null || size === null) return <p className={styles.words} />;
  const { existing } = check;
  return (
    <p className={styles.words}>
      <b>{formatCounted(size.responses * subjects, 'response')}</b> of {formatCounted(subjects, 'subject')}
      {totals.complete && totals.seconds !== null ? (
        `, about ${formatDuration(totals.seconds)} on this machine.`
      ) : (
        <>
          .{' '}
          <button type="button" className={styles.link} onClick={onCost}>
            {totals.stale ? 'Measure the cost again' : 'Measure the cost'}
          </button>
        </>
      )}
      {existing !== null && ` The same plan is stored as ${existing.name}: it will be gone on with.`}
    </p>
  );
}
