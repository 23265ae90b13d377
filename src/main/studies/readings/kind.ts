import type { FindingsOf } from '../../../shared/contract/results.js';
import { designConditions } from '../conditioning.js';
import { liveCount } from '../measures/live-count.js';
import type { StudyKind } from '../study-kind.js';
import { subjectAnalysis, subjectSeed } from '../subject-analysis.js';
import { analyseReadings } from './analyse.js';
import { readingsText } from './report-text.js';
import { readingsTables } from './tables.js';

/** Study kind `readings`: whether what a subject says of itself under a persona is borne out by what it does. */
export const readingsStudy: StudyKind = {
  id: 'readings',
  name: 'Readings',
  conditions: designConditions,
  analysis: subjectAnalysis<FindingsOf<'readings'>>({
    kind: 'readings',
    analyse: (accumulator, snapshot, outcome) => ({
      result: analyseReadings(accumulator, snapshot, {
        ...subjectSeed(snapshot, outcome),
        judge: outcome.judge ?? null,
      }),
    }),
    text: readingsText,
  }),
  live: liveCount,
  tables: readingsTables,
};
