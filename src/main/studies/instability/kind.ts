import type { FindingsOf } from '../../../shared/contract/results.js';
import { designConditions } from '../conditioning.js';
import { liveCount } from '../measures/live-count.js';
import type { StudyKind } from '../study-kind.js';
import { subjectAnalysis, subjectSeed } from '../subject-analysis.js';
import { analyseInstability } from './analyse.js';
import { instabilityText } from './report-text.js';
import { instabilityTables } from './tables.js';

/** Study kind `instability`: whether one persona differs from itself as much as personas differ from one another. */
export const instabilityStudy: StudyKind = {
  id: 'instability',
  name: 'Instability',
  conditions: designConditions,
  analysis: subjectAnalysis<FindingsOf<'instability'>>({
    kind: 'instability',
    analyse: (accumulator, snapshot, outcome) => ({
      result: analyseInstability(accumulator, snapshot, subjectSeed(snapshot, outcome)),
    }),
    text: instabilityText,
  }),
  live: liveCount,
  tables: instabilityTables,
};
