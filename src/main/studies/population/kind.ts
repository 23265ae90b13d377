import type { FindingsOf } from '../../../shared/contract/results.js';
import type { Persona } from '../../../shared/domain/persona.js';
import type { StudyDesign } from '../../../shared/domain/study.js';
import type { Library } from '../../library/load-library.js';
import { createAccumulator } from '../answers/accumulate.js';
import { designConditions } from '../conditioning.js';
import { liveCount } from '../measures/live-count.js';
import { findingsOfKind, type StudyKind, type SubjectOutcome } from '../study-kind.js';
import { analysePopulation } from './analyse.js';
import { populationSettings } from './check-reference.js';
import { peopleAttributes } from './people-attributes.js';
import { populationText } from './report-text.js';
import { rowPeople } from './row-people.js';

type PopulationFindings = FindingsOf<'population'>;

/** Study kind `population`: does a population of personas vary as people do? */
export const populationStudy: StudyKind = {
  id: 'population',
  name: 'Population',
  conditions: (design, library) => [
    ...designConditions(design, library),
    ...madeOfRows(design, library).flatMap(({ id, wordings }) =>
      wordings.map((wording) => ({
        id: `persona:${id}:${wording.id}`,
        kind: 'persona' as const,
        persona: id,
        wording: wording.id,
        system: wording.text['en'] ?? null,
      })),
    ),
  ],
  people: (design, library) => {
    const personas = madeOfRows(design, library);
    const { reference } = populationSettings(design, library);
    return { personas, attributes: peopleAttributes(design, library, reference, personas) };
  },
  analysis: (snapshot) => {
    const subjects: { readonly outcome: SubjectOutcome; readonly findings: PopulationFindings | null }[] = [];
    return {
      async addSubject(outcome, responses) {
        const accumulator = createAccumulator(snapshot);
        for await (const response of responses) accumulator.add(response);
        const seed = { seed: snapshot.design.seed, subject: outcome.subject.sha256 };
        const findings: PopulationFindings | null =
          outcome.responses === 0
            ? null
            : { kind: 'population', result: analysePopulation(accumulator, snapshot, seed) };
        subjects.push({ outcome, findings });
      },
      addFindings(outcome, findings) {
        subjects.push({ outcome, findings: findingsOfKind(findings, 'population') });
      },
      json: () => subjects.map(({ findings }) => ({ ...findings?.result })),
      findings: () => subjects.map(({ findings }) => findings),
      text: (layout) =>
        populationText(
          snapshot,
          subjects.map(({ outcome, findings }) => ({ outcome, result: findings?.result ?? null })),
          layout,
        ),
    };
  },
  live: liveCount,
};

function madeOfRows(design: StudyDesign, library: Library): Persona[] {
  const { reference, rows } = populationSettings(design, library);
  return rows === undefined || reference.from !== 'answers'
    ? []
    : rowPeople(design, reference, rows, library);
}
