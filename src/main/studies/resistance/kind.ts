import type { FindingsOf } from '../../../shared/contract/results.js';
import { designConditions } from '../conditioning.js';
import type { StudyKind } from '../study-kind.js';
import { subjectAnalysis, subjectSeed } from '../subject-analysis.js';
import { analyseResistance } from './analyse.js';
import { liveCount } from '../measures/live-count.js';
import { resistanceText } from './report-text.js';
import { resistanceTables } from './tables.js';
import { resistanceViews } from './views.js';

/** Study kind `resistance`: how far a prompt moves a subject away from its default persona. */
export const resistanceStudy: StudyKind = {
  id: 'resistance',
  name: 'Resistance',
  conditions: designConditions,
  analysis: subjectAnalysis<FindingsOf<'resistance'>>({
    kind: 'resistance',
    analyse: (accumulator, snapshot, outcome) => ({
      result: analyseResistance(accumulator, snapshot, subjectSeed(snapshot, outcome)),
      views: resistanceViews(accumulator, snapshot),
    }),
    text: resistanceText,
  }),
  live: liveCount,
  tables: resistanceTables,
};
