import { expandConditions } from '../../personas/conditions.js';
import type { StudyKind } from '../study-kind.js';
import { createAccumulator } from './accumulate.js';
import { analyseResistance } from './analyse.js';
import { resistanceText, type SubjectFindings } from './report-text.js';

/** Study kind `resistance`: how far a prompt moves a subject away from its default persona. */
export const resistanceStudy: StudyKind = {
  id: 'resistance',
  name: 'Resistance',
  conditions: (design, library) => expandConditions(design.conditions, library, design.language),
  analysis: (snapshot) => {
    const findings: SubjectFindings[] = [];
    return {
      async addSubject(outcome, responses) {
        const accumulator = createAccumulator(snapshot);
        for await (const response of responses) accumulator.add(response);
        const seed = { seed: snapshot.design.seed, subject: outcome.subject.sha256 };
        const result = outcome.responses === 0 ? null : analyseResistance(accumulator, snapshot, seed);
        findings.push({ outcome, result });
      },
      json: () => findings.map(({ result }) => ({ ...result })),
      text: (layout) => resistanceText(snapshot, findings, layout),
    };
  },
};
