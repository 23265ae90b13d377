import type { ReadingsResult } from '../../../../../src/shared/domain/readings/result.js';
import type { StudyResultsOf, SubjectResultsOf } from '../../../../../src/shared/contract/results.js';
import {
  analysed,
  behaviour,
  judgeWith,
  mover,
  readingsStudy,
} from '../../../../main/studies/readings/two-readings.js';
import { studySubject, studySummary } from '../../../studies-fixture.js';

const snapshot = readingsStudy([behaviour('choice'), behaviour('open')], {
  analysis: { bootstrap: 100 },
  judge: { subject: 'judge.gguf' },
});

/** Findings worked out from a synthetic subject whose behaviour goes `share` of the way. */
export function readingsFixture(share = 0, kappa = 0.8): ReadingsResult {
  return analysed(snapshot, mover(1, share), judgeWith(kappa));
}

/** The same as the page is given it; null for a subject without findings. */
export function readingsEntry(result: ReadingsResult | null): SubjectResultsOf<'readings'> {
  return {
    subject: studySubject(),
    runtime: null,
    state: result === null ? 'computing' : 'ready',
    analysed: result?.coverage.answered ?? 0,
    findings: result === null ? null : { kind: 'readings', result },
    error: null,
  };
}

export function readingsResults(entry: SubjectResultsOf<'readings'>): StudyResultsOf<'readings'> {
  return {
    study: studySummary({ kind: 'readings', subjects: [entry.subject] }),
    subjects: [entry],
    comparison: null,
  };
}
