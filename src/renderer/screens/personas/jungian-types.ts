import type { Scale } from '../../../shared/domain/instrument.js';

const LETTERS = ['EI', 'SN', 'TF', 'JP'] as const;

/** The sixteen types, ESTJ first. */
export const JUNGIAN_TYPES: readonly string[] = LETTERS.reduce<string[]>(
  (types, pair) => types.flatMap((type) => [...pair].map((letter) => type + letter)),
  [''],
);

/** The level that a type asks for on each lettered scale: 1 where the type names the high pole, 0 where the low one. */
export function typeTargets(type: string, scales: readonly Scale[]): Record<string, number> {
  const targets: Record<string, number> = {};
  for (const { id, low, high } of scales) {
    if (high.letter !== undefined && type.includes(high.letter)) targets[id] = 1;
    else if (low.letter !== undefined && type.includes(low.letter)) targets[id] = 0;
  }
  return targets;
}
