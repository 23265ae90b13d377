import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../src/main/library/load-library.js';
import { composePrompt, presentOptions } from '../../../src/main/personas/compose.js';
import { OPTION_ORDERS, type Template } from '../../../src/shared/domain/template.js';
import { GOLDEN_CELLS } from './compose-golden.js';

const library = await loadLibrary();
const jungian = library.instruments.get('jungian-4x12')!;
const ipip = library.instruments.get('ipip-neo-120')!;
const statement = library.templates.get('statement')!;

describe('composePrompt', () => {
  it.each(GOLDEN_CELLS)('$template, $order, $instrument', ({ template, order, instrument, lines }) => {
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
    const pairs = GOLDEN_CELLS.map(({ template, order }) => `${template} ${order}`);
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
    const german = { ...statement, text: { de: statement.text.en! } };
    const prompt = composePrompt({ system: null }, german, ipip, ipip.items[0]!, 'forward', 'de');
    expect(prompt.user).toContain('1 = Sehr unzutreffend');
    expect(() => composePrompt({ system: null }, statement, ipip, ipip.items[0]!, 'forward', 'de')).toThrow(
      expect.objectContaining({ code: 'INVALID_TEMPLATE', hint: 'Choose one of: en.' }),
    );
    expect(() =>
      composePrompt({ system: null }, german, jungian, jungian.items[0]!, 'forward', 'de'),
    ).toThrow(expect.objectContaining({ code: 'INVALID_INSTRUMENT', hint: 'Choose one of: en.' }));
  });

  it('puts any item text in unchanged, once, whatever it looks like', () => {
    const texts = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.constantFrom('{item}', '{options}', '$&', '$1', '{label} {text}'),
    );
    fc.assert(
      fc.property(texts, fc.constantFrom(...library.templates.values()), (text, template) => {
        const item = { ...jungian.items[0]!, text: { en: text } };
        const { user } = composePrompt({ system: null }, template, jungian, item, 'forward', 'en');
        const [before, after] = template.text.en!.user.split('{item}') as [string, string];
        const options = optionLines(template);
        const expected =
          before.replace('{options}', () => options) + text + after.replace('{options}', () => options);
        expect(user).toBe(expected);
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
