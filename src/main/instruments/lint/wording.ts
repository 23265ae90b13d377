import type { Instrument } from '../../../shared/domain/instrument.js';
import type { Language } from '../../../shared/domain/text.js';

const ENGLISH = 'en';

/** The language that an instrument was written in: English where it has that, else the first of its first item. */
export function sourceLanguage({ items }: Instrument): Language {
  const texts = items[0]?.text ?? {};
  return ENGLISH in texts ? ENGLISH : (Object.keys(texts)[0] ?? ENGLISH);
}

/** Every language that one of the item or option texts has, the source language first. */
export function languagesUsed(instrument: Instrument): Language[] {
  const source = sourceLanguage(instrument);
  const used = new Set([
    source,
    ...instrument.items.flatMap(({ text }) => Object.keys(text)),
    ...instrument.options.flatMap(({ text }) => Object.keys(text)),
  ]);
  return [...used];
}

/** The words of a text in lower case, without punctuation; a letter with an accent stays one. */
export function words(text: string): string[] {
  return (
    text
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[’']/g, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  );
}

/** A text by which two are the same that differ in case, spaces and punctuation alone. */
export function normalised(text: string): string {
  return words(text).join(' ');
}

/** Shared words as a part of all words of two texts (Jaccard 1901), 0 to 1. Two texts without words share nothing. */
export function similarity(left: string, right: string): number {
  const first = new Set(words(left));
  const second = new Set(words(right));
  const shared = [...first].filter((word) => second.has(word)).length;
  const all = first.size + second.size - shared;
  return all === 0 ? 0 : shared / all;
}

/** The middle one of some numbers, the mean of the middle two; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/** `3 items`, `1 item`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Up to `most` names and how many are left, e.g. `a, b and 3 more`. */
export function listed(names: readonly string[], most = 5): string {
  if (names.length <= most) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${names.length - most} more`;
}
