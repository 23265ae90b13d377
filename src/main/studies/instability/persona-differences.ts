import type { AnswerEntropy, PersonaTest } from '../../../shared/domain/instability/scale.js';
import { correctedEntropyShare, entropyShare, type AnswerMasses } from '../../analysis/answer-entropy.js';
import { blockedPermutationTest } from '../../analysis/blocked-permutation.js';
import type { Random } from '../../analysis/random.js';
import { mean } from '../../analysis/summary.js';
import { keyedScore, type KeyingSign } from '../../instruments/scoring.js';
import type { Accumulator, InstrumentTally } from '../answers/accumulate.js';
import type { ScaleCell, ScaleDesign } from './scale-design.js';

/** Arrangements up to which every one is looked at. */
const MOST_EXACT = 5000;

/** Whether personas differ, by labels that are permuted. */
export interface PersonaDifferences {
  readonly entropy: AnswerEntropy | null;
  readonly test: Omit<PersonaTest, 'adjusted'> | null;
}

/**
 * How far personas tell answers apart, with no assumption on how answers are distributed. Where items were put in several ways,
 * labels of personas are permuted within each template × option order × item order, which keeps what a way of asking does to all
 * personas; with one way alone, single answers within each item. Sampled answers have their share of entropy corrected for chance;
 * in running conversations it has no p, since answers that rest on each other cannot be shuffled one by one.
 */
export function personaDifferences(
  design: ScaleDesign,
  tally: InstrumentTally,
  mode: Accumulator['mode'],
  { permutations, random }: { readonly permutations: number; readonly random: Random },
): PersonaDifferences {
  const together = design.levels['item-order'] > 1;
  const items = answersByItem(design, tally);
  const blocks = blockedPermutationTest(blockScores(design), { permutations, mostExact: MOST_EXACT, random });
  const byBlocks = blocks === null ? null : { unit: 'blocks' as const, ...blocks };
  if (mode === 'readout') {
    const { entropy, share } = entropyShare(items.map(({ counts }) => counts));
    return {
      entropy: share === null ? null : { entropy, share, corrected: share, p: null },
      test: byBlocks,
    };
  }
  const found = correctedEntropyShare(items, { permutations, random });
  return {
    entropy:
      found.share === null
        ? null
        : {
            entropy: found.entropy,
            share: found.share,
            corrected: found.corrected,
            p: together ? null : found.test.p,
          },
    test: byBlocks ?? (!together && repeated(items) ? { unit: 'answers', ...found.scoreTest } : null),
  };
}

interface ItemAnswers {
  readonly counts: AnswerMasses;
  /** Keyed scores of the options. */
  readonly scores: readonly number[];
}

/** Answers to each item in each way of asking, by persona. */
function answersByItem({ cells, table, key }: ScaleDesign, { mass }: InstrumentTally): ItemAnswers[] {
  const options = table.scores.length;
  return [
    ...groupsOf(cells, ({ template, order, itemOrder, item }) => `${template} ${order} ${itemOrder} ${item}`),
  ].map((group) => ({
    counts: group.map(({ place }) =>
      place === null
        ? new Array<number>(options).fill(0)
        : [...mass.subarray(place * options, (place + 1) * options)],
    ),
    scores: table.scores.map((score) =>
      keyedScore(score, key.signs[group[0]?.item ?? 0] as KeyingSign, table.min, table.max),
    ),
  }));
}

/**
 * [template × option order × item order][persona] mean distances from the mean of all personas on the same item, so that a persona that left
 * an item out is not held against others by the items it answered; NaN where it answered none.
 */
function blockScores({ cells, levels }: ScaleDesign): number[][] {
  return [...groupsOf(cells, ({ template, order, itemOrder }) => `${template} ${order} ${itemOrder}`)].map(
    (block) => {
      const distances = Array.from({ length: levels.persona }, (): number[] => []);
      for (const item of groupsOf(block, (cell) => String(cell.item))) {
        const answered = item.filter((cell) => !Number.isNaN(cell.mean));
        if (answered.length === 0) continue;
        const centre = mean(answered.map((cell) => cell.mean));
        for (const cell of answered) distances[cell.persona]?.push(cell.mean - centre);
      }
      return distances.map((own) => (own.length === 0 ? NaN : mean(own)));
    },
  );
}

function groupsOf(
  cells: readonly ScaleCell[],
  keyOf: (cell: ScaleCell) => string,
): IterableIterator<ScaleCell[]> {
  const groups = new Map<string, ScaleCell[]>();
  for (const cell of cells) {
    const key = keyOf(cell);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [cell]);
    else known.push(cell);
  }
  return groups.values();
}

/** Whether some item was answered twice by one persona in one way. */
function repeated(items: readonly ItemAnswers[]): boolean {
  return items.some(({ counts }) => counts.some((own) => own.reduce((total, count) => total + count, 0) > 1));
}
