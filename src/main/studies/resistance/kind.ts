import type { Findings } from '../../../shared/contract/results.js';
import { expandConditions } from '../../personas/conditions.js';
import type { StudyKind, SubjectOutcome } from '../study-kind.js';
import { createAccumulator } from '../answers/accumulate.js';
import { analyseResistance } from './analyse.js';
import { liveProfiles } from '../answers/live-profiles.js';
import { resistanceText } from './report-text.js';
import { resistanceViews } from './views.js';

/** Study kind `resistance`: how far a prompt moves a subject away from its default persona. */
export const resistanceStudy: StudyKind = {
  id: 'resistance',
  name: 'Resistance',
  conditions: (design, library) => expandConditions(design.conditions, library, design.language),
  analysis: (snapshot) => {
    const subjects: { readonly outcome: SubjectOutcome; readonly findings: Findings | null }[] = [];
    return {
      async addSubject(outcome, responses) {
        const accumulator = createAccumulator(snapshot);
        for await (const response of responses) accumulator.add(response);
        const seed = { seed: snapshot.design.seed, subject: outcome.subject.sha256 };
        const findings: Findings | null =
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
        requireResistance(findings?.kind);
        subjects.push({ outcome, findings });
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
  live: (snapshot) => {
    const accumulator = createAccumulator(snapshot);
    return {
      add: (response) => accumulator.add(response),
      get answered() {
        return accumulator.coverage.answered;
      },
      profiles: () => liveProfiles(accumulator, snapshot),
    };
  },
};

/** Kinds are told apart at run time too, since findings are read from a store. */
function requireResistance(kind: string | undefined): void {
  if (kind === undefined || kind === 'resistance') return;
  throw new TypeError(`findings of a study of kind ${kind} were given to one of kind resistance`);
}
