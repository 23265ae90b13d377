import { analyseInstability } from '../../../../../src/main/studies/instability/analyse.js';
import type { InstabilityView } from '../../../../../src/renderer/screens/results/instability/model/instability-view.js';
import type { SubjectResultsOf } from '../../../../../src/shared/contract/results.js';
import type { InstabilityResult } from '../../../../../src/shared/domain/instability/result.js';
import { accumulate, pliant, study, type Subject } from '../../../../main/studies/answers/synthetic.js';

const base = study({
  itemsPerAxis: 4,
  templates: ['one', 'two'],
  placebos: [],
  neutrals: [],
  analysis: { bootstrap: 100 },
});
const snapshot = { ...base, design: { ...base.design, kind: 'instability' as const } };

/** So near to flat over the options that runs differ far more than personas. */
export const noisy: Subject = (own) => pliant(own).map((q) => 0.1 * q + 0.9 * 0.2);

/** Findings worked out from a synthetic subject. */
export function instabilityFixture(subject: Subject): InstabilityResult {
  return analyseInstability(accumulate(snapshot, subject), snapshot, { seed: 3, subject: 'one' });
}

/** The same as the page is given it; null for a subject without findings. */
export function instabilityEntry(result: InstabilityResult | null): SubjectResultsOf<'instability'> {
  return {
    subject: { sha256: 'a', name: 'half', failure: null },
    state: result === null ? 'empty' : 'ready',
    analysed: 1200,
    findings: result === null ? null : { kind: 'instability', result },
    error: null,
  } as unknown as SubjectResultsOf<'instability'>;
}

export function viewOf(result: InstabilityResult): InstabilityView {
  return {
    study: { id: 1, name: 'synthetic', instruments: [{ id: 'axes', name: 'Axes' }] },
    detail: {},
    subject: { sha256: 'a', name: 'half' },
    result,
    faded: false,
  } as unknown as InstabilityView;
}
