import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { acrossExperiments } from '../../../../src/main/studies/replication/across.js';
import { experimentResults } from '../../../../src/main/studies/replication/one-experiment.js';
import { replicationVerdict } from '../../../../src/main/studies/replication/verdict.js';
import {
  replicationResultSchema,
  type ReplicationResult,
} from '../../../../src/shared/domain/replication/result.js';
import { syntheticParticipants } from './synthetic-participants.js';

const WHOLE = { answered: 100, expected: 100, share: 1 };

/**
 * What a study of these experiments finds on 60 participants who show the effects in `shown` (d by experiment, and by hypothesis
 * where it has several: `experiment hypothesis`), and nothing else.
 */
export async function shownBattery(
  ids: readonly string[],
  shown: Readonly<Record<string, number>>,
): Promise<ReplicationResult> {
  const { experiments } = await loadLibrary();
  const hypotheses = ids.flatMap((id) => {
    const instrument = experiments.get(id);
    if (instrument === undefined) throw new Error(`There is no experiment ${id}.`);
    const answers = syntheticParticipants(
      instrument,
      60,
      (hypothesis) => shown[`${id} ${hypothesis.id}`] ?? shown[id] ?? 0,
    );
    return experimentResults(answers, {
      settings: { alpha: 0.05, redraws: 20, smallestEffect: null },
      confidence: 0.95,
      seed: 4,
      subject: 'made up',
    });
  });
  const across = acrossExperiments(hypotheses, { alpha: 0.05, confidence: 0.95 });
  return replicationResultSchema.parse({
    verdict: replicationVerdict({ coverage: WHOLE, answered: 1, leastAnswered: 0.95, ...across }),
    partial: false,
    coverage: WHOLE,
    mode: 'readout',
    confidence: 0.95,
    alpha: 0.05,
    participants: 60,
    answered: 1,
    onOptions: 0.9,
    ...across,
    checks: [],
    hypotheses,
  });
}
