import type { Speed, SubjectDetail, SubjectSummary } from '../../../../shared/contract/subjects.js';
import { SUBJECT_STORE_NAMES, type SubjectSource } from '../../../../shared/domain/subject-source.js';
import { formatCounted, formatRate, NO_NUMBER } from '../../../formatting/numbers.js';

/** Digits of a commit or hash that tell it apart for a reader. */
const SHORT_HASH = 8;

/** The beginning of a commit or SHA-256. */
export function shortHash(hash: string): string {
  return hash.slice(0, SHORT_HASH);
}

/** A number of weights: 494032768 is "494 M", 7240000000 "7.2 B". */
export function parameterWords(parameters: number | null): string {
  if (parameters === null) return NO_NUMBER;
  for (const [size, unit] of [
    [1e9, 'B'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const) {
    if (parameters >= size * 0.9995) {
      const value = parameters / size;
      return `${value.toFixed(value < 99.95 ? 1 : 0)} ${unit}`;
    }
  }
  return String(parameters);
}

/** "4.8 bits a weight", or nothing where the file does not tell. */
export function bitsWords(bitsPerWeight: number | null): string {
  return bitsPerWeight === null ? '' : `${bitsPerWeight.toFixed(1)} bits a weight`;
}

const BASIS_WORDS: Readonly<Record<Speed['basis'], string>> = {
  estimated: 'estimated',
  measured: 'measured here',
};

/** Readouts a second, and how they are known: for a column that is headed so. */
export function speedCell(speed: Speed | null): { readonly rate: string; readonly basis: string } {
  const readouts = speed?.readouts ?? null;
  if (speed === null || readouts === null) return { rate: NO_NUMBER, basis: '' };
  return { rate: readouts.toFixed(readouts < 99.95 ? 1 : 0), basis: BASIS_WORDS[speed.basis] };
}

/** How fast a subject is, and how that is known. */
export function speedWords(speed: Speed | null): string {
  const rates = [
    typeof speed?.readouts === 'number' ? formatRate(speed.readouts, 'readouts') : '',
    typeof speed?.tokens === 'number' ? formatRate(speed.tokens, 'tokens') : '',
  ].filter((rate) => rate !== '');
  if (speed === null || rates.length === 0) return 'not known yet: it is measured when a study runs';
  const basis = speed.basis === 'estimated' ? 'estimated from the file’s size' : 'measured on this machine';
  return `${rates.join(', ')} (${basis})`;
}

/** Where a file came from, as far as its place tells: `organisation/name@commit`, or the tag; null where it does not. */
export function originWords({ repository, revision, tag, store }: SubjectSource): string | null {
  if (repository === null) return null;
  if (revision !== null) return `${repository}@${shortHash(revision)}`;
  return store === 'ollama' && tag !== null ? `${repository}:${tag}` : repository;
}

/** What a row says of where its file is from: the store, and the repository there or else the path. */
export function sourceWords({ source, path }: Pick<SubjectSummary, 'source' | 'path'>): {
  readonly store: string;
  readonly origin: string;
} {
  return { store: SUBJECT_STORE_NAMES[source.store], origin: originWords(source) ?? path };
}

/** Files of a split model; empty for a single file. */
export function partsWords(parts: number): string {
  return parts > 1 ? formatCounted(parts, 'part') : '';
}

/** What the way of the system prompt means for a study. */
export function systemRoleWords(systemRole: SubjectDetail['systemRole']): string {
  switch (systemRole) {
    case 'native':
      return 'Its chat template has a system role: a persona reaches it as its own template intends.';
    case 'folded-into-user':
      return 'Its chat template has no system role: a persona stands at the beginning of the user’s message. That is noted with every response, since it can weaken what a persona does.';
    case 'no-template':
      return 'It has no chat template: persona and item stand as plain text, as for a base model. It may go on with the text rather than answer.';
  }
}

/** What thinking before an answer means for a study. */
export function thinkingWords(thinking: boolean): string {
  return thinking
    ? 'It may think before it answers. Mettle closes the thinking block empty, so that option probabilities are read at the answer itself; with thinking, it might answer otherwise.'
    : 'Its chat template knows of no thinking before an answer: it answers at once.';
}
