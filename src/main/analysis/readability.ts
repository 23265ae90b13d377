import { sum } from './summary.js';

/** How hard an English text is to read. */
export interface Readability {
  readonly sentences: number;
  readonly words: number;
  readonly syllables: number;
  /** Flesch-Kincaid grade: years of school in the United States; may be below 0. */
  readonly grade: number;
  /** Flesch reading ease: about 0 (hard) to 100 (easy), with no bounds. */
  readonly ease: number;
}

/** Endings in which the e is silent: a final e, es or ed after a consonant, with the exceptions below. */
const SILENT_ENDING = /[^aeiouy]e(?:s|d)?$/;
/** … but sounded: -le after a consonant, -es after a hissing sound, -ed after d or t. */
const SOUNDED_ENDING = /(?:[^aeiouyl]le[sd]?|(?:[sxz]|ch|sh|[cg])es|[dt]ed)$/;
/** Two vowels beside each other that are two syllables: li-on, seri-ous, experi-ence, ide-a, du-al, flu-id, be-ing. */
const SPLIT_VOWELS = new RegExp(
  [
    '(?<![ctsxgv])i[ao](?!u)',
    '(?<=[dlnrv])iou',
    '(?<=[lrd])ie(?=n[ct])',
    '(?<=^sc)ie(?=n)',
    'vio(?=l)',
    'iet|iu',
    'ea(?=s?$)',
    'eat(?=e[sd]?$|or|ion|ive)',
    'rea(?=ct|ss)',
    'eo(?=$|[lg]|r[yi])',
    '(?<=n)eou',
    'oe(?=[mt])',
    '(?<![gq])ua(?!de)',
    '(?<![gqb])ui(?=[nd]|ty)',
    '[aeiouy]i(?=ng|sh)',
  ].join('|'),
  'g',
);
/** A syllable without a vowel at the end: rhyth-m, optimis-m. */
const VOWELLESS_ENDING = /(?:th|s)ms?$/;
/** A silent e inside a compound or before a suffix: care-ful, state-ment, some-times, lone-ly. */
const INNER_SILENT = /[^aeiouyl]e(?=(?:ful|less|ly|ment|ness|times?|thing|body|where|what)(?:s|ly|ness)?$)/g;

/**
 * Syllables of one English word, at least 1 for a word with a letter, 0 without: groups of vowels (a, e, i, o, u, y),
 * less a silent final e, es or ed and a silent e before a suffix, plus vowels that part (i-o, u-a, vowel-ing). A rule, not a
 * dictionary: about nine words in ten come out right. Upper and lower case, accents and apostrophes do not matter.
 */
export function countSyllables(word: string): number {
  const letters = word
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');
  if (letters === '') return 0;
  let count = letters.match(/[aeiouy]+/g)?.length ?? 0;
  if (SILENT_ENDING.test(letters) && !SOUNDED_ENDING.test(letters)) count -= 1;
  count -= letters.match(INNER_SILENT)?.length ?? 0;
  count += letters.match(SPLIT_VOWELS)?.length ?? 0;
  if (VOWELLESS_ENDING.test(letters)) count += 1;
  return Math.max(1, count);
}

/** Abbreviations whose full stop ends no sentence. */
const ABBREVIATION = /\b(?:mr|mrs|ms|dr|prof|st|vs|etc|e\.g|i\.e)\./gi;

/**
 * Flesch-Kincaid grade .39 words/sentence + 11.8 syllables/word - 15.59 (Kincaid, Fishburne, Rogers & Chissom 1975, Naval
 * Technical Training Command report 8-75) and Flesch reading ease 206.835 - 1.015 words/sentence - 84.6 syllables/word
 * (Flesch 1948, Journal of Applied Psychology 32:221-233) of an English text, with syllables by `countSyllables`. A
 * sentence ends at a full stop, question or exclamation mark, a semicolon or colon before a blank, or a line break
 * between blocks; the last one needs no mark. Words joined by a hyphen count apart; a number counts as a word of one
 * syllable. Null for a text without words. A single short item gives a rough figure.
 */
export function readability(text: string): Readability | null {
  const sentences = text
    .replaceAll(ABBREVIATION, (found) => found.replaceAll('.', ''))
    .split(/(?<=[.!?…;:])["'”’)\]]*\s+|\n\s*\n/)
    .map((sentence) => sentence.match(/[\p{L}\p{N}]+(?:['’.,]?[\p{L}\p{N}]+)*/gu) ?? [])
    .filter((found) => found.length > 0);
  const words = sentences.flat();
  if (words.length === 0) return null;
  const syllables = sum(words.map((word) => Math.max(1, countSyllables(word))));
  const length = words.length / sentences.length;
  const weight = syllables / words.length;
  return {
    sentences: sentences.length,
    words: words.length,
    syllables,
    grade: 0.39 * length + 11.8 * weight - 15.59,
    ease: 206.835 - 1.015 * length - 84.6 * weight,
  };
}
