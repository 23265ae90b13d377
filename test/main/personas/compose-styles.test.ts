import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import { composePrompt, optionLabel, presentOptions } from '../../../src/main/personas/compose.js';
import { validateTemplateFile } from '../../../src/main/personas/validate.js';
import type { Instrument, Item } from '../../../src/shared/domain/instrument.js';
import { LABEL_STYLES, type LabelStyle, type Template } from '../../../src/shared/domain/template.js';
import { sampleInstrument } from '../instruments/sample-instrument.js';

const library = await loadLibrary();
const jungian = library.instruments.get('jungian-4x12')!;
const statement = library.templates.get('statement')!;
const interview = library.templates.get('interview')!;
const bare: Template = {
  id: 'bare',
  name: 'Bare',
  heldOut: false,
  labels: 'numbers',
  text: { en: { user: '{options}\n{item}\nNumber:', option: '{label}) {text}', separator: '\n' } },
};

function compose(template: Template, labels?: LabelStyle, instrument: Instrument = jungian) {
  return composePrompt(
    { system: null },
    template,
    instrument,
    instrument.items[0]!,
    'forward',
    'en',
    ...(labels === undefined ? [] : [labels]),
  );
}

describe('label styles', () => {
  it('names options by number, letter or their own words', () => {
    expect(LABEL_STYLES.map((style) => optionLabel(style, 2, 'Neither'))).toEqual(['3', 'C', 'Neither']);
  });

  it('shows words alone on a line, and asks for them', () => {
    const { user, options } = compose(statement, 'words');
    expect(user.split('\n')).toEqual([
      'How well does the statement describe you? Choose one option.',
      'Strongly disagree',
      'Disagree',
      'Neither agree nor disagree',
      'Agree',
      'Strongly agree',
      '',
      'Statement: I chat easily with people I just met.',
      'Answer with the words of the option only.',
    ]);
    expect(options.map(({ label, score }) => [label, score])).toEqual([
      ['Strongly disagree', 1],
      ['Disagree', 2],
      ['Neither agree nor disagree', 3],
      ['Agree', 4],
      ['Strongly agree', 5],
    ]);
  });

  it('puts words in a row as the template does', () => {
    expect(compose(interview, 'words').user).toContain(
      'Responses: Strongly disagree, Disagree, Neither agree nor disagree, Agree, Strongly agree.\n' +
        'Say the response only, word for word.',
    );
  });

  it('lets a specification choose letters where the template has numbers', () => {
    const { user, options } = compose(statement, 'letters');
    expect(user).toContain('\nB = Disagree\n');
    expect(user).toMatch(/\nAnswer with the letter only\.$/);
    expect(options.map(({ label }) => label)).toEqual(['A', 'B', 'C', 'D', 'E']);
  });

  it('changes nothing with the template’s own style', () => {
    for (const template of library.templates.values()) {
      expect(compose(template, template.labels)).toEqual(compose(template));
    }
  });

  it('refuses a style that a template has no answer for, and keeps its own', () => {
    expect(compose(bare, 'numbers').user).toMatch(/^1\) Strongly disagree\n/);
    expect(() => compose(bare, 'letters')).toThrow(
      expect.objectContaining({
        code: 'INVALID_TEMPLATE',
        message: 'Template bare asks for numbers in language "en" and does not say how to ask for letters.',
        hint: expect.stringContaining('"answers"') as string,
      }),
    );
  });

  it.each([
    ['{item} {options} {answer}', undefined, 'holds {answer}, so "answers" must say'],
    ['{item} {options}', 'given', 'must hold {answer} exactly once'],
    ['{item} {options} {answer} {answer}', 'given', 'must hold {answer} exactly once'],
  ])('refuses a template file with %j and answers %s', (user, answers, message) => {
    const text = {
      user,
      option: '{label} {text}',
      separator: ' ',
      ...(answers === undefined ? {} : { answers: { numbers: 'n', letters: 'l', words: 'w' } }),
    };
    const file = {
      schemaVersion: 1,
      licence: 'CC0-1.0',
      templates: [{ id: 't', name: 'T', labels: 'numbers', text: { en: text } }],
    };
    expect(() => validateTemplateFile(file, 'mine.json')).toThrow(
      expect.objectContaining({
        code: 'INVALID_TEMPLATE',
        message: expect.stringContaining(`templates[0] (t).text.en.user: ${message}`) as string,
      }),
    );
  });
});

describe('items with options of their own', () => {
  const own = { en: 'own 1' };
  const choice = (item: Partial<Item>): Instrument => {
    const sample = sampleInstrument();
    const options = [own, { en: 'own 2' }, { en: 'own 3' }];
    return { ...sample, format: 'choice', items: [{ ...sample.items[0]!, options, ...item }] };
  };
  const shown = (instrument: Instrument, order: 'forward' | 'reversed'): (string | number)[][] =>
    presentOptions(instrument, 'letters', order, 'en', instrument.items[0]).map(({ label, score, text }) => [
      label,
      score,
      text,
    ]);

  it('go by ascending score', () => {
    expect(shown(choice({}), 'forward')).toEqual([
      ['A', 1, 'own 1'],
      ['B', 2, 'own 2'],
      ['C', 3, 'own 3'],
    ]);
  });

  it('go in the order that the item gives, and reversed in its reverse', () => {
    const mixed = choice({ presented: [1, 2, 0] });
    expect(shown(mixed, 'forward')).toEqual([
      ['A', 2, 'own 2'],
      ['B', 3, 'own 3'],
      ['C', 1, 'own 1'],
    ]);
    expect(shown(mixed, 'reversed')).toEqual([
      ['A', 1, 'own 1'],
      ['B', 3, 'own 3'],
      ['C', 2, 'own 2'],
    ]);
  });

  it('stand in the prompt', () => {
    const { user, options } = compose(statement, undefined, choice({ presented: [2, 0, 1] }));
    expect(user).toContain('\n1 = own 3\n2 = own 1\n3 = own 2\n');
    expect(options.map(({ score }) => score)).toEqual([3, 1, 2]);
  });

  it.each<[string, Partial<Item>]>([
    ['too few options', { options: [own] }],
    ['a place that is none', { presented: [0, 1, 3] }],
  ])('refuses %s', (_, item) => {
    expect(() => compose(statement, undefined, choice(item))).toThrow(
      expect.objectContaining({
        code: 'INVALID_INSTRUMENT',
        message: expect.stringMatching(/^Item a of instrument sample has no option at place [13] /) as string,
      }),
    );
  });
});

describe('items that are answered freely', () => {
  it('stand alone, without frame and options', () => {
    const open: Instrument = { ...sampleInstrument(), format: 'open' };
    const prompt = composePrompt(
      { system: 'You are calm.' },
      bare,
      open,
      open.items[1]!,
      'reversed',
      'en',
      'words',
    );
    expect(prompt).toEqual({ system: 'You are calm.', user: 'item b', options: [] });
  });
});
