import { describe, expect, it } from 'vitest';
import occupationFile from '../../../resources/personas/occupations.json' with { type: 'json' };
import roleFile from '../../../resources/personas/roles.json' with { type: 'json' };
import { loadLibrary } from '../../../src/main/library/load-library.js';
import { validateInstrument } from '../../../src/main/instruments/validate.js';
import type { Instrument } from '../../../src/shared/domain/instrument.js';

const library = await loadLibrary();
const questionnaire = library.instruments.get('ipip-neo-120')!;
const scenarios = library.instruments.get('scenarios-40')!;
const open = library.instruments.get('open-replies-10')!;
const DOMAINS = ['E', 'A', 'C', 'N', 'O'];
const itemsOf = (instrument: Instrument, scale: string) =>
  instrument.items.filter(({ keys }) => keys.some((key) => key.scale === scale));
const sentences = (text: string): number => text.split(/(?<=[.?!]"?) /).length;

/** Names of domains and poles, and the words of their stems, which no text that is answered may hold. */
const TRAIT_WORDS =
  /introver|extraver|extrover|sociab|outgoing|shy\b|agreeab|antagon|unselfish|conscientious|disciplin|organi[sz]e|orderly|neurotic|anxi|nervous|emotional|stable|conventional|curious|imaginati|creativ|personalit|trait/i;

describe('the second readings', () => {
  it.each([scenarios, open])(
    '$id reads the five domains under the names of the questionnaire',
    (instrument) => {
      expect(instrument.scales.map(({ id }) => id)).toEqual(DOMAINS);
      for (const scale of instrument.scales) {
        expect(scale).toEqual(questionnaire.scales.find(({ id }) => id === scale.id));
      }
      expect(instrument.licence).toBe('CC0-1.0');
      expect(instrument.description).toMatch(/(no|without) human norms/);
    },
  );

  it.each([scenarios, open])('$id names no trait', (instrument) => {
    for (const { text, options = [] } of instrument.items)
      for (const { en } of [text, ...options]) expect(en).not.toMatch(TRAIT_WORDS);
  });
});

describe('the scenarios', () => {
  it.each(DOMAINS)('%s has eight situations in two or three sentences, all keyed one way', (scale) => {
    const items = itemsOf(scenarios, scale);
    expect(items).toHaveLength(8);
    for (const { text, keys } of items) {
      expect(keys).toEqual([{ scale, sign: 1 }]);
      expect(text['en']).toMatch(/[.!?] What do you do\?$/);
      expect(text['en']).toMatch(/\b[Yy]ou/);
      expect(sentences(text['en']!)).toBeGreaterThanOrEqual(3);
      expect(sentences(text['en']!)).toBeLessThanOrEqual(4);
    }
  });

  it('offer four things to do, one sentence each and about as long', () => {
    for (const { options = [] } of scenarios.items) {
      const lengths = options.map(({ en }) => en!.length);
      expect(lengths).toHaveLength(4);
      expect(Math.max(...lengths) / Math.min(...lengths)).toBeLessThanOrEqual(1.25);
      for (const { en } of options) {
        expect(en).toMatch(/^I [^.]+\.$/);
        expect(sentences(en!)).toBe(1);
      }
    }
  });

  it.each(DOMAINS)('%s: the length of an option does not tell its level', (scale) => {
    const means = [0, 1, 2, 3].map((level) => {
      const lengths = itemsOf(scenarios, scale).map(({ options }) => options![level]!['en']!.length);
      return lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    });
    expect(Math.max(...means) / Math.min(...means)).toBeLessThan(1.05);
  });

  it.each(DOMAINS)(
    '%s: every level stands in every place twice, and is before every other four times',
    (scale) => {
      const orders = itemsOf(scenarios, scale).map(({ presented }) => presented!);
      expect(new Set(orders.map(String)).size).toBe(8);
      for (const level of [0, 1, 2, 3]) {
        for (const place of [0, 1, 2, 3]) {
          expect(orders.filter((order) => order[place] === level)).toHaveLength(2);
        }
        for (const other of [0, 1, 2, 3].filter((candidate) => candidate !== level)) {
          const before = orders.filter((order) => order.indexOf(level) < order.indexOf(other));
          expect(before).toHaveLength(4);
        }
      }
    },
  );

  it('are no questionnaire under another name: no two texts are alike', () => {
    const texts = scenarios.items.flatMap(({ text, options = [] }) =>
      [text, ...options].map(({ en }) => en!),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe('the open questions', () => {
  it('are two a domain, and have a rubric that says what levels 1, 3 and 5 look like', () => {
    for (const scale of DOMAINS) {
      expect(itemsOf(open, scale)).toHaveLength(2);
      for (const level of [1, 3, 5]) expect(open.rubrics?.[scale]?.['en']).toContain(`Level ${level}: `);
    }
    expect(open.options.map(({ score }) => score)).toEqual([1, 2, 3, 4, 5]);
    for (const { text } of open.items) expect(text['en']).toMatch(/[.?] Answer in a few sentences\.$/);
  });

  it('would be refused without one of the rubrics', () => {
    const lacking = structuredClone(open);
    delete lacking.rubrics!['N'];
    expect(() => validateInstrument(lacking, 'mine.json')).toThrow('there is none for scale "N"');
  });
});

describe('the occupations', () => {
  it('are at least 110 with the shipped roles, and every one says why it is there', () => {
    const roles = [...library.roles.values()];
    expect(roles.length).toBeGreaterThanOrEqual(110);
    expect(new Set(roles.map(({ name }) => name.toLowerCase())).size).toBe(roles.length);
    const texts = roles.flatMap(({ wordings }) => wordings.map(({ text }) => text['en']));
    expect(new Set(texts).size).toBe(texts.length);
    for (const { reason } of roles) expect(reason.length).toBeGreaterThan(10);
  });

  it('stand for all ten major groups of ISCO-08', () => {
    const groups = [...library.roles.values()].flatMap(
      ({ reason }) => /ISCO-08 major group (\d)/.exec(reason)?.[1] ?? [],
    );
    expect([...new Set(groups)].sort()).toEqual([...'0123456789']);
    for (const group of '123456789') {
      expect(groups.filter((candidate) => candidate === group).length).toBeGreaterThanOrEqual(9);
    }
  });

  it('say in two sentences what is done', () => {
    for (const { id } of [...roleFile.roles, ...occupationFile.roles]) {
      const { wordings } = library.roles.get(id)!;
      const plain = wordings.find((wording) => wording.id === 'plain')!.text['en']!;
      expect(plain).toMatch(/^You /);
      expect(sentences(plain)).toBe(2);
    }
  });
});
