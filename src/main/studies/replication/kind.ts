import type { FindingsOf } from '../../../shared/contract/results.js';
import { createAccumulator } from '../answers/accumulate.js';
import type { StudyKind } from '../study-kind.js';
import { subjectAnalysis, subjectSeed } from '../subject-analysis.js';
import { analyseReplication } from './analyse.js';
import { participantConditions } from './conditions.js';
import { replicationText } from './report-text.js';
import { replicationTables } from './tables.js';

/** Study kind `replication`: published experiments run again, with personas as their participants. */
export const replicationStudy: StudyKind = {
  id: 'replication',
  name: 'Replication',
  conditions: participantConditions,
  analysis: subjectAnalysis<FindingsOf<'replication'>>({
    kind: 'replication',
    analyse: (accumulator, snapshot, outcome) => ({
      result: analyseReplication(accumulator, snapshot, subjectSeed(snapshot, outcome)),
    }),
    text: replicationText,
  }),
  live: (snapshot) => {
    const accumulator = createAccumulator(snapshot);
    return {
      add: (response) => accumulator.add(response),
      get answered() {
        return accumulator.coverage.answered;
      },
      // The answers of an experiment's cells make no profile.
      profiles: () => ({ scales: [], profiles: [] }),
    };
  },
  tables: replicationTables,
};
