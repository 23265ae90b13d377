import type { JudgeRecord } from '../../../shared/domain/judging.js';
import type { ReadingsResult } from '../../../shared/domain/readings/result.js';
import { createRandom, hashSeed } from '../../analysis/random.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator } from '../answers/accumulate.js';
import { answerTables } from '../answers/answer-table.js';
import { traitCollapse } from './collapse.js';
import { readingGaps } from './gap.js';
import { instrumentReadings } from './instrument-readings.js';
import { judgeUse } from './judge-use.js';
import { crossConvergence, readingMatrix } from './matrix.js';
import { readingProfiles } from './profiles.js';
import { traitViews, withTraitTargets } from './trait-scales.js';
import { readingsVerdict } from './verdict.js';

/** What an analysis depends on, besides the responses. */
export interface ReadingsContext {
  /** The study's seed. */
  readonly seed: number;
  /** The subject's SHA-256. */
  readonly subject: string;
  /** Who read the subject's open replies, or null. */
  readonly judge: JudgeRecord | null;
}

/**
 * Every finding of the study kind `readings` on one subject, from what was counted of its responses. Deterministic: the same
 * responses, settings, seed and judge give the same bytes as JSON. A partial accumulator gives what can be said so far,
 * marked `partial`.
 */
export function analyseReadings(
  accumulator: Pick<Accumulator, 'mode' | 'tallies' | 'coverage'>,
  planned: StudySnapshot,
  { seed, subject, judge: record }: ReadingsContext,
): ReadingsResult {
  const snapshot = withTraitTargets(planned);
  const { confidence, bootstrap: replicates } = snapshot.design.analysis;
  const settings = (family: string) => ({
    replicates,
    confidence,
    random: createRandom(hashSeed(seed, 'readings', subject, family)),
  });
  const judge = judgeUse(snapshot, record, subject);
  const all = instrumentReadings(accumulator, answerTables(accumulator, snapshot), snapshot, judge);
  const used = all.filter(({ reading }) => reading.used);
  const behaviours = used.filter(({ reading }) => reading.kind === 'behaviour');
  const holding = behaviours.filter(({ reading }) => reading.gate.passed);
  const bearing = holding.length > 0 ? holding : behaviours;
  const gaps = readingGaps(
    used,
    new Set(bearing.map(({ reading }) => reading.instrument)),
    snapshot,
    settings('gap'),
  );
  const matrix = readingMatrix(used, snapshot, settings('matrix'));
  const borne = used.filter(({ reading }) => reading.kind === 'self-report').concat(bearing);
  const convergence = matrix === null ? null : crossConvergence(matrix, borne);
  const { coverage } = accumulator;
  const readings = all.map(({ reading }) => reading);
  return {
    verdict: readingsVerdict({
      coverage,
      readings,
      gap: gaps.overall,
      convergence,
      behaviourHolds: holding.length > 0,
    }),
    partial: coverage.answered < coverage.expected,
    coverage,
    mode: accumulator.mode,
    confidence,
    traits: traitViews(snapshot.instruments),
    readings,
    judge,
    gap: gaps.overall,
    gaps: gaps.pairs,
    convergence,
    matrix,
    collapse: matrix === null ? null : traitCollapse(matrix),
    profiles: readingProfiles(all, snapshot),
  };
}
