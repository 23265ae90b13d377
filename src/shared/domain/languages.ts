import type { Language } from './text.js';

export type Direction = 'ltr' | 'rtl';

/** What a reader is told of a language, and how its texts are set. */
export interface LanguageInfo {
  /** A BCP 47 tag; it may stand in the attribute `lang` as it is. */
  readonly tag: Language;
  /** In English. */
  readonly name: string;
  /** As its own speakers write it. */
  readonly ownName: string;
  /** The direction in which its texts are read, for the attribute `dir`. */
  readonly direction: Direction;
}

/** Tag, English name and own name, by the English name. */
const NAMES: readonly (readonly [tag: string, name: string, ownName: string])[] = [
  ['sq', 'Albanian', 'Shqip'],
  ['ar', 'Arabic', 'العربية'],
  ['hy', 'Armenian', 'Հայերեն'],
  ['eu', 'Basque', 'Euskara'],
  ['bn', 'Bengali', 'বাংলা'],
  ['bg', 'Bulgarian', 'Български'],
  ['ca', 'Catalan', 'Català'],
  ['zh', 'Chinese', '中文'],
  ['zh-hk', 'Chinese (Hong Kong)', '中文（香港）'],
  ['zh-cn', 'Chinese (Mainland)', '中文（中国大陆）'],
  ['zh-tw', 'Chinese (Taiwan)', '中文（台灣）'],
  ['hr', 'Croatian', 'Hrvatski'],
  ['cs', 'Czech', 'Čeština'],
  ['da', 'Danish', 'Dansk'],
  ['nl', 'Dutch', 'Nederlands'],
  ['en', 'English', 'English'],
  ['et', 'Estonian', 'Eesti'],
  ['fi', 'Finnish', 'Suomi'],
  ['fr', 'French', 'Français'],
  ['ka', 'Georgian', 'ქართული'],
  ['de', 'German', 'Deutsch'],
  ['el', 'Greek', 'Ελληνικά'],
  ['he', 'Hebrew', 'עברית'],
  ['hi', 'Hindi', 'हिन्दी'],
  ['hu', 'Hungarian', 'Magyar'],
  ['is', 'Icelandic', 'Íslenska'],
  ['id', 'Indonesian', 'Bahasa Indonesia'],
  ['it', 'Italian', 'Italiano'],
  ['ja', 'Japanese', '日本語'],
  ['ko', 'Korean', '한국어'],
  ['lv', 'Latvian', 'Latviešu'],
  ['lt', 'Lithuanian', 'Lietuvių'],
  ['ms', 'Malay', 'Bahasa Melayu'],
  ['no', 'Norwegian', 'Norsk'],
  ['ps', 'Pashto', 'پښتو'],
  ['fa', 'Persian', 'فارسی'],
  ['pl', 'Polish', 'Polski'],
  ['pt', 'Portuguese', 'Português'],
  ['pt-br', 'Portuguese (Brazil)', 'Português (Brasil)'],
  ['ro', 'Romanian', 'Română'],
  ['ru', 'Russian', 'Русский'],
  ['sr', 'Serbian', 'Srpski'],
  ['ss', 'Siswati', 'SiSwati'],
  ['sk', 'Slovak', 'Slovenčina'],
  ['sl', 'Slovenian', 'Slovenščina'],
  ['es', 'Spanish', 'Español'],
  ['sw', 'Swahili', 'Kiswahili'],
  ['sv', 'Swedish', 'Svenska'],
  ['ta', 'Tamil', 'தமிழ்'],
  ['th', 'Thai', 'ไทย'],
  ['tr', 'Turkish', 'Türkçe'],
  ['uk', 'Ukrainian', 'Українська'],
  ['ur', 'Urdu', 'اردو'],
  ['vi', 'Vietnamese', 'Tiếng Việt'],
  ['yi', 'Yiddish', 'ייִדיש'],
];

/** Languages that are written in the Arabic, Hebrew, Syriac, Thaana or N'Ko script, and these scripts' own subtags. */
const RIGHT_TO_LEFT: ReadonlySet<string> = new Set([
  ...['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'nqo', 'prs', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi'],
  ...['arab', 'hebr', 'syrc', 'thaa', 'nkoo'],
]);

const KNOWN = new Map(NAMES.map(([tag, name, ownName]) => [tag, { name, ownName }]));

/** The languages known by name, in the order of their English names. */
export const LANGUAGES: readonly LanguageInfo[] = NAMES.map(([tag]) => languageInfo(tag));

/**
 * Names and direction of a language. One that is not listed takes them from the longest beginning of its tag that is
 * (`de-at` from `de`); a tag that nobody knows stands for itself. A script subtag settles the direction (`ku-arab`, `ur-latn`).
 */
export function languageInfo(tag: Language): LanguageInfo {
  const known = beginnings(tag).find((beginning) => KNOWN.has(beginning)) ?? tag;
  const { name, ownName } = KNOWN.get(known) ?? { name: tag, ownName: tag };
  const rest = known === tag ? '' : ` (${tag.slice(known.length + 1)})`;
  return { tag, name: name + rest, ownName: ownName + rest, direction: directionOf(tag) };
}

function directionOf(tag: Language): Direction {
  const [language = tag, ...subtags] = tag.split('-');
  const script = subtags.find((subtag) => /^[a-z]{4}$/.test(subtag));
  return RIGHT_TO_LEFT.has(script ?? language) ? 'rtl' : 'ltr';
}

/** The tag, then without its last subtag, and so on to the language alone. */
function beginnings(tag: Language): Language[] {
  const parts = tag.split('-');
  return parts.map((_, index) => parts.slice(0, parts.length - index).join('-'));
}
