import type { Instrument, Scale } from '../../../shared/domain/instrument.js';
import type { Persona, TargetProfile } from '../../../shared/domain/persona.js';
import { LEVELS, TRAITS, type Trait } from '../../../shared/domain/persona-source.js';

/** Instruments by identifier. */
export type InstrumentsAtHand = ReadonlyMap<string, Instrument>;

/** Graded levels, 1 to 9, by trait. */
export type TraitLevels = Readonly<Partial<Record<Trait, number>>>;

/**
 * The letter of a Jungian axis that goes with the high pole of a trait: the correlations of McCrae & Costa (1989), Journal of
 * Personality 57(1), 17-40. Neuroticism has no counterpart among the axes.
 */
const JUNGIAN_LETTERS: Readonly<Partial<Record<Trait, string>>> = { E: 'E', O: 'N', A: 'F', C: 'J' };

/** The share (0 to 1) of a scale's range that a graded level (1 to 9) asks for. */
export function levelShare(level: number): number {
  return (level - 1) / (LEVELS.length - 1);
}

/** The graded level (1 to 9) nearest to a share (0 to 1) of a scale's range. */
export function nearestLevel(share: number): number {
  return Math.round(share * (LEVELS.length - 1)) + 1;
}

/**
 * Targets on every instrument that measures a trait asked for: on domains whose identifier is the trait's (`E`, `A`, `C`, `N`,
 * `O`), and on the Jungian axis that goes with it. Facets are not asked for.
 */
export function targetsOf(
  levels: TraitLevels,
  instruments: InstrumentsAtHand,
): Record<string, TargetProfile> {
  const targets: Record<string, TargetProfile> = {};
  for (const instrument of instruments.values()) {
    const profile: Record<string, number> = {};
    for (const scale of instrument.scales) {
      const measured = traitOf(scale);
      const level = measured === null ? undefined : levels[measured.trait];
      if (measured === null || level === undefined) continue;
      profile[scale.id] = measured.upwards ? levelShare(level) : 1 - levelShare(level);
    }
    if (Object.keys(profile).length > 0) targets[instrument.id] = profile;
  }
  return targets;
}

/**
 * The level of each trait that a persona's targets come nearest to, read from the scales that `targetsOf` knows. Where several
 * instruments measure a trait, the first at hand counts; instruments that are not at hand do not.
 */
export function levelsOfTargets(
  { targets }: Pick<Persona, 'targets'>,
  instruments: InstrumentsAtHand,
): TraitLevels {
  const levels: Partial<Record<Trait, number>> = {};
  for (const instrument of instruments.values()) {
    for (const scale of instrument.scales) {
      const measured = traitOf(scale);
      const share = targets[instrument.id]?.[scale.id];
      if (measured === null || share === undefined) continue;
      levels[measured.trait] ??= nearestLevel(measured.upwards ? share : 1 - share);
    }
  }
  return levels;
}

/**
 * The trait that a scale measures, and whether its high pole is the trait's: domains by their identifier, Jungian axes by the
 * letter of their poles (McCrae & Costa 1989). Null for a facet, and for anything else.
 */
export function traitOf(scale: Scale): { readonly trait: Trait; readonly upwards: boolean } | null {
  for (const trait of TRAITS) {
    if (scale.kind === 'domain' && scale.id === trait) return { trait, upwards: true };
    const letter = JUNGIAN_LETTERS[trait];
    if (scale.kind !== 'axis' || letter === undefined) continue;
    if (scale.high.letter === letter) return { trait, upwards: true };
    if (scale.low.letter === letter) return { trait, upwards: false };
  }
  return null;
}
