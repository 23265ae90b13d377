import type { FindingsOf } from '../../../shared/contract/results.js';
import { liveCount } from '../measures/live-count.js';
import type { StudyKind } from '../study-kind.js';
import { subjectAnalysis } from '../subject-analysis.js';
import { analyseIdentity } from './analyse.js';
import { confidenceInstruments } from './confidence/confidence-instrument.js';
import { identityConditions } from './conditions.js';
import { identityText } from './report-text.js';
import { identityTables } from './tables.js';

/** Study kind `identity`: whether an identity bends what a subject makes of headlines and evidence. */
export const identityStudy: StudyKind = {
  id: 'identity',
  name: 'Identity-congruent reasoning',
  conditions: identityConditions,
  followUps: confidenceInstruments,
  analysis: subjectAnalysis<FindingsOf<'identity'>>({
    kind: 'identity',
    analyse: (accumulator, snapshot) => ({
      result: analyseIdentity(accumulator, snapshot),
    }),
    text: identityText,
  }),
  live: liveCount,
  tables: identityTables,
};
