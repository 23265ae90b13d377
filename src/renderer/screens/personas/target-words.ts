import type { Persona } from '../../../shared/domain/persona.js';

const MOST_SCALES = 4;

/** What a persona asks for, in a line: its type, or the scales and levels of its first instrument. */
export function targetWords({ type, targets }: Pick<Persona, 'type' | 'targets'>): string {
  if (type !== undefined) return `asks for ${type}`;
  const [first] = Object.entries(targets);
  if (first === undefined) return 'asks for nothing that an instrument measures';
  const [, profile] = first;
  const scales = Object.entries(profile);
  const shown = scales.slice(0, MOST_SCALES).map(([scale, level]) => `${scale} ${levelWords(level)}`);
  const more = scales.length - shown.length;
  return `asks for ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A requested level as a word, or its share of the range. */
export function levelWords(level: number): string {
  if (level === 0) return 'low';
  if (level === 1) return 'high';
  if (level === 0.5) return 'middle';
  return `at ${Math.round(level * 100)} % of its range`;
}
