import type { InstabilityResult } from '../../../shared/domain/instability/result.js';
import type { ExplainedAnswers } from '../../../shared/domain/instability/labelling.js';
import type { ScaleInstabilityResult } from '../../../shared/domain/instability/scale.js';
import { instabilitySettingsSchema } from '../../../shared/domain/instability/settings.js';
import { holmPresent } from '../../analysis/multiple.js';
import { createRandom, hashSeed } from '../../analysis/random.js';
import type { StudySnapshot } from '../../store/store.js';
import type { Accumulator } from '../answers/accumulate.js';
import { answerRates } from '../answers/answer-rates.js';
import type { AnswerTable, ScaleKey } from '../answers/answer-table.js';
import { internalConsistency, negationConsistency } from '../measures/consistency.js';
import { gate } from '../measures/gate.js';
import { orderEffect } from '../measures/order-effect.js';
import { askedTables } from './asked-tables.js';
import { goldFindings } from './gold-findings.js';
import { decidedScale, nextDesign, scaleDecision, type DecidedScale } from './decision.js';
import { explainedAnswers } from './explained-answers.js';
import { overallInstability } from './overall.js';
import { personaDifferences, type PersonaDifferences } from './persona-differences.js';
import { personaUnits } from './persona-units.js';
import { scaleDesign } from './scale-design.js';
import { measureScale, type MeasuredScale } from './scale-findings.js';
import { instabilityVerdict } from './verdict.js';

interface FoundScale {
  readonly measured: MeasuredScale;
  readonly differences: PersonaDifferences;
  readonly decided: DecidedScale;
  readonly explained: ExplainedAnswers | null;
}

/**
 * Every finding of the study kind `instability` on one subject, from what was counted of its responses; `subject` identifies
 * it, e.g. its SHA-256, so that subjects do not share their draws. Deterministic: the same responses, settings and seed give
 * the same bytes as JSON. A partial accumulator gives what can be said so far, marked `partial`.
 */
export function analyseInstability(
  accumulator: Accumulator,
  snapshot: StudySnapshot,
  { seed, subject }: { readonly seed: number; readonly subject: string },
): InstabilityResult {
  const { analysis, administration, instability } = snapshot.design;
  const { target, permutations } = instability ?? instabilitySettingsSchema.parse({});
  const runs = administration.mode === 'sampled' ? administration.runs : null;
  const { tables, templates, itemOrders } = askedTables(accumulator, snapshot);
  const units = personaUnits(snapshot.conditions);
  // One stream per scale and family, so that a change in one leaves the draws of the others as they are.
  const random = (...parts: string[]) => createRandom(hashSeed(seed, 'instability', subject, ...parts));
  const found = tables.flatMap((table, place) =>
    comparedKeys(table, snapshot).flatMap((key): FoundScale[] => {
      const tally = accumulator.tallies[place];
      if (tally === undefined) return [];
      const design = scaleDesign({ table, tally, key, units, templates, itemOrders });
      if (design === null) return [];
      const name = [table.instrument.id, key.scale.id];
      const measured = measureScale(design, runs, {
        replicates: analysis.bootstrap,
        confidence: analysis.confidence,
        random: random('components', ...name),
      });
      if (measured === null) return [];
      const differences = personaDifferences(design, tally, accumulator.mode, {
        permutations,
        random: random('permutations', ...name),
      });
      const explained = explainedAnswers(design, differences.test?.p ?? null, {
        replicates: analysis.bootstrap,
        confidence: analysis.confidence,
        random: random('explained', ...name),
      });
      return [{ measured, differences, explained, decided: decidedScale(design, measured.set, runs) }];
    }),
  );
  const passed = gate(
    {
      rates: answerRates(accumulator, snapshot),
      order: orderEffect(tables),
      negation: negationConsistency(tables),
      consistency: internalConsistency(tables),
    },
    analysis.gate,
  );
  const { coverage } = accumulator;
  const overall = overallInstability(found.map(({ measured }) => measured.found));
  const personas = Math.max(0, ...found.map(({ measured }) => measured.found.personas));
  return {
    verdict: instabilityVerdict({ answered: coverage.answered, gate: passed, personas, overall }),
    partial: coverage.answered < coverage.expected,
    coverage,
    mode: accumulator.mode,
    confidence: analysis.confidence,
    gate: passed,
    personas,
    templates: (tables.length === 0 ? 0 : templates.length) * Math.max(1, units.wordings.length),
    orders: tables[0]?.orders.length ?? 0,
    ...(itemOrders === 1 ? {} : { itemOrders }),
    runs,
    overall,
    scales: withAdjustedTests(found, target),
    explained: found.flatMap(({ explained }) => explained ?? []),
    gold: goldFindings({
      ...{ tables, units, templates, itemOrders, runs, permutations, random },
      tallies: accumulator.tallies,
      mode: accumulator.mode,
      replicates: analysis.bootstrap,
      confidence: analysis.confidence,
    }),
    next: nextDesign(
      found.map(({ decided }) => decided),
      target,
    ),
  };
}

/** The domains and axes that personas ask for; all of an instrument that none asks anything of, e.g. a labelling task. */
function comparedKeys(table: AnswerTable, { targets }: StudySnapshot): ScaleKey[] {
  const top = table.scales.filter(({ scale }) => scale.kind !== 'facet');
  const asked = new Set(
    table.conditions.flatMap(({ persona }) =>
      persona === undefined ? [] : Object.keys(targets[persona]?.[table.instrument.id] ?? {}),
    ),
  );
  return asked.size === 0 ? top : top.filter(({ scale }) => asked.has(scale.id));
}

function withAdjustedTests(found: readonly FoundScale[], target: number): ScaleInstabilityResult[] {
  const adjusted = holmPresent(found.map(({ differences: { test } }) => test?.p ?? null));
  return found.map(({ measured, differences: { entropy, test }, decided }, place) => ({
    ...measured.found,
    entropy,
    test: test === null ? null : { ...test, adjusted: adjusted[place] ?? test.p },
    decision: scaleDecision(decided, target),
  }));
}
