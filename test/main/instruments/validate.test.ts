import { describe, expect, it } from 'vitest';
import { instrumentLanguages, validateInstrument } from '../../../src/main/instruments/validate.js';
import type { Instrument } from '../../../src/shared/domain/instrument.js';
import { MettleError } from '../../../src/shared/errors.js';
import { sampleInstrument } from './sample-instrument.js';

function refusal(change: (instrument: Instrument) => void, instrument = sampleInstrument()): MettleError {
  change(instrument);
  try {
    validateInstrument(instrument, 'mine.json');
  } catch (thrown) {
    if (thrown instanceof MettleError) return thrown;
    throw thrown;
  }
  throw new Error('the instrument was accepted');
}

describe('validateInstrument', () => {
  it('accepts a valid instrument as it is', () => {
    expect(validateInstrument(sampleInstrument(), 'mine.json')).toEqual(sampleInstrument());
  });

  it.each<[string, string, (instrument: Instrument) => void]>([
    [
      'an unknown scale',
      'items[1] (b).keys[0].scale: there is no scale "Q"',
      (i) => (i.items[1]!.keys[0]!.scale = 'Q'),
    ],
    [
      'a scale keyed twice',
      'items[0] (a).keys[1].scale: "F" is keyed twice',
      (i) => i.items[0]!.keys.push({ scale: 'F', sign: -1 }),
    ],
    ['a repeated item', 'items[1] (a).id: "a" is used twice', (i) => (i.items[1]!.id = 'a')],
    ['a repeated scale', 'scales[2] (F).id: "F" is used twice', (i) => (i.scales[2]!.id = 'F')],
    ['a missing parent', 'scales[1] (F).parent: there is no scale "Z"', (i) => (i.scales[1]!.parent = 'Z')],
    [
      'a parent that is no domain',
      'scales[1] (F).parent: "X" is not a domain',
      (i) => (i.scales[1]!.parent = 'X'),
    ],
    ['an axis with a parent', 'scales[3] (X).parent: only a facet', (i) => (i.scales[3]!.parent = 'D')],
    ['a scale without items', 'scales[2] (G): no item is keyed', (i) => i.items.splice(2, 1)],
    ['options out of order', 'options[1].score: options must ascend', (i) => i.options.reverse()],
    ['a score used twice', 'options[1].score: options must ascend', (i) => (i.options[1]!.score = 1)],
    ['uneven scores', 'options[2].score: scores must be evenly spaced', (i) => (i.options[2]!.score = 5)],
    [
      'two options with one text',
      'options[1].text.en: "option 1" is used by two options',
      (i) => (i.options[1]!.text.en = 'option 1'),
    ],
    [
      'an item without a claimed language',
      'items[0] (a).text: has no text in language "de"',
      (i) => i.items.slice(1).forEach((item) => (item.text.de = 'Text')),
    ],
    [
      'options without a claimed language',
      'options[0].text: has no text in language "de"',
      (i) => i.items.forEach((item) => (item.text.de = 'Text')),
    ],
    ['a bad identifier', 'items[0] (a b).id: must be 1 to 64 letters', (i) => (i.items[0]!.id = 'a b')],
    ['an empty text', 'items[2] (c).text.en', (i) => (i.items[2]!.text.en = '')],
  ])('refuses %s', (_, place, change) => {
    const error = refusal(change);
    expect(error.code).toBe('INVALID_INSTRUMENT');
    expect(error.message).toContain('mine.json is not a valid instrument: ');
    expect(error.message).toContain(place);
  });

  it('shows the first problems and counts the rest', () => {
    expect(refusal((i) => i.items.splice(0, 5)).message).toContain('items: ');
    const error = refusal((i) => {
      for (let copy = 0; copy < 7; copy++) i.items.push(structuredClone(i.items[0]!));
    });
    expect(error.message.match(/is used twice/g)).toHaveLength(5);
    expect(error.message).toContain('; and 2 more.');
  });

  it.each([null, [], 'text', 3])('refuses %j', (raw) => {
    expect(() => validateInstrument(raw, 'mine.json')).toThrow(
      expect.objectContaining({
        code: 'INVALID_INSTRUMENT',
        message: expect.stringContaining('the file: ') as string,
      }),
    );
  });
});

/** The sample as an instrument of format `choice`, with options of each item's own. */
function choiceInstrument(): Instrument {
  const instrument = sampleInstrument();
  instrument.format = 'choice';
  for (const item of instrument.items) {
    item.options = [1, 2, 3].map((level) => ({ en: `${item.id}, way ${level}` }));
    item.presented = [1, 2, 0];
  }
  return instrument;
}

/** The sample as an instrument of format `open`: items count on the domain D (through its facets) and on the axis X. */
function openInstrument(): Instrument {
  const rubrics = { D: { en: 'How D shows.' }, X: { en: 'How X shows.' } };
  return { ...sampleInstrument(), format: 'open', rubrics };
}

describe('validateInstrument, by format', () => {
  it('takes choices with their own options, with or without an order of presentation', () => {
    const instrument = choiceInstrument();
    delete instrument.items[0]!.presented;
    expect(validateInstrument(instrument, 'mine.json')).toEqual(instrument);
  });

  it('takes open items with rubrics of the scales that they count on, and of others that exist', () => {
    const instrument = openInstrument();
    expect(validateInstrument(instrument, 'mine.json')).toEqual(instrument);
    instrument.rubrics!['F'] = { en: 'How F shows.' };
    expect(validateInstrument(instrument, 'mine.json')).toEqual(instrument);
  });

  it.each<[string, string, () => Instrument, (instrument: Instrument) => void]>([
    [
      'a choice without options',
      'items[1] (b): has no options of its own',
      choiceInstrument,
      (i) => delete i.items[1]!.options,
    ],
    [
      'too few options',
      'items[0] (a).options: there must be as many as the instrument has, 3, and there are 2',
      choiceInstrument,
      (i) => i.items[0]!.options!.pop(),
    ],
    [
      'two options of one text',
      'items[2] (c).options[2].en: "c, way 1" is used by two options',
      choiceInstrument,
      (i) => (i.items[2]!.options![2]!['en'] = 'c, way 1'),
    ],
    [
      'an option without a claimed language',
      'items[0] (a).options[1]: has no text in language "de"',
      choiceInstrument,
      (i) => {
        for (const { text } of [...i.items, ...i.options]) text['de'] = `Text ${text['en']}`;
        for (const option of i.items.flatMap((item) => item.options!)) option['de'] = `Text ${option['en']}`;
        delete i.items[0]!.options![1]!['de'];
      },
    ],
    [
      'a place presented twice',
      'items[0] (a).presented: must name each place from 0 to 2 once, and is 0, 1, 1',
      choiceInstrument,
      (i) => (i.items[0]!.presented = [0, 1, 1]),
    ],
    [
      'a place that is not there',
      'items[0] (a).presented: must name each place from 0 to 2 once, and is 0, 1, 3',
      choiceInstrument,
      (i) => (i.items[0]!.presented = [0, 1, 3]),
    ],
    [
      'a place left out',
      'items[0] (a).presented: must name each place from 0 to 2 once, and is 2, 0',
      choiceInstrument,
      (i) => (i.items[0]!.presented = [2, 0]),
    ],
    [
      'no place at all',
      'items[0] (a).presented: must name each place from 0 to 2 once, and is empty',
      choiceInstrument,
      (i) => (i.items[0]!.presented = []),
    ],
    [
      'rated items with options of their own',
      'items[0] (a).options: belongs to instruments of format "choice", and this one\'s is "rating"',
      choiceInstrument,
      (i) => (i.format = 'rating'),
    ],
    [
      'open items with an order of presentation',
      'items[3] (d).presented: belongs to instruments of format "choice", and this one\'s is "open"',
      openInstrument,
      (i) => (i.items[3]!.presented = [0, 1, 2]),
    ],
    [
      'open items without any rubric',
      'rubrics: there is none for scale "D"',
      openInstrument,
      (i) => delete i.rubrics,
    ],
    [
      'a scale without a rubric',
      'rubrics: there is none for scale "X"',
      openInstrument,
      (i) => delete i.rubrics!['X'],
    ],
    [
      'a rubric of no scale',
      'rubrics.Q: there is no scale "Q"',
      openInstrument,
      (i) => (i.rubrics!['Q'] = { en: 'How Q shows.' }),
    ],
    [
      'a rubric without a claimed language',
      'rubrics.X: has no text in language "de"',
      openInstrument,
      (i) => {
        for (const { text } of [...i.items, ...i.options]) text['de'] = `Text ${text['en']}`;
        i.rubrics!['D']!['de'] = 'Wie D sich zeigt.';
      },
    ],
    [
      'rubrics of rated items',
      'rubrics: belong to instruments of format "open", and this one\'s is "rating"',
      openInstrument,
      (i) => (i.format = 'rating'),
    ],
  ])('refuses %s', (_, place, make, change) => {
    const error = refusal(change, make());
    expect(error.code).toBe('INVALID_INSTRUMENT');
    expect(error.message).toContain(place);
  });
});

describe('validateInstrument, norms and translations', () => {
  function described(): Instrument {
    const instrument = sampleInstrument();
    for (const { text } of [...instrument.items, ...instrument.options]) text['de'] = `Text ${text['en']}`;
    const figures = { mean: 2, standardDeviation: 0.5 };
    const norms = { name: 'Adults', population: 'Adults of a town.', source: 'A report.' };
    return {
      ...instrument,
      norms: [
        { ...norms, id: 'adults', scales: { D: { ...figures }, X: { ...figures, mean: 3 } } },
        { ...norms, id: 'students', scales: { D: { ...figures, mean: 1 } } },
      ],
      translations: [{ language: 'de', translator: 'Nobody' }],
    };
  }

  it('takes norms within the response range and translations of claimed languages', () => {
    expect(validateInstrument(described(), 'mine.json')).toEqual(described());
  });

  it.each<[string, string, (instrument: Instrument) => void]>([
    [
      'norms of no scale',
      'norms[1] (students).scales.Q: there is no scale "Q"',
      (i) => (i.norms![1]!.scales['Q'] = { mean: 2, standardDeviation: 1 }),
    ],
    [
      'a mean above the response range',
      'norms[0] (adults).scales.D.mean: is 3.1, and a mean of item scores lies between 1 and 3',
      (i) => (i.norms![0]!.scales['D']!.mean = 3.1),
    ],
    [
      'a mean below the response range',
      'norms[0] (adults).scales.X.mean: is 0.9,',
      (i) => (i.norms![0]!.scales['X']!.mean = 0.9),
    ],
    [
      'norms named twice',
      'norms[1] (adults).id: "adults" is used twice',
      (i) => (i.norms![1]!.id = 'adults'),
    ],
    [
      'a translation into no language of the instrument',
      'translations[0].language: no text is in language "fr"',
      (i) => (i.translations![0]!.language = 'fr'),
    ],
    [
      'a translation described twice',
      'translations[1].language: "de" is described twice',
      (i) => i.translations!.push({ language: 'de' }),
    ],
  ])('refuses %s', (_, place, change) => {
    expect(refusal(change, described()).message).toContain(place);
  });
});

describe('instrumentLanguages', () => {
  it('lists the languages that every text has', () => {
    const instrument = sampleInstrument();
    for (const entry of [...instrument.items, ...instrument.options]) entry.text.de = 'Text';
    instrument.items[0]!.text.fr = 'un';
    expect(instrumentLanguages(instrument)).toEqual(['de', 'en']);
  });

  it('counts the options of items and the rubrics among the texts', () => {
    const choice = choiceInstrument();
    for (const { text } of [...choice.items, ...choice.options]) text['de'] = 'Text';
    expect(instrumentLanguages(choice)).toEqual(['en']);
    const open = openInstrument();
    for (const { text } of [...open.items, ...open.options]) text['de'] = 'Text';
    expect(instrumentLanguages(open)).toEqual(['en']);
    for (const rubric of Object.values(open.rubrics!)) rubric['de'] = 'Text';
    expect(instrumentLanguages(open)).toEqual(['de', 'en']);
  });
});
