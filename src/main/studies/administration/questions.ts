import type { PlannedCell } from '../plan.js';

/** What is to be asked of one subject. */
export interface Questions {
  /** In the order in which they are to be asked; may be begun several times. */
  readonly cells: Iterable<PlannedCell>;
  /** Whether a run (from 0) of a cell is asked for; a readout is run 0. */
  readonly wantedRun: (cell: number, run: number) => boolean;
}
