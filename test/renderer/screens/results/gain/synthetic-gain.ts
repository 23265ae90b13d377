import {
  analyse,
  following,
  gradedStudy,
  profiles,
  single,
} from '../../../../main/studies/gain/graded-study.js';
import { acquiescent } from '../../../../main/studies/answers/synthetic.js';
import type { GainView } from '../../../../../src/renderer/screens/results/gain/model/gain-view.js';
import type { GainResult } from '../../../../../src/shared/domain/gain/result.js';

const snapshot = gradedStudy({ ...single(), ...profiles() }, { antiTargets: true, itemsPerAxis: 4 });

/** The findings of a subject that moves the share `adopted`, or of one that agrees with everything. */
export function gainResult(adopted: number | 'agreeing' = 0.5): GainResult {
  return analyse(snapshot, adopted === 'agreeing' ? acquiescent : following(snapshot, adopted));
}

/** The same as a view, of a subject with this name. */
export function syntheticGain(adopted: number | 'agreeing' = 0.5, name = 'half'): GainView {
  const result = gainResult(adopted);
  return {
    study: {
      id: 7,
      name: 'graded',
      instruments: [{ id: 'axes', name: 'Axes' }],
    } as unknown as GainView['study'],
    detail: {} as GainView['detail'],
    subject: { sha256: `sha-${name}`, name } as unknown as GainView['subject'],
    result,
    faded: !result.gate.passed,
  };
}
