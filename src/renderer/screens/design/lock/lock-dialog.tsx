import { useMemo } from 'react';
import type { DesignCheck } from '../../../../shared/contract/designs.js';
import { useCall } from '../../../api/hooks.js';
import { Button } from '../../../ui/button.js';
import { Dialog } from '../../../ui/dialog.js';
import { ErrorNote } from '../../../ui/error-note.js';
import { FactList } from '../../../ui/fact-list.js';
import { subjectNames } from '../model/subject-names.js';
import { useDesignState } from '../state/design-desk.js';
import styles from './lock-dialog.module.css';
import { frozenParts, type PartNames } from './plan-summary.js';
import type { Locking } from './use-locking.js';

/** Sums up what is frozen before a plan is locked, and what that means. */
export function LockDialog({
  run,
  check,
  exploratoryOf,
  locking,
  onClose,
}: {
  /** Whether the study is to run at once. */
  readonly run: boolean;
  readonly check: DesignCheck;
  /** The study that this plan is a changed copy of, or null. */
  readonly exploratoryOf: string | null;
  readonly locking: Locking;
  readonly onClose: () => void;
}) {
  const { design, quick } = useDesignState(({ history }) => history.present);
  const names = usePartNames();
  const { existing } = check;
  const words = run ? 'Lock and run' : 'Lock plan';
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open && !locking.busy) onClose();
      }}
      title={existing === null ? `Lock the plan of ${design.name}` : 'This plan is stored already'}
      description={
        existing === null
          ? 'What is listed here is frozen, and stamped with the time and a hash before the first response comes in.'
          : `The study ${existing.name} asks exactly the same. No second study is made: subjects that it does not have yet are added, and it is gone on with.`
      }
      footer={
        <>
          <Button onClick={onClose} disabled={locking.busy}>
            Back to the design
          </Button>
          <Button variant="primary" busy={locking.busy} onClick={() => void locking.lock(run)}>
            {existing === null ? words : run ? 'Go on and run' : 'Go on with it'}
          </Button>
        </>
      }
    >
      <FactList
        facts={[
          ...frozenParts(design, quick, check, names),
          ['Hash of the plan', <code key="hash">{check.planHash?.slice(0, 16) ?? ''}</code>],
        ]}
      />
      <p className={styles.after}>
        A locked plan is not changed any more. To ask something else, make a changed copy: it becomes a study
        of its own, marked as exploratory. Analysis settings alone can be changed afterwards, and every change
        is noted with its time.
      </p>
      {exploratoryOf !== null && existing === null && (
        <p className={styles.exploratory}>
          This is a changed copy of {exploratoryOf}: its responses will be marked as exploratory.
        </p>
      )}
      {locking.error !== null && <ErrorNote title="The plan was not locked" error={locking.error} />}
    </Dialog>
  );
}

function usePartNames(): PartNames {
  const subjects = useCall('subjects.list', {}).data?.subjects;
  const instruments = useCall('instruments.list', {}).data?.instruments;
  const templates = useCall('templates.list', {}).data?.templates;
  return useMemo(
    () => ({
      subject: subjectNames(subjects ?? []),
      instrument: (id) => instruments?.find((instrument) => instrument.id === id)?.name ?? id,
      template: (id) => templates?.find(({ template }) => template.id === id)?.template.name ?? id,
    }),
    [instruments, subjects, templates],
  );
}
