import type { FindingsOf } from '../../../shared/contract/results.js';
import { designConditions } from '../conditioning.js';
import { findingsOfKind, type StudyKind, type SubjectOutcome } from '../study-kind.js';
import { createAccumulator } from '../answers/accumulate.js';
import { analyseResistance } from './analyse.js';
import { liveCount } from '../measures/live-count.js';
import { resistanceText } from './report-text.js';
import { resistanceViews } from './views.js';

type ResistanceFindings = FindingsOf<'resistance'>;

/** Study kind `resistance`: how far a prompt moves a subject away from its default persona. */
export const resistanceStudy: StudyKind = {
  id: 'resistance',
  name: 'Resistance',
  conditions: designConditions,
  analysis: (snapshot) => {
    const subjects: { readonly outcome: SubjectOutcome; readonly findings: ResistanceFindings | null }[] = [];
    return {
      async addSubject(outcome, responses) {
        const accumulator = createAccumulator(snapshot);
        for await (const response of responses) accumulator.add(response);
        const seed = { seed: snapshot.design.seed, subject: outcome.subject.sha256 };
        const findings: ResistanceFindings | null =
          outcome.responses === 0
            ? null
            : {
                kind: 'resistance',
                result: analyseResistance(accumulator, snapshot, seed),
                views: resistanceViews(accumulator, snapshot),
              };
        subjects.push({ outcome, findings });
      },
      addFindings(outcome, findings) {
        subjects.push({ outcome, findings: findingsOfKind(findings, 'resistance') });
      },
      json: () => subjects.map(({ findings }) => ({ ...findings?.result })),
      findings: () => subjects.map(({ findings }) => findings),
      text: (layout) =>
        resistanceText(
          snapshot,
          subjects.map(({ outcome, findings }) => ({ outcome, result: findings?.result ?? null })),
          layout,
        ),
    };
  },
  live: liveCount,
};
