import type { Draft } from '../../../shared/contract/designs.js';
import { useCall } from '../../api/hooks.js';
import styles from './derived-note.module.css';
import { usePlanStanding } from './state/design-desk.js';

/** The study of which a plan is a changed copy, or null where there is none, or where nothing in the plan has been changed. */
export function useExploratoryOf(derivedFrom: Draft['derivedFrom']): string | null {
  const { check } = usePlanStanding();
  const source = useCall(
    'studies.get',
    { study: derivedFrom?.study ?? 0 },
    { enabled: derivedFrom !== null },
  );
  if (derivedFrom === null) return null;
  const same = check !== null && check.planHash !== null && check.planHash === source.data?.summary.planHash;
  return same ? null : derivedFrom.name;
}

/** Says what a draft that was made from a locked study is a copy of, and what that means. */
export function DerivedNote({
  derivedFrom,
  exploratoryOf,
}: {
  readonly derivedFrom: NonNullable<Draft['derivedFrom']>;
  readonly exploratoryOf: string | null;
}) {
  const link = <a href={`#/run/${derivedFrom.study}`}>{derivedFrom.name}</a>;
  return exploratoryOf === null ? (
    <p className={styles.note}>A copy of {link}. Its plan is the same so far.</p>
  ) : (
    <p className={styles.note}>
      A changed copy of {link}; its responses will be marked as exploratory, for the plan was changed after
      the first results could be seen.
    </p>
  );
}
