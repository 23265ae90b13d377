import type { FindingsOf } from '../../../shared/contract/results.js';
import type { Persona } from '../../../shared/domain/persona.js';
import type { StudyDesign } from '../../../shared/domain/study.js';
import type { Library } from '../../library/load-library.js';
import { designConditions } from '../conditioning.js';
import { liveCount } from '../measures/live-count.js';
import type { StudyKind } from '../study-kind.js';
import { subjectAnalysis, subjectSeed } from '../subject-analysis.js';
import { analysePopulation } from './analyse.js';
import { populationSettings } from './check-reference.js';
import { peopleAttributes } from './people-attributes.js';
import { populationText } from './report-text.js';
import { rowPeople } from './row-people.js';
import { populationTables } from './tables.js';

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
  analysis: subjectAnalysis<FindingsOf<'population'>>({
    kind: 'population',
    analyse: (accumulator, snapshot, outcome) => ({
      result: analysePopulation(accumulator, snapshot, subjectSeed(snapshot, outcome)),
    }),
    text: populationText,
  }),
  live: liveCount,
  tables: populationTables,
};

function madeOfRows(design: StudyDesign, library: Library): Persona[] {
  const { reference, rows } = populationSettings(design, library);
  return rows === undefined || reference.from !== 'answers'
    ? []
    : rowPeople(design, reference, rows, library);
}
