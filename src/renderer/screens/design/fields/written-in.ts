import { languageInfo, type Direction } from '../../../../shared/domain/languages.js';

/** The attributes of an element that holds text of a language alone. */
export function writtenIn(language: string): { readonly lang: string; readonly dir: Direction } {
  return { lang: language, dir: languageInfo(language).direction };
}
