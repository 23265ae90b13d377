import type { Instrument, Item } from '../../../src/shared/domain/instrument.js';

/**
 * What each kind of calibration subject is built to do. Requests live on five latent traits; a trait's level is a share of
 * its range (0 low pole, 1 high pole).
 */
export const TRAITS = ['E', 'O', 'A', 'C', 'N'] as const;
export type Trait = (typeof TRAITS)[number];
export type Levels = Partial<Record<Trait, number>>;

export const KINDS = ['pliant', 'stubborn', 'half', 'wavering', 'acquiescent'] as const;
export type Kind = (typeof KINDS)[number];

export const KIND_DESCRIPTIONS: Record<Kind, string> = {
  pliant: 'Takes on any requested profile at the requested level.',
  stubborn: 'Answers by its default profile whatever the prompt asks.',
  half: 'Moves half of the way from its default to the requested level.',
  wavering:
    'Moves in the requested direction on every trait, but its answers are near-flat over the options, so that run-to-run noise drowns personas.',
  acquiescent: 'Agrees with every statement, whatever its keying and whatever the prompt asks.',
};

/** The ENFJ-like default, as shares of each trait's range. */
export const DEFAULT_LEVELS: Record<Trait, number> = { E: 0.72, O: 0.7, A: 0.78, C: 0.8, N: 0.25 };

/** Which trait a scale of a shipped instrument reads, and in which direction (McCrae & Costa 1989 for the Jungian axes). */
const SCALE_TRAITS: Record<string, Trait> = {
  EI: 'E',
  SN: 'O',
  TF: 'A',
  JP: 'C',
  E: 'E',
  O: 'O',
  A: 'A',
  C: 'C',
  N: 'N',
};

const MIN = 1;
const MAX = 5;
/** Nearest that a mean comes to the end of the scale: an answer is never certain. */
const MARGIN = 0.06;
const SPREAD = 0.5;
const WAVERING_SHARE = 0.12;
const WAVERING_SPREAD = 3;
const ACQUIESCENT_MEAN = 4.5;

export interface ItemReading {
  readonly trait: Trait;
  readonly sign: 1 | -1;
}

/** The trait and the keying of an item of a shipped instrument. */
export function readItem(instrument: Instrument, item: Item): ItemReading {
  for (const key of item.keys) {
    const trait = SCALE_TRAITS[key.scale];
    if (trait !== undefined) return { trait, sign: key.sign };
  }
  throw new RangeError(`no trait known for item ${item.id} of ${instrument.id}`);
}

/**
 * The option distribution (scores 1..5, before keying) that a kind is built to give on an item under a request.
 * A discretised normal whose mean is exact: q(k) proportional to exp(-(k - theta)^2 / (2 s^2)), theta solved for the mean.
 */
export function designedDistribution(kind: Kind, reading: ItemReading, request: Levels): number[] {
  const level = request[reading.trait];
  const fallback = DEFAULT_LEVELS[reading.trait];
  const keyedMean = (share: number): number => MIN + share * (MAX - MIN);
  const requested = keyedMean(level ?? fallback);
  const standing = keyedMean(fallback);
  const raw = (keyed: number): number => (reading.sign === 1 ? keyed : MIN + MAX - keyed);
  const middle = (MIN + MAX) / 2;
  switch (kind) {
    case 'pliant':
      return discretisedNormal(raw(requested), SPREAD);
    case 'stubborn':
      return discretisedNormal(raw(standing), SPREAD);
    case 'half':
      return discretisedNormal(raw((requested + standing) / 2), SPREAD);
    case 'wavering':
      return discretisedNormal(raw(middle + WAVERING_SHARE * (requested - middle)), WAVERING_SPREAD);
    case 'acquiescent':
      return discretisedNormal(ACQUIESCENT_MEAN, SPREAD);
  }
}

/** A normal of width `spread` on the scores 1..5 whose mean is `mean`, kept off the ends by a margin. */
export function discretisedNormal(mean: number, spread: number): number[] {
  const wanted = Math.min(MAX - MARGIN, Math.max(MIN + MARGIN, mean));
  let low = -500;
  let high = 506;
  for (let step = 0; step < 100; step++) {
    const theta = (low + high) / 2;
    if (meanScore(bell(theta, spread)) < wanted) low = theta;
    else high = theta;
  }
  return bell((low + high) / 2, spread);
}

function bell(theta: number, spread: number): number[] {
  const exponents = [1, 2, 3, 4, 5].map((score) => -((score - theta) ** 2) / (2 * spread ** 2));
  const largest = Math.max(...exponents);
  const weights = exponents.map((exponent) => Math.exp(exponent - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}

function meanScore(q: readonly number[]): number {
  return q.reduce((sum, probability, index) => sum + probability * (index + 1), 0);
}

/** Total variation distance of two option distributions in the same order: half the sum of absolute differences. */
export function totalVariation(given: readonly number[], designed: readonly number[]): number {
  return given.reduce((sum, value, option) => sum + Math.abs(value - (designed[option] ?? NaN)), 0) / 2;
}
