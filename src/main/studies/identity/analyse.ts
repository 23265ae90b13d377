import type { ConfidenceFindings } from '../../../shared/domain/identity/confidence.js';
import type { IdentityResult } from '../../../shared/domain/identity/result.js';
import { identitySettingsSchema } from '../../../shared/domain/identity/settings.js';
import type { Gate, GateCheckId } from '../../../shared/domain/resistance/gate.js';
import type { GateThresholds } from '../../../shared/domain/study.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator } from '../answers/accumulate.js';
import { answerRates } from '../answers/answer-rates.js';
import { answerTables } from '../answers/answer-table.js';
import { gate, type GateEvidence } from '../measures/gate.js';
import { orderEffect } from '../measures/order-effect.js';
import { armEffects } from './arm-effects.js';
import { isAboveChance } from './chance.js';
import { neutralPairs } from './evidence.js';
import { interval } from './figures.js';
import { confidenceRows } from './confidence/confidence-rows.js';
import { jointRatings } from './confidence/joint-ratings.js';
import { armPlaces, irrelevantRole, type ArmPlaces } from './places.js';
import { competence, reasoningRows } from './reasoning.js';
import { baselineDiscernment, headlinesOf, veracityRows, type Headlines } from './veracity.js';
import { identityVerdict } from './verdict.js';

/** What is asked of tasks: their answers are no ratings of a self, and none of their scales need hang together. */
const CHECKS: readonly GateCheckId[] = ['parse-rate', 'option-mass', 'refusal-rate', 'order-effect'];

/**
 * Every finding of the study kind `identity` on one subject, from what was counted of its responses. Deterministic and without
 * draws: the same responses and settings give the same bytes as JSON. A partial accumulator gives what can be said so far,
 * marked `partial`.
 */
export function analyseIdentity(accumulator: Accumulator, snapshot: StudySnapshot): IdentityResult {
  const { analysis, identity } = snapshot.design;
  const { margin } = identity ?? identitySettingsSchema.parse({});
  const { confidence } = analysis;
  const tables = answerTables(accumulator, snapshot);
  const arms = armPlaces(snapshot.conditions);
  const irrelevant = irrelevantRole(snapshot.conditions);
  const headlines = headlinesOf(tables);
  const neutral = neutralPairs(tables);
  const [first] = arms;
  const read = first === undefined ? null : competence(neutral, first.baseline, confidence);
  const discernment =
    first === undefined ? null : interval(baselineDiscernment(headlines, first), confidence);
  const rules = { confidence, margin, isCompetent: read?.passed === true };
  const reasoning = arms.flatMap((places) => reasoningRows(tables, places, rules));
  const passed = taskGate(
    {
      rates: answerRates(firstTurns(accumulator), snapshot),
      // Of ratings alone: who takes the first of two conclusions fails the neutral tables, which ask both orders.
      order: orderEffect(headlines.map(({ table }) => table)),
      negation: null,
      consistency: { alpha: null, omega: null, note: null },
    },
    analysis.gate,
  );
  const { coverage } = accumulator;
  return {
    verdict: identityVerdict({
      answered: coverage.answered,
      gate: passed,
      competence: read,
      rows: reasoning.filter(({ arm }) => arm === first?.arm),
      margin,
    }),
    partial: coverage.answered < coverage.expected,
    coverage,
    mode: accumulator.mode,
    confidence,
    margin,
    gate: passed,
    competence: read,
    discerns: discernment === null ? null : isAboveChance(discernment),
    arms: arms.map(({ arm }) => arm),
    identities: (first?.identities ?? []).map((own) => own.identity),
    irrelevant,
    veracity: arms.flatMap((places) => veracityRows(headlines, places, irrelevant, confidence)),
    confidenceRatings: confidenceFindings(accumulator, snapshot, headlines, arms),
    reasoning,
    neutralByArm: arms.flatMap(({ arm, baseline }) => {
      const own = competence(neutral, baseline, confidence);
      return own === null ? [] : [{ arm, accuracy: own.accuracy }];
    }),
    armEffects: armEffects(tables, headlines, arms, confidence),
  };
}

/** What the gate goes by: second turns have a measure of their own, and after ratings that nobody would give it says nothing. */
function firstTurns({ mode, tallies }: Accumulator): Pick<Accumulator, 'mode' | 'tallies'> {
  return { mode, tallies: tallies.filter(({ instrument }) => instrument.task?.kind !== 'confidence') };
}

function confidenceFindings(
  accumulator: Accumulator,
  { conditions, design: { analysis } }: StudySnapshot,
  headlines: Headlines,
  arms: readonly ArmPlaces[],
): ConfidenceFindings | null {
  const ratings = jointRatings(accumulator, headlines, conditions.length);
  if (ratings === null) return null;
  const irrelevant = irrelevantRole(conditions);
  return {
    read: ratings.read,
    readable: ratings.read >= analysis.gate.minParseRate,
    rows: arms.flatMap((places) =>
      confidenceRows(ratings, headlines, places, irrelevant, analysis.confidence),
    ),
  };
}

function taskGate(evidence: GateEvidence, thresholds: GateThresholds): Gate {
  const checks = gate(evidence, thresholds).checks.filter(({ id }) => CHECKS.includes(id));
  const judged = checks.filter(({ passed }) => passed !== null);
  return { passed: judged.length > 0 && judged.every(({ passed }) => passed === true), checks };
}
