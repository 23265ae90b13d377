import type { FindingsOf } from '../../../shared/contract/results.js';
import { createAccumulator } from '../answers/accumulate.js';
import { designConditions } from '../conditioning.js';
import { liveCount } from '../measures/live-count.js';
import { findingsOfKind, type StudyKind, type SubjectOutcome } from '../study-kind.js';
import { analyseGain } from './analyse.js';
import { gainText } from './report-text.js';

type GainFindings = FindingsOf<'gain'>;

/** Study kind `gain`: how far scores follow the graded level that a prompt asks for. */
export const gainStudy: StudyKind = {
  id: 'gain',
  name: 'Conditioning gain',
  conditions: designConditions,
  analysis: (snapshot) => {
    const subjects: { readonly outcome: SubjectOutcome; readonly findings: GainFindings | null }[] = [];
    return {
      async addSubject(outcome, responses) {
        const accumulator = createAccumulator(snapshot);
        for await (const response of responses) accumulator.add(response);
        const seed = { seed: snapshot.design.seed, subject: outcome.subject.sha256 };
        const findings: GainFindings | null =
          outcome.responses === 0 ? null : { kind: 'gain', result: analyseGain(accumulator, snapshot, seed) };
        subjects.push({ outcome, findings });
      },
      addFindings(outcome, findings) {
        subjects.push({ outcome, findings: findingsOfKind(findings, 'gain') });
      },
      json: () => subjects.map(({ findings }) => ({ ...findings?.result })),
      findings: () => subjects.map(({ findings }) => findings),
      text: (layout) =>
        gainText(
          snapshot,
          subjects.map(({ outcome, findings }) => ({ outcome, result: findings?.result ?? null })),
          layout,
        ),
    };
  },
  live: liveCount,
};
