import type { FindingsOf } from '../../../shared/contract/results.js';
import { createAccumulator } from '../answers/accumulate.js';
import { findingsOfKind, type StudyKind, type SubjectOutcome } from '../study-kind.js';
import { analyseReplication } from './analyse.js';
import { participantConditions } from './conditions.js';
import { replicationText } from './report-text.js';

type ReplicationFindings = FindingsOf<'replication'>;

/** Study kind `replication`: published experiments run again, with personas as their participants. */
export const replicationStudy: StudyKind = {
  id: 'replication',
  name: 'Replication',
  conditions: participantConditions,
  analysis: (snapshot) => {
    const subjects: { readonly outcome: SubjectOutcome; readonly findings: ReplicationFindings | null }[] =
      [];
    return {
      async addSubject(outcome, responses) {
        const accumulator = createAccumulator(snapshot);
        for await (const response of responses) accumulator.add(response);
        const seed = { seed: snapshot.design.seed, subject: outcome.subject.sha256 };
        const findings: ReplicationFindings | null =
          outcome.responses === 0
            ? null
            : { kind: 'replication', result: analyseReplication(accumulator, snapshot, seed) };
        subjects.push({ outcome, findings });
      },
      addFindings(outcome, findings) {
        subjects.push({ outcome, findings: findingsOfKind(findings, 'replication') });
      },
      json: () => subjects.map(({ findings }) => ({ ...findings?.result })),
      findings: () => subjects.map(({ findings }) => findings),
      text: (layout) =>
        replicationText(
          snapshot,
          subjects.map(({ outcome, findings }) => ({ outcome, result: findings?.result ?? null })),
          layout,
        ),
    };
  },
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
};
