import type { ReplicationResult } from '../../../shared/domain/replication/result.js';
import {
  replicationSettingsSchema,
  type ReplicationSettings,
} from '../../../shared/domain/replication/settings.js';
import type { StudyDesign } from '../../../shared/domain/study.js';
import { mean } from '../../analysis/summary.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator } from '../answers/accumulate.js';
import { acrossExperiments } from './across.js';
import { experimentResults } from './one-experiment.js';
import { participantAnswers, type ExperimentAnswers } from './participant-answers.js';
import { replicationVerdict } from './verdict.js';

/** The settings of a design, their defaults where it has none. */
export function settingsOf({ replication }: Pick<StudyDesign, 'replication'>): ReplicationSettings {
  return replication ?? replicationSettingsSchema.parse({});
}

/**
 * Every finding of the study kind `replication` on one subject, from what was counted of its responses; `subject` identifies it.
 * Deterministic: the same responses, settings and seed give the same bytes as JSON. A partial accumulator gives what can be said
 * so far, marked `partial`.
 */
export function analyseReplication(
  accumulator: Accumulator,
  snapshot: StudySnapshot,
  { seed, subject }: { readonly seed: number; readonly subject: string },
): ReplicationResult {
  const { confidence, gate } = snapshot.design.analysis;
  const settings = settingsOf(snapshot.design);
  const answers = participantAnswers(accumulator, snapshot);
  const hypotheses = answers.experiments.flatMap((experiment) =>
    experimentResults(experiment, { settings, confidence, seed, subject }),
  );
  const across = acrossExperiments(hypotheses, { alpha: settings.alpha, confidence });
  const { coverage } = accumulator;
  return {
    verdict: replicationVerdict({
      coverage,
      answered: answers.answered,
      leastAnswered: gate.minParseRate,
      rate: across.rate,
      known: across.known,
    }),
    partial: coverage.answered < coverage.expected,
    coverage,
    mode: accumulator.mode,
    confidence,
    alpha: settings.alpha,
    participants: snapshot.conditions.length,
    answered: answers.answered,
    onOptions: answers.onOptions,
    ...across,
    checks: answers.experiments.flatMap(checksOf),
    hypotheses,
  };
}

/** Mean chance of a participant to pass each check of an experiment. */
function checksOf({ instrument, design, scores, chances }: ExperimentAnswers): ReplicationResult['checks'] {
  return design.checks.map(({ id, passing }, place) => {
    const passed = chances.flatMap((items) => {
      const options = items[design.cells.length + place];
      if (options === null || options === undefined) return [];
      return options.reduce(
        (sum, chance, at) => (passing.includes(scores[at] ?? NaN) ? sum + chance : sum),
        0,
      );
    });
    return { experiment: instrument.id, check: id, passed: passed.length === 0 ? null : mean(passed) };
  });
}
