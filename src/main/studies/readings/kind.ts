import type { FindingsOf } from '../../../shared/contract/results.js';
import { createAccumulator } from '../answers/accumulate.js';
import { designConditions } from '../conditioning.js';
import { liveCount } from '../measures/live-count.js';
import { findingsOfKind, type StudyKind, type SubjectOutcome } from '../study-kind.js';
import { analyseReadings } from './analyse.js';
import { readingsText } from './report-text.js';

type ReadingsFindings = FindingsOf<'readings'>;

/** Study kind `readings`: whether what a subject says of itself under a persona is borne out by what it does. */
export const readingsStudy: StudyKind = {
  id: 'readings',
  name: 'Readings',
  conditions: designConditions,
  analysis: (snapshot) => {
    const subjects: { readonly outcome: SubjectOutcome; readonly findings: ReadingsFindings | null }[] = [];
    return {
      async addSubject(outcome, responses) {
        const accumulator = createAccumulator(snapshot);
        for await (const response of responses) accumulator.add(response);
        const context = {
          seed: snapshot.design.seed,
          subject: outcome.subject.sha256,
          judge: outcome.judge ?? null,
        };
        const findings: ReadingsFindings | null =
          outcome.responses === 0
            ? null
            : { kind: 'readings', result: analyseReadings(accumulator, snapshot, context) };
        subjects.push({ outcome, findings });
      },
      addFindings(outcome, findings) {
        subjects.push({ outcome, findings: findingsOfKind(findings, 'readings') });
      },
      json: () => subjects.map(({ findings }) => ({ ...findings?.result })),
      findings: () => subjects.map(({ findings }) => findings),
      text: (layout) =>
        readingsText(
          snapshot,
          subjects.map(({ outcome, findings }) => ({ outcome, result: findings?.result ?? null })),
          layout,
        ),
    };
  },
  live: liveCount,
};
