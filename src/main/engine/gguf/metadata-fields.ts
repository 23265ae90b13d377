import type { GgufHeader, MetadataArray } from './parse-header.js';

/** A text, or null where the key is absent, empty or of another type. */
export function textField(header: Pick<GgufHeader, 'metadata'>, key: string): string | null {
  const value = header.metadata.get(key);
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A number, or null where the key is absent or of another type. */
export function numberField(header: Pick<GgufHeader, 'metadata'>, key: string): number | null {
  const value = header.metadata.get(key);
  return typeof value === 'number' ? value : null;
}

/** An array, or null where the key is absent or of another type. */
export function arrayField(header: Pick<GgufHeader, 'metadata'>, key: string): MetadataArray | null {
  const value = header.metadata.get(key);
  return typeof value === 'object' ? value : null;
}

/** A per-layer setting, which a file gives as one number for all layers or as an array; null where it gives neither. */
export function layerField(
  header: Pick<GgufHeader, 'metadata'>,
  key: string,
): ((layer: number) => number) | null {
  const value = header.metadata.get(key);
  if (typeof value === 'number') return () => value;
  if (typeof value !== 'object' || value.numbers === null) return null;
  const { numbers } = value;
  return (layer) => numbers[layer] ?? 0;
}

/** `general.architecture`, or the empty text. */
export function architectureOf(header: Pick<GgufHeader, 'metadata'>): string {
  return textField(header, 'general.architecture') ?? '';
}
