import type { FindingsOf } from '../../../shared/contract/results.js';
import { designConditions } from '../conditioning.js';
import { liveCount } from '../measures/live-count.js';
import type { StudyKind } from '../study-kind.js';
import { subjectAnalysis, subjectSeed } from '../subject-analysis.js';
import { analyseGain } from './analyse.js';
import { gainText } from './report-text.js';
import { gainTables } from './tables.js';

/** Study kind `gain`: how far scores follow the graded level that a prompt asks for. */
export const gainStudy: StudyKind = {
  id: 'gain',
  name: 'Conditioning gain',
  conditions: designConditions,
  analysis: subjectAnalysis<FindingsOf<'gain'>>({
    kind: 'gain',
    analyse: (accumulator, snapshot, outcome) => ({
      result: analyseGain(accumulator, snapshot, subjectSeed(snapshot, outcome)),
    }),
    text: gainText,
  }),
  live: liveCount,
  tables: gainTables,
};
