import type { SubgroupComparison, SubgroupGap } from '../../../shared/domain/population/subgroups.js';
import { studentInterval, sumOfVariances, type EstimateError } from '../../analysis/estimate-error.js';
import type { ResamplingOptions } from '../../analysis/resampled-interval.js';
import { sampleFigures, type SampleFigures } from '../../analysis/weighted-sample.js';
import type { StudySnapshot } from '../../store/store.js';
import type { HumanPopulation } from './human-population.js';
import { meanInterval } from './mixture.js';
import type { ComparedScale } from './scale-comparisons.js';
import type { PersonConditions } from './simulated-people.js';

/** What the gaps of one subgroup column are worked out from. */
interface Grouping {
  readonly name: string;
  /** Group of every simulated person and of every human; empty where it is not known. */
  readonly simulated: readonly string[];
  readonly human: readonly string[];
}

/**
 * Gaps between subgroups in both populations, for every subgroup column of the study that two groups of both have. A gap is the
 * mean of a group less that of the largest group of people, with Welch's interval, and so is the difference of both gaps.
 * `accuracies`: of simulated people made of rows, by their place.
 */
export function subgroupGaps(
  instrument: string,
  people: readonly PersonConditions[],
  compared: readonly ComparedScale[],
  human: HumanPopulation,
  accuracies: ReadonlyMap<number, number>,
  snapshot: StudySnapshot,
  options: ResamplingOptions,
): SubgroupComparison[] {
  const attributes = snapshot.people ?? {};
  return (snapshot.design.population?.subgroups ?? []).flatMap((name): SubgroupComparison[] => {
    const grouping: Grouping = {
      name,
      simulated: people.map(
        ({ persona, role }) => attributes[persona ?? '']?.[name] ?? attributes[role ?? '']?.[name] ?? '',
      ),
      human: human.answers?.groups?.[name] ?? [],
    };
    const groups = groupsOf(grouping);
    const [base] = groups.toSorted((left, right) => right.human - left.human);
    if (base === undefined || groups.length < 2) return [];
    return [
      {
        name,
        base: base.group,
        groups,
        gaps: compared.flatMap((scale) =>
          groups.flatMap(({ group }) =>
            group === base.group
              ? []
              : gapOf(instrument, grouping, scale, group, base.group, options.confidence),
          ),
        ),
        parity: compared.flatMap((scale) => {
          const sides = groups.map(({ group }) => sidesOf(grouping, scale, group));
          const simulated = range(sides.flatMap((side) => side.simulated?.mean ?? []));
          const own = range(sides.flatMap((side) => side.human?.mean ?? []));
          return simulated === null || own === null
            ? []
            : [{ instrument, scale: scale.key.scale.id, simulated, human: own }];
        }),
        accuracy: accuracyOf(
          grouping,
          groups.map(({ group }) => group),
          accuracies,
          options,
        ),
      },
    ];
  });
}

/** Groups that both populations have, in the order of the table. */
function groupsOf({ simulated, human }: Grouping): SubgroupComparison['groups'] {
  return [...new Set(human)].flatMap((group) => {
    const counts = {
      group,
      simulated: simulated.filter((own) => own === group).length,
      human: human.filter((own) => own === group).length,
    };
    return group === '' || counts.simulated === 0 ? [] : [counts];
  });
}

function sidesOf(
  { simulated, human }: Grouping,
  { column }: ComparedScale,
  group: string,
): { readonly simulated: SampleFigures | null; readonly human: SampleFigures | null } {
  const within = (scores: Float64Array, groups: readonly string[]): Float64Array =>
    scores.map((score, place) => (groups[place] === group ? score : NaN));
  return {
    simulated: sampleFigures({ scores: within(column.simulated, simulated) }),
    human:
      column.human.kind === 'people'
        ? sampleFigures({ scores: within(column.human.scores, human), weights: column.human.weights })
        : null,
  };
}

function gapOf(
  instrument: string,
  grouping: Grouping,
  scale: ComparedScale,
  group: string,
  base: string,
  confidence: number,
): SubgroupGap[] {
  const own = sidesOf(grouping, scale, group);
  const other = sidesOf(grouping, scale, base);
  if (own.simulated === null || other.simulated === null || own.human === null || other.human === null)
    return [];
  const simulated = contrast([own.simulated], [other.simulated]);
  const human = contrast([own.human], [other.human]);
  const difference = contrast([own.simulated, other.human], [other.simulated, own.human]);
  return [
    {
      instrument,
      scale: scale.key.scale.id,
      group,
      simulated: studentInterval(simulated, confidence),
      human: studentInterval(human, confidence),
      difference: studentInterval(difference, confidence),
    },
  ];
}

/** Sum of means less sum of means of independent groups, with Satterthwaite's degrees of freedom. */
function contrast(plus: readonly SampleFigures[], minus: readonly SampleFigures[]): EstimateError {
  const total = (sides: readonly SampleFigures[]): number => sides.reduce((sum, { mean }) => sum + mean, 0);
  const { variance, degrees } = sumOfVariances(
    [...plus, ...minus].map(({ meanError, effective }) => ({
      variance: meanError ** 2,
      degrees: effective - 1,
    })),
  );
  return { estimate: total(plus) - total(minus), standardError: Math.sqrt(variance), degrees };
}

function accuracyOf(
  { simulated }: Grouping,
  groups: readonly string[],
  accuracies: ReadonlyMap<number, number>,
  options: ResamplingOptions,
): SubgroupComparison['accuracy'] {
  const found = groups.flatMap((group) => {
    const own = [...accuracies].flatMap(([place, accuracy]) =>
      simulated[place] === group ? [accuracy] : [],
    );
    return own.length === 0 ? [] : [{ group, people: own.length, accuracy: meanInterval(own, options) }];
  });
  const difference = range(found.map(({ accuracy }) => accuracy.estimate));
  return found.length < 2 || difference === null ? null : { groups: found, difference };
}

/** Largest less smallest; null below two values. */
function range(values: readonly number[]): number | null {
  return values.length < 2 ? null : Math.max(...values) - Math.min(...values);
}
