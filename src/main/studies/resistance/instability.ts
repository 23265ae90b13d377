import type { Instability, ScaleInstability } from '../../../shared/domain/resistance.js';
import type { AnalysisSettings } from '../../../shared/domain/study.js';
import type { Random } from '../../analysis/random.js';
import { mean, populationVariance } from '../../analysis/summary.js';
import { iccFromComponents } from '../../analysis/variance-components.js';
import type { StudySnapshot } from '../../store/store.js';
import type { AskedScale } from '../answers/asked-scales.js';
import type { AnswerTable, ScaleKey } from '../answers/answer-table.js';
import { bootstrapUnits, byPersona } from './persona-bootstrap.js';
import {
  average,
  conditionScores,
  meanOrNull,
  varianceBeyondError,
  type ConditionScores,
} from '../measures/score-variances.js';

/** One scale as one persona gave it, over its conditions. */
interface PersonaScore {
  readonly score: number;
  readonly error: number;
  readonly run: number;
}

interface PersonaUnit {
  readonly persona: string;
  /** In the order of the scales asked for; null where the persona was not answered there. */
  readonly scores: readonly (PersonaScore | null)[];
}

interface AskedKey {
  readonly table: AnswerTable;
  readonly key: ScaleKey;
}

/** Test lengths that ICC(1,1) is projected to, beside the administered one. */
const PROJECTED_ITEMS = [1, 5, 10];

/** Share of random answering's variance from which run noise counts as large. */
const LARGE_NOISE = 0.5;

/**
 * Variance over personas against variance over runs, for every scale that a `persona` condition asks for: ICC(1,1) of one
 * administration of the length given, ICC(1,k) of the mean of all administrations, and the projection to other lengths
 * (persona / (persona + run · n / m); assumes independent items and ignores how personas and items combine). Intervals by
 * bootstrap over personas.
 *
 * A low ICC has two causes: run noise is large, or personas make no difference. Only the first is instability; the second is
 * resistance, and a subject that keeps to its default has an ICC near 0 however steadily it answers. So a subject is
 * unstable where ICC(1,1) lies below `minIcc`, one administration does not tell on which side of the midpoint it stands
 * (`decisiveness` below `minIcc` too), and its answers vary at least half as much as answers at random.
 */
export function instability(
  asked: readonly AskedScale[],
  snapshot: StudySnapshot,
  settings: AnalysisSettings,
  random: Random,
): Instability {
  const conditions = asked.filter(({ condition }) => condition.kind === 'persona');
  const keys = [
    ...new Map(
      conditions.map(({ referenced, key }) => [
        `${referenced.table.instrument.id}|${key.scale.id}`,
        { table: referenced.table, key },
      ]),
    ).values(),
  ];
  const personas = [...byPersona(conditions)].map(([persona, entries]) => ({
    persona,
    places: [...new Set(entries.map(({ place }) => place))],
  }));
  const scored = keys.map(({ table, key }) =>
    personas.map(({ places }) => places.flatMap((place) => conditionScores(table, place, key) ?? [])),
  );
  const units: PersonaUnit[] = personas.map(({ persona }, place) => ({
    persona,
    scores: scored.map((byPersonas) => personaScore(byPersonas[place] ?? [])),
  }));
  const bootstrapSettings = { replicates: settings.bootstrap, confidence: settings.confidence, random };
  const results = keys.map((asked, scale) => {
    const present = units.filter(({ scores }) => (scores[scale] ?? null) !== null);
    const figures = scaleInstability(asked, present, scale, scored[scale] ?? [], snapshot);
    const icc1 =
      figures === null
        ? null
        : bootstrapUnits(present, (drawn, inflation) => iccOf(drawn, scale, inflation), bootstrapSettings);
    return figures === null ? null : { ...figures, icc1 };
  });
  const known = results.flatMap((result) => result ?? []);
  const icc1 = bootstrapUnits(
    units,
    (drawn, inflation) => meanIcc(drawn, keys.length, inflation),
    bootstrapSettings,
  );
  const decisiveness = meanOrNull(known.flatMap((result) => result.decisiveness ?? []));
  const noiseShare = meanOrNull(known.map((result) => result.noiseShare));
  const belowMinIcc = icc1 !== null && icc1.estimate < settings.minIcc;
  return {
    scales: byInstrument(keys, results),
    icc1,
    icck: meanOrNull(known.flatMap((result) => result.icck ?? [])),
    decisiveness,
    noiseShare,
    belowMinIcc,
    unstable: belowMinIcc && (decisiveness ?? 1) < settings.minIcc && (noiseShare ?? 0) >= LARGE_NOISE,
  };
}

function personaScore(conditions: readonly ConditionScores[]): PersonaScore | null {
  const runs = conditions.flatMap(({ run }) => (Number.isNaN(run) ? [] : [run]));
  return runs.length === 0 ? null : { ...average(conditions), run: mean(runs) };
}

function scaleInstability(
  { table, key }: AskedKey,
  units: readonly PersonaUnit[],
  scale: number,
  conditions: readonly (readonly ConditionScores[])[],
  snapshot: StudySnapshot,
): Omit<ScaleInstability, 'icc1'> | null {
  const scores = scoresOf(units, scale);
  const persona = varianceBeyondError(scores);
  if (persona === null) return null;
  const run = mean(scores.map((score) => score.run));
  const all = conditions.flat();
  const template = meanOrNull(all.flatMap((condition) => condition.template ?? []));
  const order = meanOrNull(all.flatMap((condition) => condition.order ?? []));
  const items = key.items.length;
  const { administration, templates, orders } = snapshot.design;
  const runs = administration.mode === 'sampled' ? administration.runs : 1;
  const administrations = templates.length * orders.length * runs * (all.length / scores.length);
  const signal = Math.max(0, mean(scores.map(({ score, error }) => (score - table.midpoint) ** 2 - error)));
  return {
    items,
    personas: scores.length,
    personaVariance: persona,
    runVariance: run,
    templateVariance: template,
    orderVariance: order,
    wordingVariance: meanOrNull(conditions.flatMap((own) => varianceBeyondError(own) ?? [])),
    icck: iccFromComponents(persona, run, administrations),
    administrations,
    generalizability: iccFromComponents(persona, run + (template ?? 0) + (order ?? 0), 1),
    projection: [...new Set([...PROJECTED_ITEMS, items])]
      .sort((left, right) => left - right)
      .flatMap((length) => {
        const icc = iccFromComponents(persona, run, length / items);
        return icc === null ? [] : [{ items: length, icc }];
      }),
    decisiveness: iccFromComponents(signal, run, 1),
    noiseShare: (run * items) / populationVariance(table.scores),
  };
}

function scoresOf(units: readonly PersonaUnit[], scale: number): PersonaScore[] {
  return units.flatMap(({ scores }) => scores[scale] ?? []);
}

/** ICC(1,1) of one scale over some personas; NaN where there is none. */
function iccOf(units: readonly PersonaUnit[], scale: number, inflation: number): number {
  const scores = scoresOf(units, scale);
  const persona = varianceBeyondError(scores);
  if (persona === null) return NaN;
  return iccFromComponents(persona * inflation, mean(scores.map(({ run }) => run)), 1) ?? NaN;
}

function meanIcc(units: readonly PersonaUnit[], scales: number, inflation: number): number {
  const values = Array.from({ length: scales }, (_, scale) => iccOf(units, scale, inflation)).filter(
    Number.isFinite,
  );
  return values.length === 0 ? NaN : mean(values);
}

function byInstrument(
  keys: readonly AskedKey[],
  results: readonly (ScaleInstability | null)[],
): Instability['scales'] {
  const scales: Record<string, Record<string, ScaleInstability>> = {};
  for (const [place, { table, key }] of keys.entries()) {
    const result = results[place];
    if (result === null || result === undefined) continue;
    (scales[table.instrument.id] ??= {})[key.scale.id] = result;
  }
  return scales;
}
