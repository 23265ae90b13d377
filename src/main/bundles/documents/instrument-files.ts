import type { Instrument } from '../../../shared/domain/instrument.js';
import type { Localised } from '../../../shared/domain/text.js';
import type { StudySnapshot } from '../../store/store.js';
import { instrumentFileSchema, WITHHELD_TEXT, type InstrumentFile } from '../format/study-files.js';
import { maybePassedOn } from './licence-terms.js';
import { studyLanguages } from './study-languages.js';

/**
 * The instruments of a study as they were administered: in the study's languages, without the texts where a licence, the
 * instrument's or a translation's, is not known to let them be passed on.
 */
export function instrumentFiles(study: StudySnapshot): InstrumentFile[] {
  const languages = studyLanguages(study);
  return study.instruments.map((instrument) => {
    const licence = licencesOf(instrument, languages).find((terms) => !maybePassedOn(terms));
    const withheld =
      licence === undefined
        ? null
        : `The licence of ${instrument.name} ("${licence}") is not known to let its texts be passed on.`;
    const text = (texts: Localised): Localised => inLanguages(texts, languages, withheld !== null);
    return instrumentFileSchema.parse({
      withheld,
      instrument: withTexts(instrument, text, withheld !== null),
    });
  });
}

/** The ids of the instruments whose texts stay out. */
export function withheldInstruments(files: readonly InstrumentFile[]): Set<string> {
  return new Set(files.filter(({ withheld }) => withheld !== null).map(({ instrument }) => instrument.id));
}

function licencesOf({ licence, translations = [] }: Instrument, languages: readonly string[]): string[] {
  const own = translations.filter(({ language }) => languages.includes(language));
  return [licence, ...own.flatMap((translation) => translation.licence ?? [])];
}

function inLanguages(texts: Localised, languages: readonly string[], withheld: boolean): Localised {
  const kept = Object.entries(texts).filter(([language]) => languages.includes(language));
  // A text that no language of the study has is kept as it is: it was not put to anybody, and a text there must be.
  const shown = kept.length === 0 ? Object.entries(texts) : kept;
  return Object.fromEntries(shown.map(([language, text]) => [language, withheld ? WITHHELD_TEXT : text]));
}

function withTexts(
  instrument: Instrument,
  text: (texts: Localised) => Localised,
  withheld: boolean,
): Instrument {
  const { options, items, rubrics } = instrument;
  return {
    ...instrument,
    options: options.map((option) => ({ ...option, text: text(option.text) })),
    items: items.map((item) => ({
      ...item,
      text: text(item.text),
      ...(item.options === undefined ? {} : { options: item.options.map(text) }),
    })),
    // The plan's hash covers rubrics in every language.
    ...(rubrics === undefined || !withheld
      ? {}
      : {
          rubrics: Object.fromEntries(Object.entries(rubrics).map(([scale, texts]) => [scale, text(texts)])),
        }),
  };
}
