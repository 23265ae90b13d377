import { type Instrument, instrumentSchema } from '../../shared/domain/instrument.js';
import type { Language, Localised } from '../../shared/domain/text.js';
import { formatProblems, repeatedTexts } from './format-problems.js';
import { type Problem, repeatedIdentifiers, validateAgainst } from './problems.js';
import { responseRange } from './scoring.js';
import { taskProblems } from './task-problems.js';

/**
 * Checks an instrument beyond its schema: identifiers are unique, keys point to scales and name each once, parents exist and
 * are domains, options ascend, are evenly spaced and differ in text, every scale has items, items and rubrics are what the
 * format and the task ask for, norms are of known scales and lie within the response range, translations are of the instrument's
 * languages, and every text exists in every language that the instrument claims (any that one of its texts has). `source`
 * names the file in messages.
 * Throws `INVALID_INSTRUMENT` naming the places and the items.
 */
export function validateInstrument(raw: unknown, source: string): Instrument {
  return validateAgainst(raw, instrumentSchema, instrumentProblems, {
    code: 'INVALID_INSTRUMENT',
    what: 'instrument',
    source,
  });
}

/** The languages in which all of the instrument's texts exist, in code-unit order. */
export function instrumentLanguages(instrument: Instrument): Language[] {
  const texts = allTexts(instrument).map(({ text }) => text);
  return claimedLanguages(instrument).filter((language) => texts.every((text) => language in text));
}

function instrumentProblems(instrument: Instrument): Problem[] {
  return [
    ...repeatedIdentifiers(instrument.scales, ['scales']),
    ...repeatedIdentifiers(instrument.items, ['items']),
    ...parentProblems(instrument),
    ...keyProblems(instrument),
    ...emptyScaleProblems(instrument),
    ...optionProblems(instrument),
    ...formatProblems(instrument),
    ...taskProblems(instrument),
    ...normProblems(instrument),
    ...translationProblems(instrument),
    ...languageProblems(instrument),
  ];
}

function parentProblems({ scales }: Instrument): Problem[] {
  return scales.flatMap((scale, index) => {
    if (scale.parent === undefined) return [];
    const path = ['scales', index, 'parent'];
    if (scale.kind !== 'facet')
      return [{ path, message: `only a facet has a parent, and this is a ${scale.kind}` }];
    const parent = scales.find((candidate) => candidate.id === scale.parent);
    if (parent === undefined) return [{ path, message: `there is no scale "${scale.parent}"` }];
    return parent.kind === 'domain' ? [] : [{ path, message: `"${scale.parent}" is not a domain` }];
  });
}

function keyProblems({ items, scales }: Instrument): Problem[] {
  const known = new Set(scales.map((scale) => scale.id));
  return items.flatMap((item, index) =>
    item.keys.flatMap((key, position): Problem[] => {
      const path = ['items', index, 'keys', position, 'scale'];
      if (!known.has(key.scale)) return [{ path, message: `there is no scale "${key.scale}"` }];
      const first = item.keys.findIndex((candidate) => candidate.scale === key.scale);
      return first < position ? [{ path, message: `"${key.scale}" is keyed twice` }] : [];
    }),
  );
}

function emptyScaleProblems({ items, scales }: Instrument): Problem[] {
  const keyed = new Set(items.flatMap((item) => item.keys.map((key) => key.scale)));
  return scales.flatMap((scale, index) => {
    const served =
      keyed.has(scale.id) || scales.some((facet) => facet.parent === scale.id && keyed.has(facet.id));
    return served ? [] : [{ path: ['scales', index], message: 'no item is keyed to this scale' }];
  });
}

function optionProblems({ options }: Instrument): Problem[] {
  const step = (options[1]?.score ?? 0) - (options[0]?.score ?? 0);
  const scores = options.slice(1).flatMap((option, position): Problem[] => {
    const rise = option.score - (options[position]?.score ?? NaN);
    const path = ['options', position + 1, 'score'];
    if (rise <= 0) return [{ path, message: 'options must ascend by score, each score once' }];
    return rise === step ? [] : [{ path, message: 'scores must be evenly spaced' }];
  });
  const texts = options.map(({ text }) => text);
  return [...scores, ...repeatedTexts(texts, (index) => ['options', index, 'text'])];
}

function normProblems(instrument: Instrument): Problem[] {
  const norms = instrument.norms ?? [];
  const known = new Set(instrument.scales.map(({ id }) => id));
  const { min, max } = responseRange(instrument);
  const figures = norms.flatMap(({ scales }, index) =>
    Object.entries(scales).flatMap(([id, { mean }]): Problem[] => {
      const path = ['norms', index, 'scales', id];
      if (!known.has(id)) return [{ path, message: `there is no scale "${id}"` }];
      if (mean >= min && mean <= max) return [];
      const message = `is ${mean}, and a mean of item scores lies between ${min} and ${max}`;
      return [{ path: [...path, 'mean'], message }];
    }),
  );
  return [...repeatedIdentifiers(norms, ['norms']), ...figures];
}

function translationProblems(instrument: Instrument): Problem[] {
  const claimed = claimedLanguages(instrument);
  const languages = (instrument.translations ?? []).map(({ language }) => language);
  return languages.flatMap((language, index): Problem[] => {
    const path = ['translations', index, 'language'];
    if (!claimed.includes(language)) return [{ path, message: `no text is in language "${language}"` }];
    return languages.indexOf(language) < index ? [{ path, message: `"${language}" is described twice` }] : [];
  });
}

function languageProblems(instrument: Instrument): Problem[] {
  const claimed = claimedLanguages(instrument);
  return allTexts(instrument).flatMap(({ text, path }) =>
    claimed
      .filter((language) => !(language in text))
      .map((language) => ({ path, message: `has no text in language "${language}"` })),
  );
}

function claimedLanguages(instrument: Instrument): Language[] {
  return [...new Set(allTexts(instrument).flatMap(({ text }) => Object.keys(text)))].sort();
}

function allTexts({ items, options, rubrics }: Instrument): { text: Localised; path: PropertyKey[] }[] {
  return [
    ...options.map(({ text }, index) => ({ text, path: ['options', index, 'text'] })),
    ...items.map(({ text }, index) => ({ text, path: ['items', index, 'text'] })),
    ...items.flatMap((item, index) =>
      (item.options ?? []).map((text, place) => ({ text, path: ['items', index, 'options', place] })),
    ),
    ...Object.entries(rubrics ?? {}).map(([scale, text]) => ({ text, path: ['rubrics', scale] })),
  ];
}
