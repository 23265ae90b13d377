import { validateInstrument } from '../../../../src/main/instruments/validate.js';
import type { LintFinding, LintTools } from '../../../../src/main/instruments/lint/finding.js';
import { lintInstrument } from '../../../../src/main/instruments/lint/lint-instrument.js';
import type { Instrument, Item } from '../../../../src/shared/domain/instrument.js';

const TEXTS = [
  ['I stay calm under pressure.', 'Ich bleibe unter Druck ruhig.', 1],
  ['I sleep well most nights.', 'Ich schlafe meistens gut.', 1],
  ['Bad news slides off me.', 'Schlechte Nachrichten perlen an mir ab.', 1],
  ['I worry about small things.', 'Ich sorge mich um Kleinigkeiten.', -1],
  ['Crowds make me tense.', 'Menschenmengen machen mich angespannt.', -1],
  ['I dread the next day.', 'Ich fürchte den nächsten Tag.', -1],
] as const;

/** An instrument of ratings about which the linter has nothing to say. */
export function soundRating(changes: Partial<Instrument> = {}): Instrument {
  return instrument({
    schemaVersion: 1,
    id: 'calm-6',
    name: 'Calm, six items',
    version: '1',
    description: 'How calm somebody says to be.',
    licence: 'CC0-1.0',
    citation: 'Mettle authors (2026). Calm, six items.',
    format: 'rating',
    options: [
      { score: 1, text: { en: 'Disagree', de: 'Stimmt nicht' } },
      { score: 2, text: { en: 'Undecided', de: 'Unentschieden' } },
      { score: 3, text: { en: 'Agree', de: 'Stimmt' } },
    ],
    scales: [{ id: 'CA', name: 'Calm', kind: 'domain', low: { name: 'Tense' }, high: { name: 'Calm' } }],
    items: TEXTS.map(([en, de, sign], index) => ({
      id: `c${index + 1}`,
      text: { en, de },
      keys: [{ scale: 'CA', sign }],
    })),
    norms: [
      {
        id: 'people',
        name: 'People',
        population: 'Adults.',
        source: 'Somebody (2020).',
        respondents: 100,
        scales: { CA: { mean: 2, standardDeviation: 0.5 } },
      },
    ],
    translations: [{ language: 'de', translator: 'Somebody' }],
    ...changes,
  });
}

const CHOICES = [
  ['I cry out loud.', 'I sigh a bit.', 'I smile at that.'],
  ['I run off fast.', 'I walk on by.', 'I sit down there.'],
  ['I shout at them.', 'I talk it through.', 'I hum a tune.'],
  ['I pace the room for long.', 'I wait my turn.', 'I doze for now.'],
  ['I call for help at once.', 'I look it up.', 'I leave it be.'],
  ['I hold on tight.', 'I hold on now.', 'I let it all go by.'],
] as const;

/** An instrument of choices about which the linter has nothing to say. */
export function soundChoice(changes: (item: Item, index: number) => Partial<Item> = () => ({})): Instrument {
  const orders = [
    [0, 1, 2],
    [2, 1, 0],
    [1, 0, 2],
  ];
  const { items, ...rest } = english(soundRating());
  return instrument({
    ...rest,
    format: 'choice',
    items: items.map((item, index) => {
      const whole: Item = {
        ...item,
        keys: [{ scale: 'CA', sign: 1 }],
        options: (CHOICES[index] ?? []).map((en) => ({ en })),
        presented: orders[index % 3]!,
      };
      return { ...whole, ...changes(whole, index) };
    }),
  });
}

/** An instrument of open replies about which the linter has nothing to say. */
export function soundOpen(changes: Partial<Instrument> = {}): Instrument {
  return instrument({
    ...english(soundRating()),
    format: 'open',
    rubrics: { CA: { en: '1: tense throughout. 2: neither tense nor calm. 3: calm throughout.' } },
    ...changes,
  });
}

/** The findings of one rule. */
export function findingsOf(rule: string, subject: Instrument, tools: LintTools = {}): LintFinding[] {
  return lintInstrument(subject, tools).filter((finding) => finding.rule === rule);
}

/** The instrument with other English item texts. */
export function withTexts(subject: Instrument, texts: Readonly<Record<string, string>>): Instrument {
  return {
    ...subject,
    items: subject.items.map((item) => {
      const en = texts[item.id];
      return en === undefined ? item : { ...item, text: { ...item.text, en } };
    }),
  };
}

/** The instrument with options of these English texts, scored from 1. */
export function withOptions(subject: Instrument, texts: readonly string[]): Instrument {
  return {
    ...english(subject),
    options: texts.map((en, index) => ({ score: index + 1, text: { en } })),
  };
}

/** The instrument in English alone. */
export function english(subject: Instrument): Instrument {
  const only = ({ en = '' }: Readonly<Record<string, string>>): { en: string } => ({ en });
  return {
    ...without(subject, 'translations'),
    options: subject.options.map((option) => ({ ...option, text: only(option.text) })),
    items: subject.items.map((item) => ({ ...item, text: only(item.text) })),
  };
}

/** As a file would hold it, so that no test lints what could never be read. */
function instrument(value: Instrument): Instrument {
  return validateInstrument(value, 'test');
}

/** The value without one of its properties. */
export function without<Value extends object, Key extends keyof Value>(
  value: Value,
  key: Key,
): Omit<Value, Key> {
  const copy: Partial<Value> = { ...value };
  delete copy[key];
  return copy as Omit<Value, Key>;
}
