import type { DefaultPull, Estimate, TypeAdoption, TypeOutcome } from '../../../shared/domain/resistance.js';
import type { Random } from '../../analysis/random.js';
import { mean } from '../../analysis/summary.js';
import { typeDistribution } from '../../analysis/type-distribution.js';
import type { StudySnapshot } from '../../store/store.js';
import { conditionMeans, typeOf } from '../measures/default-profile.js';
import { bootstrapUnits } from './persona-bootstrap.js';
import type { ReferencedTable } from '../answers/reference.js';
import { axisDistributions, lettersOf, requestedSides, typedTable } from '../measures/type-axes.js';

/** What one condition that asks for a type came to. */
interface TypedCondition extends TypeOutcome {
  /** P(measured type = default type). */
  readonly defaultProbability: number;
  /** P(side = requested side) of the axes whose requested side is not the default's. */
  readonly flips: readonly { readonly axis: string; readonly probability: number }[];
}

export interface TypeResults {
  readonly typeAdoption: TypeAdoption | null;
  readonly defaultPull: DefaultPull | null;
}

/** Default pull is conditional on a miss; below this share of misses there is nothing to condition on. */
const LEAST_MISS = 1e-9;

export interface TypeSettings {
  readonly replicates: number;
  readonly confidence: number;
  readonly random: Random;
}

/**
 * Type adoption rate, axis flips and default pull from the exact type distribution of every condition that asks for a type.
 * Conditions that ask for the default type are reported apart, since there a subject succeeds for free; `role+persona`
 * conditions are reported apart too. Intervals by bootstrap over personas. `typeAdoption` is null without an instrument
 * with lettered axes, an answered default, and a `persona` condition that asks for another type; `defaultPull` also where no
 * condition misses its type.
 */
export function typeResults(
  tables: readonly ReferencedTable[],
  snapshot: StudySnapshot,
  defaultType: string | null,
  settings: TypeSettings,
): TypeResults {
  const typed = typedTable(tables);
  if (typed === null || defaultType === null) return { typeAdoption: null, defaultPull: null };
  const conditions = typedConditions(typed, snapshot, defaultType);
  const moved = conditions.filter(({ requested }) => requested !== defaultType);
  const personas = moved.filter(({ kind }) => kind === 'persona');
  if (personas.length === 0) return { typeAdoption: null, defaultPull: null };
  const rolePersonas = moved.filter(({ kind }) => kind === 'role+persona');
  const free = conditions.filter(({ kind, requested }) => kind === 'persona' && requested === defaultType);
  const types = 2 ** lettersOf(typed.table).length;
  const rate = (of: readonly TypedCondition[]): Estimate | null => bootstrapUnits(of, adoptionRate, settings);
  const adopted = rate(personas);
  const rolePersona = rate(rolePersonas);
  return {
    typeAdoption:
      adopted === null
        ? null
        : {
            ...adopted,
            instrument: typed.table.instrument.id,
            conditions: personas.length,
            chance: 1 / types,
            requestedDefault:
              free.length === 0
                ? null
                : { estimate: mean(free.map(({ probability }) => probability)), conditions: free.length },
            axisFlips: axisFlips(personas, settings),
            rolePersona: rolePersona === null ? null : { ...rolePersona, conditions: rolePersonas.length },
            outcomes: conditions.map(outcome),
          },
    defaultPull: defaultPull(personas, types, settings),
  };
}

function typedConditions(
  { table }: ReferencedTable,
  snapshot: StudySnapshot,
  defaultType: string,
): TypedCondition[] {
  const letters = lettersOf(table);
  return table.conditions.flatMap((condition, place) => {
    const { persona } = condition;
    const type = persona === undefined ? undefined : snapshot.types[persona];
    if (persona === undefined || type === undefined) return [];
    const sides = requestedSides(letters, type);
    const axes = axisDistributions(table, place);
    const measured = typeOf(table, conditionMeans(table, place));
    if (axes === null || measured === null || sides === null) return [];
    const distribution = typeDistribution(axes);
    const requested = sides.join('');
    return [
      {
        condition: condition.id,
        kind: condition.kind,
        persona,
        requested,
        measured,
        probability: distribution.get(requested) ?? 0,
        defaultProbability: distribution.get(defaultType) ?? 0,
        flips: axes.flatMap((axis, place) => {
          const side = sides[place] ?? '';
          if (side === defaultType[place]) return [];
          return [
            { axis: letters[place]?.scale ?? '', probability: typeDistribution([axis]).get(side) ?? 0 },
          ];
        }),
      },
    ];
  });
}

function outcome({
  condition,
  kind,
  persona,
  requested,
  measured,
  probability,
}: TypedCondition): TypeOutcome {
  return { condition, kind, persona, requested, measured, probability };
}

function adoptionRate(conditions: readonly TypedCondition[]): number {
  return mean(conditions.map(({ probability }) => probability));
}

function axisFlips(conditions: readonly TypedCondition[], settings: TypeSettings): TypeAdoption['axisFlips'] {
  const flipsOf = (of: readonly TypedCondition[]): number[] =>
    of.flatMap(({ flips }) => flips.map(({ probability }) => probability));
  const estimate = bootstrapUnits(conditions, (drawn) => mean(flipsOf(drawn)), settings);
  if (estimate === null) return null;
  const axes = [...new Set(conditions.flatMap(({ flips }) => flips.map(({ axis }) => axis)))];
  return {
    ...estimate,
    axes: flipsOf(conditions).length,
    chance: 0.5,
    byAxis: Object.fromEntries(
      axes.map((axis) => {
        const own = conditions.flatMap(({ flips }) => flips.filter((flip) => flip.axis === axis));
        return [axis, { estimate: mean(own.map(({ probability }) => probability)), conditions: own.length }];
      }),
    ),
  };
}

function defaultPull(
  conditions: readonly TypedCondition[],
  types: number,
  settings: TypeSettings,
): DefaultPull | null {
  const missShare = (of: readonly TypedCondition[]): number => 1 - adoptionRate(of);
  const pull = (of: readonly TypedCondition[]): number => {
    const missed = missShare(of);
    return missed < LEAST_MISS
      ? NaN
      : Math.min(1, mean(of.map(({ defaultProbability }) => defaultProbability)) / missed);
  };
  const estimate = bootstrapUnits(conditions, pull, settings);
  if (estimate === null) return null;
  return {
    ...estimate,
    chance: 1 / (types - 1),
    conditions: conditions.length,
    missShare: missShare(conditions),
  };
}
