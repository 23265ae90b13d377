const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });
const NAMES = new Intl.DisplayNames(['en'], { type: 'language' });

/** A language tag as a reader names it: "English" for `en`. A tag that nobody knows stands for itself. */
export function languageName(tag: string): string {
  return NAMES.of(tag) ?? tag;
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
  const [first, ...others] = instruments;
  const common = (first?.languages ?? []).filter((tag) =>
    others.every(({ languages }) => languages.includes(tag)),
  );
  return [...new Set([...common, chosen])].toSorted((left, right) =>
    languageName(left).localeCompare(languageName(right)),
  );
}
