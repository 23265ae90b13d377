import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import { composePrompt, presentOptions } from '../../../src/main/personas/compose.js';
import type { Instrument } from '../../../src/shared/domain/instrument.js';
import { OPTION_ORDERS, type Template } from '../../../src/shared/domain/template.js';
import { GOLDEN_TASK_CELLS } from './compose-golden-tasks.js';
import { GOLDEN_CELLS } from './compose-golden.js';

const GOLDEN = [...GOLDEN_CELLS, ...GOLDEN_TASK_CELLS];

const library = await loadLibrary();
const jungian = library.instruments.get('jungian-4x12')!;
const ipip = library.instruments.get('ipip-neo-120')!;
const statement = library.templates.get('statement')!;

describe('composePrompt', () => {
  it.each(GOLDEN)('$template, $order, $instrument', ({ template, order, instrument, lines }) => {
    const chosen = library.instruments.get(instrument)!;
    const prompt = composePrompt(
      { system: 'You are a librarian.' },
      library.templates.get(template)!,
      chosen,
      chosen.items[0]!,
      order,
      'en',
    );
    expect(prompt.user.split('\n')).toEqual(lines);
    expect(prompt.system).toBe('You are a librarian.');
  });

  it('has a golden cell for each shipped template in both orders', () => {
    const pairs = GOLDEN.map(({ template, order }) => `${template} ${order}`);
    const wanted = [...library.templates.keys()].flatMap((id) =>
      OPTION_ORDERS.map((order) => `${id} ${order}`),
    );
    expect(pairs.sort()).toEqual(wanted.sort());
  });

  it('lets labels follow the presentation and scores follow the option', () => {
    expect(presentOptions(jungian, 'letters', 'reversed', 'en')).toEqual([
      { label: 'A', score: 5, text: 'Strongly agree' },
      { label: 'B', score: 4, text: 'Agree' },
      { label: 'C', score: 3, text: 'Neither agree nor disagree' },
      { label: 'D', score: 2, text: 'Disagree' },
      { label: 'E', score: 1, text: 'Strongly disagree' },
    ]);
  });

  it('takes the language asked for, and says which there are', () => {
    const only = (language: string): Template => ({ ...statement, text: { [language]: statement.text.en! } });
    const compose = (template: Template, instrument: Instrument, language: string) =>
      composePrompt({ system: null }, template, instrument, instrument.items[0]!, 'forward', language);
    expect(compose(only('de'), ipip, 'de').user).toContain('1 = Sehr unzutreffend');
    expect(() => compose(only('de'), ipip, 'fr')).toThrow(
      expect.objectContaining({ code: 'INVALID_TEMPLATE', hint: 'Choose one of: de.' }),
    );
    expect(() => compose(only('de'), jungian, 'de')).toThrow(
      expect.objectContaining({ code: 'INVALID_INSTRUMENT', hint: 'Choose one of: en.' }),
    );
  });

  it('puts any item text in unchanged, once, whatever it looks like', () => {
    const texts = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom('{item}', '{options}', '{answer}', '$&', '$1', '{label} {text}'),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(...library.templates.values()), (text, template) => {
        const item = { ...jungian.items[0]!, text: { en: text } };
        const { user } = composePrompt({ system: null }, template, jungian, item, 'forward', 'en');
        const [before, after] = template.text.en!.user.split('{item}') as [string, string];
        const options = optionLines(template);
        const answer = template.text.en!.answers![template.labels];
        const around = (part: string): string =>
          part.replace('{options}', () => options).replace('{answer}', () => answer);
        expect(user).toBe(around(before) + text + around(after));
      }),
    );
  });
});

function optionLines(template: Template): string {
  const { option, separator } = template.text.en!;
  return presentOptions(jungian, template.labels, 'forward', 'en')
    .map(({ label, text }) => option.replace('{label}', label).replace('{text}', text))
    .join(separator);
}

describe('a situation with options of its own', () => {
  it('is put in the words that a template has for situations', async () => {
    const library = await loadLibrary();
    const [scenarios, template] = [
      library.instruments.get('scenarios-40')!,
      library.templates.get('statement')!,
    ];
    const [item] = scenarios.items;
    const { user } = composePrompt({ system: null }, template, scenarios, item!, 'forward', 'en');
    expect(user).toContain(`Situation: ${item!.text['en']}`);
    expect(user).not.toContain('Statement:');
    expect(user.indexOf(item!.text['en']!)).toBeLessThan(user.indexOf(item!.options![0]!['en']!));
  });
});
