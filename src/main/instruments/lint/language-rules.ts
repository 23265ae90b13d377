import type { Instrument } from '../../../shared/domain/instrument.js';
import type { Language, Localised } from '../../../shared/domain/text.js';
import type { LintFinding, LintRule } from './finding.js';
import { counted, languagesUsed, listed, normalised, sourceLanguage, words } from './wording.js';

interface PlacedText {
  readonly path: readonly PropertyKey[];
  readonly text: Localised;
}

/** Languages that some of the texts lack: an item without its text cannot be asked. */
export const translationIncomplete: LintRule = (instrument) => {
  const texts = [...optionTexts(instrument), ...itemTexts(instrument)];
  return languagesUsed(instrument).flatMap((language): LintFinding[] => {
    const missing = texts.filter(({ text }) => !(language in text));
    const [first] = missing;
    if (first === undefined) return [];
    return [
      {
        rule: 'translation-incomplete',
        severity: 'warning',
        path: first.path,
        message: `${counted(missing.length, 'text')} of ${texts.length} ${missing.length === 1 ? 'has' : 'have'} no "${language}"`,
        advice: 'Translate them, or take the language out of the file.',
      },
    ];
  });
};

/** Texts of a translation that are those of the source language. */
export const translationUntranslated: LintRule = (instrument) => {
  const source = sourceLanguage(instrument);
  return languagesUsed(instrument)
    .filter((language) => language !== source && !sameTongue(language, source))
    .flatMap((language) => [
      ...untranslated(optionTexts(instrument), 'option', language, source),
      ...untranslated(itemTexts(instrument), 'item', language, source),
    ]);
};

/** Translations of which nobody is named as the translator. */
export const translationTranslator: LintRule = (instrument) => {
  const source = sourceLanguage(instrument);
  const named = new Set(
    (instrument.translations ?? []).flatMap(({ language, translator, citation }) =>
      translator === undefined && citation === undefined ? [] : [language],
    ),
  );
  const nameless = languagesUsed(instrument).filter(
    (language) => language !== source && !named.has(language),
  );
  return nameless.length === 0
    ? []
    : [
        {
          rule: 'translation-translator',
          severity: 'note',
          path: ['translations'],
          message: `nobody is named as translator of ${listed(nameless, 8)}`,
          advice: 'Name the translator or a citation under "translations": who made it, and was it checked?',
        },
      ];
};

function untranslated(
  texts: readonly PlacedText[],
  what: string,
  language: Language,
  source: Language,
): LintFinding[] {
  const same = texts.filter(({ text }) => {
    const original = normalised(text[source] ?? '');
    // One short word may well be the same in two languages.
    return (
      (words(original).length > 1 || original.length > 6) && normalised(text[language] ?? '') === original
    );
  });
  const [first] = same;
  if (first === undefined) return [];
  return [
    {
      rule: 'translation-untranslated',
      severity: 'warning',
      path: [...first.path, language],
      message: `${counted(same.length, what)} of ${texts.length} in "${language}" ${same.length === 1 ? 'has' : 'have'} the text in "${source}"`,
      advice: 'Translate it; until then, results in this language mix two languages.',
    },
  ];
}

/** `en` and `en-gb` are expected to share texts. */
function sameTongue(left: Language, right: Language): boolean {
  return left.split('-')[0] === right.split('-')[0];
}

function itemTexts({ items }: Instrument): PlacedText[] {
  return items.flatMap(({ text, options }, index) => [
    { path: ['items', index, 'text'], text },
    ...(options ?? []).map((option, place) => ({ path: ['items', index, 'options', place], text: option })),
  ]);
}

function optionTexts({ options }: Instrument): PlacedText[] {
  return options.map(({ text }, index) => ({ path: ['options', index, 'text'], text }));
}
