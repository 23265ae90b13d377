import type { Zone } from '../../../../charts/interval-rows.js';

/** The two sides of an axis of ICC(1,1). */
export const DOMINANCE_ZONES: readonly Zone[] = [
  { from: 0, to: 0.5, label: 'noise-dominated' },
  { from: 0.5, to: 1, label: 'persona-dominated' },
];
