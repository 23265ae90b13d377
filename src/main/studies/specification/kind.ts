import type { FindingsOf } from '../../../shared/contract/results.js';
import { designConditions } from '../conditioning.js';
import { liveCount } from '../measures/live-count.js';
import type { StudyKind } from '../study-kind.js';
import { subjectAnalysis, subjectSeed } from '../subject-analysis.js';
import { analyseSpecifications } from './analyse.js';
import { specificationText } from './report-text.js';
import { specificationTables } from './tables.js';

/** Study kind `specification`: whether what is found of a subject depends on how it is asked. */
export const specificationStudy: StudyKind = {
  id: 'specification',
  name: 'Specification',
  conditions: designConditions,
  analysis: subjectAnalysis<FindingsOf<'specification'>>({
    kind: 'specification',
    analyse: (accumulator, snapshot, outcome) => ({
      result: analyseSpecifications(accumulator, snapshot, subjectSeed(snapshot, outcome)),
    }),
    text: specificationText,
  }),
  live: liveCount,
  tables: specificationTables,
};
