import type { FindingsOf } from '../../../shared/contract/results.js';
import { createAccumulator } from '../answers/accumulate.js';
import { designConditions } from '../conditioning.js';
import { liveCount } from '../measures/live-count.js';
import { findingsOfKind, type StudyKind, type SubjectOutcome } from '../study-kind.js';
import { analyseSpecifications } from './analyse.js';
import { specificationText } from './report-text.js';

type SpecificationFindings = FindingsOf<'specification'>;

/** Study kind `specification`: whether what is found of a subject depends on how it is asked. */
export const specificationStudy: StudyKind = {
  id: 'specification',
  name: 'Specification',
  conditions: designConditions,
  analysis: (snapshot) => {
    const subjects: { readonly outcome: SubjectOutcome; readonly findings: SpecificationFindings | null }[] =
      [];
    return {
      async addSubject(outcome, responses) {
        const accumulator = createAccumulator(snapshot);
        for await (const response of responses) accumulator.add(response);
        const seed = { seed: snapshot.design.seed, subject: outcome.subject.sha256 };
        const findings: SpecificationFindings | null =
          outcome.responses === 0
            ? null
            : { kind: 'specification', result: analyseSpecifications(accumulator, snapshot, seed) };
        subjects.push({ outcome, findings });
      },
      addFindings(outcome, findings) {
        subjects.push({ outcome, findings: findingsOfKind(findings, 'specification') });
      },
      json: () => subjects.map(({ findings }) => ({ ...findings?.result })),
      findings: () => subjects.map(({ findings }) => findings),
      text: (layout) =>
        specificationText(
          snapshot,
          subjects.map(({ outcome, findings }) => ({ outcome, result: findings?.result ?? null })),
          layout,
        ),
    };
  },
  live: liveCount,
};
