import { MettleError } from '../../../shared/errors.js';
import { readStock, type Cut } from './stock.js';

/** Counts the tokens of texts, in their order. */
export type CountTokens = (texts: readonly string[]) => Promise<readonly number[]>;

/** A text of the length asked for, and its tokens. */
export interface FittedText {
  readonly text: string;
  readonly tokens: number;
}

/** How far from the length asked for a text may be, in tokens. */
const TOLERANCE = 1;
/** Cuts within a sentence that an enumeration is tried after. */
const MOST_PARTS = 8;
/** Numbers that are tried one by one; longer enumerations are sought in steps of as many first. */
const STEP = 16;
/** Noughts after the last number: they make up for tokens that a whole number more would overshoot by. */
const NOUGHTS = [0, 1, 2];

/** A text that may be taken. */
interface Candidate {
  readonly text: string;
  readonly cut: Cut;
  readonly numbers: number;
}

type Counted = Candidate & { readonly tokens: number };

/**
 * A text made from a stock whose tokens are `target`, or at most one from it, under any tokenizer. The stock is cut after the
 * last sentence that fits and brought to the length by an enumeration of numbers (`1, 2, 3.`), by words of the next sentence,
 * or both; a sentence that lists, such as an anti-target's adjectives, is cut between its entries only. The same stock, target
 * and counts give the same text; `count` is called at most six times, with many texts each. Throws `INVALID_STUDY` naming the
 * length where no such text can be made: `target` is less than what the shortest cut of the stock counts.
 */
export async function fitLength(stock: string, target: number, count: CountTokens): Promise<FittedText> {
  const { cuts, enumerate } = readStock(stock);
  const found: Counted[] = [];
  const tryAll = async (candidates: readonly Candidate[]): Promise<readonly Counted[]> => {
    if (candidates.length === 0) return [];
    const tokens = await count(candidates.map(({ text }) => text));
    const counted = candidates.map((candidate, index) => ({ ...candidate, tokens: tokens[index] ?? 0 }));
    found.push(...counted);
    return counted;
  };
  const isExact = (): boolean => found.some(({ tokens }) => tokens === target);
  const enumerations = (start: Counted, from: number): Candidate[] =>
    range(from, Math.min(from + STEP, target - start.tokens)).flatMap((numbers) =>
      NOUGHTS.map((noughts) => ({ text: enumerate(start.cut, numbers, noughts), cut: start.cut, numbers })),
    );

  const whole = await tryAll(cuts.filter((cut) => cut.whole).map(asCandidate));
  const base = lastFitting(whole, target);
  if (!isExact()) {
    const fitting = base?.cut.sentences ?? 0;
    // Parts of the last sentence that fits too: it may end nearer to the length than the shortest enumeration.
    const near = cuts.filter((cut) => !cut.whole && fitting - 1 <= cut.sentences && cut.sentences <= fitting);
    const tried = await tryAll([...(base === null ? [] : enumerations(base, 1)), ...near.map(asCandidate)]);
    const parts = tried
      .filter(({ cut, tokens }) => !cut.whole && tokens < target)
      .toSorted((left, right) => right.tokens - left.tokens)
      .slice(0, MOST_PARTS);
    if (!isExact()) await tryAll(parts.flatMap((part) => enumerations(part, 1)));
    const start = base ?? parts[0];
    if (start !== undefined && nearest(found, target).distance > TOLERANCE) {
      const steps = range(1, Math.floor((target - start.tokens) / STEP)).map((step) => step * STEP);
      const long = await tryAll(
        steps.map((numbers) => ({ text: enumerate(start.cut, numbers, 0), cut: start.cut, numbers })),
      );
      await tryAll(enumerations(start, lastFitting(long, target)?.numbers ?? 1));
    }
  }
  const best = nearest(found, target);
  if (best.fitted !== null && best.distance <= TOLERANCE) return best.fitted;
  throw new MettleError(
    'INVALID_STUDY',
    `No text of ${target} tokens can be made to match a persona's length; the nearest has ${best.fitted?.tokens ?? 0}.`,
    { hint: 'Give the persona a longer text, or leave conditions.matched empty.' },
  );
}

function asCandidate(cut: Cut): Candidate {
  return { text: cut.text, cut, numbers: 0 };
}

function lastFitting(counted: readonly Counted[], target: number): Counted | null {
  return counted.findLast(({ tokens }) => tokens <= target) ?? null;
}

/** The text nearest to the length; of several, one that ends with a whole sentence, and one with fewer numbers. */
function nearest(
  found: readonly Counted[],
  target: number,
): { readonly fitted: FittedText | null; readonly distance: number } {
  const distance = (candidate: Counted): number => Math.abs(candidate.tokens - target);
  const [first] = found.toSorted(
    (left, right) =>
      distance(left) - distance(right) ||
      Number(right.cut.whole) - Number(left.cut.whole) ||
      left.numbers - right.numbers,
  );
  if (first === undefined) return { fitted: null, distance: Number.POSITIVE_INFINITY };
  return { fitted: { text: first.text, tokens: first.tokens }, distance: distance(first) };
}

/** Whole numbers, both ends included; none where `to` is less than `from`. */
function range(from: number, to: number): number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
