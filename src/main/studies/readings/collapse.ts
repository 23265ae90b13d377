import { LEAST_CONVERGENT, SMALL_CONVERGENT_GAP } from '../../../shared/domain/readings/cut-offs.js';
import type { Matrix } from '../../../shared/domain/readings/matrix.js';
import type { TraitCollapse } from '../../../shared/domain/readings/result.js';

/**
 * Whether readings agree because one axis, of what is approved of, stands behind every trait: they converge, and different
 * traits go together over readings nearly as much as the same one does.
 */
export function traitCollapse({ meanConvergent, meanDiscriminantDifference }: Matrix): TraitCollapse {
  const gap = meanDiscriminantDifference.interval;
  const convergent = meanConvergent.estimate;
  const known = { convergentGap: gap, threshold: SMALL_CONVERGENT_GAP };
  if (gap === null || convergent === null) {
    return {
      ...known,
      warning: false,
      sentence: 'Too few conditions say whether traits are told apart over readings.',
    };
  }
  const figures = `${gap.estimate.toFixed(2)} [${gap.low.toFixed(2)}, ${gap.high.toFixed(2)}]`;
  if (convergent < LEAST_CONVERGENT) {
    return {
      ...known,
      warning: false,
      sentence: `The readings do not converge (mean convergent r ${convergent.toFixed(2)}), so the gap to other traits, ${figures}, says nothing of a common axis.`,
    };
  }
  const warning = gap.estimate < SMALL_CONVERGENT_GAP;
  return {
    ...known,
    warning,
    sentence: warning
      ? `Traits are hardly told apart: the same trait goes together over readings by only ${figures} more than different traits do (least ${SMALL_CONVERGENT_GAP.toFixed(2)}). One positivity axis, of what is approved of, may stand behind all of them.`
      : `Traits are told apart: the same trait goes together over readings by ${figures} more than different traits do.`,
  };
}
