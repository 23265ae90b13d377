import type {
  AnswerChange,
  ConditionChange,
  ItemChange,
} from '../../../shared/domain/quantization/effect.js';
import type { Condition } from '../../../shared/domain/condition.js';
import { kullbackLeibler } from '../../analysis/distance.js';
import { normalise } from '../../analysis/distribution.js';
import type { InstrumentTally } from '../answers/accumulate.js';
import { topKeys } from '../gain/requests.js';
import type { AnswerTable } from '../answers/answer-table.js';
import type { SharedAnswers } from './shared-answers.js';

/** How the answers to every item changed, and in every condition. */
export interface AnswerChanges {
  /** Null where no cell was answered by both. */
  readonly all: AnswerChange | null;
  readonly conditions: readonly string[];
  readonly byCondition: readonly ConditionChange[];
  /** Largest mean divergence first. */
  readonly items: readonly ItemChange[];
}

/**
 * A readout's probabilities below this count as this, on both sides: a probability that underflows would make a divergence
 * infinite, and one so small says nothing of what is answered.
 */
const LEAST_PROBABILITY = 1e-12;
/** Added to every option's count of sampled answers (Krichevsky & Trofimov 1981): an option that never came up is not impossible. */
const SAMPLED_PRIOR = 0.5;

/**
 * Per cell the divergence D(reference‖variant) in nats, whether the most likely option is another one, and the distance of the
 * mean scores; averaged over templates and option orders by item and condition, by item, by condition, and over all.
 */
export function answerChanges(
  shared: SharedAnswers,
  tables: readonly AnswerTable[],
  conditions: readonly Condition[],
  labels: ReadonlyMap<string, string>,
): AnswerChanges {
  const blank = (): Sums[] => conditions.map(() => new Sums());
  const byCondition = blank();
  const all = new Sums();
  const items = shared.variant.tallies.flatMap((variant, place) => {
    const reference = shared.reference.tallies[place] as InstrumentTally;
    const grid = variant.instrument.items.map(blank);
    forEachChange(variant, reference, shared.variant.mode, conditions.length, (item, condition, change) => {
      grid[item]?.[condition]?.add(change);
      byCondition[condition]?.add(change);
      all.add(change);
    });
    return grid.map((sums, item) => ({ table: tables[place] as AnswerTable, item, sums }));
  });
  const answered = conditions.flatMap((condition, place) => {
    const change = byCondition[place]?.result() ?? null;
    return change === null ? [] : [{ condition, place, change }];
  });
  return {
    all: all.result(),
    conditions: answered.map(({ condition }) => condition.id),
    byCondition: answered.map(({ condition: { id, kind }, change }) => ({
      condition: id,
      kind,
      label: labels.get(id) ?? id,
      ...change,
    })),
    items: items
      .flatMap((entry) =>
        itemChange(
          entry,
          answered.map(({ place }) => place),
        ),
      )
      .sort((left, right) => right.kl - left.kl),
  };
}

interface CellChange {
  readonly kl: number;
  readonly flip: number;
  readonly distance: number;
}

class Sums {
  #cells = 0;
  #kl = 0;
  #klMax = 0;
  #flips = 0;
  #distance = 0;

  add({ kl, flip, distance }: CellChange): void {
    this.#cells += 1;
    this.#kl += kl;
    this.#klMax = Math.max(this.#klMax, kl);
    this.#flips += flip;
    this.#distance += distance;
  }

  result(): AnswerChange | null {
    const cells = this.#cells;
    if (cells === 0) return null;
    return {
      cells,
      kl: this.#kl / cells,
      klMax: this.#klMax,
      flips: this.#flips / cells,
      scoreDistance: this.#distance / cells,
    };
  }

  static joined(parts: readonly Sums[]): Sums {
    const joined = new Sums();
    for (const part of parts) {
      joined.#cells += part.#cells;
      joined.#kl += part.#kl;
      joined.#klMax = Math.max(joined.#klMax, part.#klMax);
      joined.#flips += part.#flips;
      joined.#distance += part.#distance;
    }
    return joined;
  }
}

function itemChange(
  { table, item, sums }: { table: AnswerTable; item: number; sums: readonly Sums[] },
  places: readonly number[],
): ItemChange[] {
  const total = Sums.joined(sums).result();
  if (total === null) return [];
  const byCondition = places.map((place) => sums[place]?.result() ?? null);
  return [
    {
      instrument: table.instrument.id,
      item: table.instrument.items[item]?.id ?? '',
      scales: topKeys(table).flatMap(({ scale, items }) => (items.includes(item) ? [scale.id] : [])),
      ...total,
      klByCondition: byCondition.map((change) => change?.kl ?? null),
      flipsByCondition: byCondition.map((change) => change?.flips ?? null),
    },
  ];
}

function forEachChange(
  variant: InstrumentTally,
  reference: InstrumentTally,
  mode: 'readout' | 'sampled',
  conditions: number,
  take: (item: number, condition: number, change: CellChange) => void,
): void {
  const { items, options } = variant.instrument;
  const cellsOfCondition = variant.answers.length / conditions;
  for (let cell = 0; cell < variant.answers.length; cell += 1) {
    const [start, end] = [cell * options.length, (cell + 1) * options.length];
    const own = [...variant.mass.subarray(start, end)];
    const other = [...reference.mass.subarray(start, end)];
    // Cells that were not answered by both are empty on both sides.
    if (!own.some((mass) => mass > 0)) continue;
    take(cell % items.length, Math.floor(cell / cellsOfCondition), {
      kl: kullbackLeibler(smoothed(other, mode), smoothed(own, mode)),
      flip: haveCommonTop(own, other) ? 0 : 1,
      distance: Math.abs(meanScore(own, options) - meanScore(other, options)),
    });
  }
}

function smoothed(mass: readonly number[], mode: 'readout' | 'sampled'): number[] {
  return mode === 'readout'
    ? normalise(normalise(mass).map((share) => Math.max(share, LEAST_PROBABILITY)))
    : normalise(mass.map((count) => count + SAMPLED_PRIOR));
}

/** Whether some option is the most likely one on both sides; several are, where sampled answers tie. */
function haveCommonTop(left: readonly number[], right: readonly number[]): boolean {
  const [most, mostRight] = [Math.max(...left), Math.max(...right)];
  return left.some((mass, option) => mass === most && right[option] === mostRight);
}

function meanScore(mass: readonly number[], options: readonly { readonly score: number }[]): number {
  return normalise(mass).reduce((sum, share, option) => sum + share * (options[option]?.score ?? NaN), 0);
}
