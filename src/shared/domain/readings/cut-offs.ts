/**
 * Where the verdicts of a readings study divide. They are conventions, not findings; the documentation tells them beside the
 * verdicts.
 */

/** Gaps up to this size, either way, count as agreement. */
export const LARGEST_AGREEING_GAP = 0.25;

/** From this gap on, with a behaviour that stays, the persona moved the self-report alone. */
export const SELF_REPORT_GAP = 0.5;

/** Mean adoption below this, either way, counts as not moved. */
export const LEAST_MOVED = 0.25;

/** Convergent r that readings of one trait need: what is asked of two questionnaires before resistance is scored. */
export const LEAST_CONVERGENT = 0.5;

/**
 * Below this convergent-heterotrait gap traits are hardly told apart: between the gaps that Johnson (2026, not peer reviewed)
 * reports of open models up to 4 billion parameters (.08) and above (.22).
 */
export const SMALL_CONVERGENT_GAP = 0.15;
