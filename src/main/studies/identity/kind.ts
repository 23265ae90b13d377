import type { FindingsOf } from '../../../shared/contract/results.js';
import { createAccumulator } from '../answers/accumulate.js';
import { liveCount } from '../measures/live-count.js';
import { findingsOfKind, type StudyKind, type SubjectOutcome } from '../study-kind.js';
import { analyseIdentity } from './analyse.js';
import { identityConditions } from './conditions.js';
import { identityText } from './report-text.js';

type IdentityFindings = FindingsOf<'identity'>;

/** Study kind `identity`: whether an identity bends what a subject makes of headlines and evidence. */
export const identityStudy: StudyKind = {
  id: 'identity',
  name: 'Identity-congruent reasoning',
  conditions: identityConditions,
  analysis: (snapshot) => {
    const subjects: { readonly outcome: SubjectOutcome; readonly findings: IdentityFindings | null }[] = [];
    return {
      async addSubject(outcome, responses) {
        const accumulator = createAccumulator(snapshot);
        for await (const response of responses) accumulator.add(response);
        const findings: IdentityFindings | null =
          outcome.responses === 0
            ? null
            : { kind: 'identity', result: analyseIdentity(accumulator, snapshot) };
        subjects.push({ outcome, findings });
      },
      addFindings(outcome, findings) {
        subjects.push({ outcome, findings: findingsOfKind(findings, 'identity') });
      },
      json: () => subjects.map(({ findings }) => ({ ...findings?.result })),
      findings: () => subjects.map(({ findings }) => findings),
      text: (layout) =>
        identityText(
          snapshot,
          subjects.map(({ outcome, findings }) => ({ outcome, result: findings?.result ?? null })),
          layout,
        ),
    };
  },
  live: liveCount,
};
