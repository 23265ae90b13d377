import { type Instrument, instrumentSchema } from '../../shared/domain/instrument.js';
import type { Language, Localised } from '../../shared/domain/text.js';
import { type Problem, repeatedIdentifiers, validateAgainst } from './problems.js';

/**
 * Checks an instrument beyond its schema: identifiers are unique, keys point to scales and name each once, parents exist and
 * are domains, options ascend, are evenly spaced and differ in text, every scale has items, and every text exists in every
 * language that the instrument claims (any that one of its texts has). `source` names the file in messages.
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
  const texts = new Set<string>();
  return options.flatMap((option, index) => {
    const problems: Problem[] = [];
    const previous = options[index - 1];
    if (previous !== undefined && option.score <= previous.score) {
      problems.push({
        path: ['options', index, 'score'],
        message: 'options must ascend by score, each score once',
      });
    } else if (previous !== undefined && option.score - previous.score !== step) {
      problems.push({ path: ['options', index, 'score'], message: 'scores must be evenly spaced' });
    }
    for (const [language, text] of Object.entries(option.text)) {
      const entry = `${language}:${text}`;
      if (texts.has(entry)) {
        problems.push({
          path: ['options', index, 'text', language],
          message: `"${text}" is used by two options`,
        });
      }
      texts.add(entry);
    }
    return problems;
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

function allTexts({ items, options }: Instrument): { text: Localised; path: PropertyKey[] }[] {
  return [
    ...options.map(({ text }, index) => ({ text, path: ['options', index, 'text'] })),
    ...items.map(({ text }, index) => ({ text, path: ['items', index, 'text'] })),
  ];
}
