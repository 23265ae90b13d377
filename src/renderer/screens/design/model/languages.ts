import type { PersonaGroup } from '../../../../shared/contract/library.js';
import { languageInfo } from '../../../../shared/domain/languages.js';
import type { Population } from '../../../../shared/domain/population.js';
import type { ConditionSelection } from '../../../../shared/domain/study.js';
import { chosenTexts } from './chosen-texts.js';

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });
/** What the adjectives are in that graded personas and anti-targets are told with. */
const ADJECTIVES = 'en';

/** A language tag as a reader names it: "English" for `en`. A tag that nobody knows stands for itself. */
export function languageName(tag: string): string {
  return languageInfo(tag).name;
}

/** A language's name with what its own speakers call it: "German · Deutsch", "English". */
export function languageWithOwnName(tag: string): string {
  const { name, ownName } = languageInfo(tag);
  return name === ownName ? name : `${name} · ${ownName}`;
}

/** Languages in words, where they are many as their number: "English and German", "26 languages". */
export function languageWords(tags: readonly string[]): string {
  return tags.length > 3 ? `${tags.length} languages` : LIST.format(tags.map(languageName));
}

/** The languages that every one of the instruments is there in, by name, and the one that is chosen in any case. */
export function languagesOf(
  instruments: readonly { readonly languages: readonly string[] }[],
  chosen: string,
): string[] {
  return byName([...new Set([...commonLanguages(instruments.map(({ languages }) => languages)), chosen])]);
}

/**
 * The languages that everything chosen to stand before the items is there in, by name: the library's texts in every wording, and
 * what is made. Empty where they have none in common.
 */
export function textLanguages(
  groups: readonly PersonaGroup[],
  populations: readonly Population[],
  selection: ConditionSelection,
): string[] {
  const neutrals = groups
    .flatMap((group) => group.neutrals)
    .filter(({ id }) => selection.default === 'all' || selection.default.includes(id));
  const texts = [...neutrals, ...chosenTexts(groups, selection)].flatMap(({ wordings }) =>
    wordings.map(({ text }) => Object.keys(text)),
  );
  const people = populations.filter(({ id }) =>
    selection.sources.some((source) => source.kind === 'population' && source.population === id),
  );
  const areAdjectivesUsed =
    selection.matched.includes('anti-target') || selection.sources.some(({ kind }) => kind !== 'population');
  return byName(
    commonLanguages([
      ...texts,
      ...people.flatMap(sentenceLanguages),
      ...(areAdjectivesUsed ? [[ADJECTIVES]] : []),
    ]),
  );
}

/** Of each category of which something is said; levels without a sentence are told with adjectives. */
function sentenceLanguages({ attributes }: Population): string[][] {
  return attributes.flatMap(({ categories }) =>
    categories.flatMap(({ sentence, levels }) => {
      if (sentence !== undefined) return [Object.keys(sentence)];
      return levels === undefined ? [] : [[ADJECTIVES]];
    }),
  );
}

function commonLanguages(sets: readonly (readonly string[])[]): string[] {
  const [first = [], ...others] = sets;
  return first.filter((tag) => others.every((languages) => languages.includes(tag)));
}

function byName(tags: readonly string[]): string[] {
  return tags.toSorted((left, right) => languageName(left).localeCompare(languageName(right)));
}
