import type { FindingsOf } from '../../../shared/contract/results.js';
import { createAccumulator } from '../answers/accumulate.js';
import { designConditions } from '../conditioning.js';
import { liveCount } from '../measures/live-count.js';
import { findingsOfKind, type StudyKind, type SubjectOutcome } from '../study-kind.js';
import { analyseInstability } from './analyse.js';
import { instabilityText } from './report-text.js';

type InstabilityFindings = FindingsOf<'instability'>;

/** Study kind `instability`: whether one persona differs from itself as much as personas differ from one another. */
export const instabilityStudy: StudyKind = {
  id: 'instability',
  name: 'Instability',
  conditions: designConditions,
  analysis: (snapshot) => {
    const subjects: { readonly outcome: SubjectOutcome; readonly findings: InstabilityFindings | null }[] =
      [];
    return {
      async addSubject(outcome, responses) {
        const accumulator = createAccumulator(snapshot);
        for await (const response of responses) accumulator.add(response);
        const seed = { seed: snapshot.design.seed, subject: outcome.subject.sha256 };
        const findings: InstabilityFindings | null =
          outcome.responses === 0
            ? null
            : { kind: 'instability', result: analyseInstability(accumulator, snapshot, seed) };
        subjects.push({ outcome, findings });
      },
      addFindings(outcome, findings) {
        subjects.push({ outcome, findings: findingsOfKind(findings, 'instability') });
      },
      json: () => subjects.map(({ findings }) => ({ ...findings?.result })),
      findings: () => subjects.map(({ findings }) => findings),
      text: (layout) =>
        instabilityText(
          snapshot,
          subjects.map(({ outcome, findings }) => ({ outcome, result: findings?.result ?? null })),
          layout,
        ),
    };
  },
  live: liveCount,
};
