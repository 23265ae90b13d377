import type { Translation } from '../../shared/domain/instrument.js';
import type { Language } from '../../shared/domain/text.js';

/**
 * Response options of our own for the languages whose translation in the package leaves them in English, in the order of
 * the scores 1 to 5.
 */
export const OWN_OPTIONS: Readonly<Record<Language, readonly string[]>> = {
  et: ['Täiesti vale', 'Pigem vale', 'Ei õige ega vale', 'Pigem õige', 'Täiesti õige'],
  hr: ['Potpuno netočno', 'Uglavnom netočno', 'Ni točno ni netočno', 'Uglavnom točno', 'Potpuno točno'],
  ur: ['بالکل غلط', 'کسی حد تک غلط', 'نہ درست نہ غلط', 'کسی حد تک درست', 'بالکل درست'],
};

/**
 * Who translated, by language: the package's list of translators (`getTranslators`) and, where it is fuller, the table in
 * the package's README (version 1.3.3).
 */
const TRANSLATORS: Readonly<Record<Language, string>> = {
  ar: 'Rayan Khan',
  bg: 'Lybomir Man',
  ca: 'Èric Arnau Soler',
  cs: 'Vít Budina',
  de: 'Heinz Streib, Manuela Wiedmaier',
  es: 'Eduardo Calle',
  et: 'René Mõttus, Helle Pullmann, Jüri Allik, Liina Haring, Kenn Konstabel, Anu Realo',
  fi: 'Anastasia Tapper',
  fr: 'Mathew Gravel',
  he: 'Ben Perry',
  hi: 'Punit Singh',
  hr: 'Željko Jerneić',
  hy: 'Mikayel Harutyunyan',
  id: 'David Adi Nugroho',
  is: 'Franz Jónas Arnar Arnarson, Sigurður Kári Árnason',
  it: 'Lorenzo Carducci',
  ja: 'Omar Karlin',
  ko: 'TimeTREE',
  nl: 'Eus van Somerenk, Kim Dekker, Tessa Blanken',
  no: 'Eli Huseby',
  pl: 'Maryla Królikowska',
  'pt-br': 'Grazziano Duarte',
  ro: 'Cătălin Topală',
  ru: 'Javid Askerov, Olga V',
  sl: 'Janek Musek',
  sr: 'Snezana Smederevac, Petar Colovic',
  ss: 'Thembinkosi Dube',
  sv: 'Martin Bäckström',
  th: 'Maneepailin Sriuthenchai',
  uk: 'Elena Kunina',
  ur: 'Engr. Ahmad Khan',
  'zh-cn': 'Roy Jia',
};

const AGREEMENT = 'The options ask for agreement, not for accuracy.';

/** How a language's response scale differs from the English one (Very Inaccurate to Very Accurate). */
const SCALE_NOTES: Readonly<Record<Language, string>> = {
  ar: 'The options name frequencies (not at all, a little, sometimes, often, always), not accuracy, and have no neutral middle.',
  ca: AGREEMENT,
  cs: `${AGREEMENT} The middle one is “I am not sure”.`,
  es: AGREEMENT,
  fa: `${AGREEMENT} The middle one is “I am not sure”.`,
  fr: AGREEMENT,
  it: AGREEMENT,
  'pt-br': AGREEMENT,
  ro: AGREEMENT,
  sr: 'Items are in Latin script and options in Cyrillic; the lowest option reads “very unusual”.',
  ss: `${AGREEMENT} They are of unequal length and form.`,
  'zh-cn': 'The options are single words (wrong, inaccurate, ordinary, accurate, precise).',
};

/** The items' texts of one language beside the English ones, item by item. */
export interface TranslatedItems {
  readonly language: Language;
  readonly texts: readonly string[];
  readonly english: readonly string[];
}

/**
 * What a reader of results in a language should know of its translation: who made it, how its response scale differs from
 * the English one, which options are ours, and what the texts themselves show (items left in English, different items with
 * one text). A translation without anything to say has a record with its language alone.
 */
export function describeTranslation({ language, texts, english }: TranslatedItems): Translation {
  const note = [
    language in OWN_OPTIONS
      ? 'The package leaves the options in English; these are Mettle’s own.'
      : undefined,
    SCALE_NOTES[language],
    untranslatedNote(texts, english),
    repeatedNote(texts),
  ]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
  const translator = TRANSLATORS[language];
  return {
    language,
    ...(translator === undefined ? {} : { translator }),
    ...(note === '' ? {} : { note }),
  };
}

function untranslatedNote(texts: readonly string[], english: readonly string[]): string | undefined {
  const left = texts.filter((text, index) => text === english[index]).length;
  return left === 0 ? undefined : `${left} of the ${texts.length} items are in English.`;
}

function repeatedNote(texts: readonly string[]): string | undefined {
  const pairs = texts.flatMap((text, index) => {
    const first = texts.indexOf(text);
    return first < index ? [`${first + 1} and ${index + 1}`] : [];
  });
  return pairs.length === 0 ? undefined : `Items ${pairs.join(', ')} have the same text.`;
}
