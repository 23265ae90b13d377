import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedEvidenceTables } from '../../../../scripts/stimuli/evidence-tables.js';
import { resourcesFolder } from '../../../../src/main/library/resources-folder.js';
import {
  countSets,
  misleads,
  PUBLISHED_COUNTS,
  rateOf,
} from '../../../../src/main/studies/identity/stimuli/count-sets.js';
import { mean } from '../../../../src/main/analysis/summary.js';
import { library } from './identity-study.js';

const words = (text: string): number => text.trim().split(/\s+/).length;

describe('sets of counts', () => {
  it('begin with the published one, whose rates are .748 and .836', () => {
    expect(countSets(1, 0)).toEqual([PUBLISHED_COUNTS]);
    expect(rateOf(PUBLISHED_COUNTS.first)).toBeCloseTo(0.748, 3);
    expect(rateOf(PUBLISHED_COUNTS.second)).toBeCloseTo(0.836, 3);
  });

  it('always mislead: the largest number and the rates disagree', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        (count, seed) => {
          const sets = countSets(count, seed);
          expect(sets).toHaveLength(count);
          expect(new Set(sets.map(({ first, second }) => [...first, ...second].join())).size).toBe(count);
          for (const set of sets) {
            expect(misleads(set)).toBe(true);
            const [largest] = [...set.first, ...set.second].sort((a, b) => b - a);
            expect(largest).toBe(set.first[0]);
            expect(rateOf(set.second) - rateOf(set.first)).toBeGreaterThan(0.05);
            expect([...set.first, ...set.second].every((n) => Number.isInteger(n) && n > 0)).toBe(true);
          }
          expect(countSets(count, seed)).toEqual(sets);
        },
      ),
    );
  });

  it('are told apart from those that do not mislead', () => {
    expect(misleads({ first: [80, 20], second: [30, 20] })).toBe(false);
    expect(misleads({ first: [60, 40], second: [90, 10] })).toBe(false);
    expect(() => countSets(0, 1)).toThrow(RangeError);
    expect(() => countSets(1.5, 1)).toThrow(RangeError);
  });
});

describe('the shipped evidence tables', () => {
  const shipped = library.instruments.get('evidence-tables-60')!;

  it('are what their script makes', async () => {
    const file = await readFile(join(resourcesFolder(), 'instruments/evidence-tables-60.json'), 'utf8');
    expect(JSON.parse(file)).toEqual(JSON.parse(JSON.stringify(shippedEvidenceTables())));
  });

  it('have the right conclusion as the upper option, read from the text of the table', () => {
    for (const { text, options, evidence } of shipped.items) {
      const [story, ...lines] = text.en!.split('\n');
      expect(story).not.toBe('');
      const rows = lines.map((line) => /^(.+): (\d+) (.+), (\d+) (.+)\.$/.exec(line)!);
      const [first, second] = rows.map((row) => Number(row[2]) / (Number(row[2]) + Number(row[4])));
      // The first group has less of the first outcome that is named, so more of the second.
      expect(first!).toBeLessThan(second!);
      const more = rows[0]![5]!;
      const right = options![1]!.en!;
      const keyword = more.split(' ').at(-1)!;
      const other = rows[0]![3]!.split(' ').at(-1)!;
      if (evidence!.cover !== 'prayer') {
        expect(right, right).toContain(keyword);
        expect(options![0]!.en).toContain(other);
      }
    }
  });

  it('stand each right conclusion in either place equally often', () => {
    for (const { id } of shipped.scales) {
      const own = shipped.items.filter(({ evidence }) => evidence!.cover === id);
      expect(own).toHaveLength(12);
      expect(own.filter(({ presented }) => presented![0] === 1)).toHaveLength(6);
    }
  });

  it('have one neutral cover, and one that either side of each attribute has a stake in', () => {
    const { task } = shipped;
    if (task?.kind !== 'evidence') throw new Error('no evidence');
    const held = task.covers.map(({ claims }) => claims.map((claim) => claim.held));
    expect(held.filter((sides) => sides.flat().length === 0)).toHaveLength(1);
    const identities = held.flat(2);
    expect(new Set(identities).size).toBe(identities.length);
    for (const identity of identities) expect(library.roles.has(identity)).toBe(true);
    expect(identities).not.toContain('left-handed');
  });
});

describe('the shipped headlines', () => {
  const { items, options } = library.instruments.get('headlines-20')!;
  const isTrue = ({ keys }: (typeof items)[number]): boolean => keys[0]!.sign === 1;

  it('are ten true and ten false ones, one of each topic, each with a source', () => {
    expect(items.filter(isTrue)).toHaveLength(10);
    const topics = new Map<string, number>();
    for (const item of items) {
      const [topic] = item.id.split('-');
      topics.set(topic!, (topics.get(topic!) ?? 0) + (isTrue(item) ? 1 : -1));
      expect(item.source).toMatch(/\w{3}/);
      expect(item.id.endsWith('true')).toBe(isTrue(item));
    }
    expect([...topics.values()]).toEqual(Array(10).fill(0));
  });

  it('are of like length, and name no source themselves', () => {
    const lengths = (of: boolean): number[] =>
      items.filter((item) => isTrue(item) === of).map(({ text }) => words(text.en!));
    expect(Math.abs(mean(lengths(true)) - mean(lengths(false)))).toBeLessThan(1);
    for (const { text } of items) {
      expect(words(text.en!)).toBeGreaterThanOrEqual(8);
      expect(words(text.en!)).toBeLessThanOrEqual(14);
      expect(text.en).not.toMatch(/according|study|scientists|report|\.$/i);
    }
  });

  it('are rated on six points that mirror each other', () => {
    const texts = options.map(({ text }) => text.en!);
    expect(texts).toHaveLength(6);
    expect(texts.map((text) => text.replace('false', 'true')).reverse()).toEqual(
      texts.map((text) => text.replace('false', 'true')),
    );
  });
});

describe('the shipped identities', () => {
  const ids = ['political-left', 'political-right', 'democrat', 'republican', 'religious', 'not-religious'];
  const more = ['school-leaver', 'university-graduate', 'woman', 'man', 'left-handed'];

  it('are put in the same three framings', () => {
    for (const id of [...ids, ...more]) {
      const { wordings } = library.roles.get(id)!;
      expect(wordings.map((wording) => wording.id)).toEqual(['you-are', 'play', 'speak-as']);
      expect(wordings.map(({ text }) => text.en!.split(' a person')[0])).toEqual([
        'You are',
        'Play the part of',
        'Speak from here on as',
      ]);
    }
  });

  it('give both sides of an attribute as many words', () => {
    for (let side = 0; side < ids.length; side += 2) {
      const [left, right] = [ids[side]!, ids[side + 1]!].map((id) =>
        words(library.roles.get(id)!.wordings[0]!.text.en!),
      );
      expect(Math.abs(left! - right!)).toBeLessThanOrEqual(2);
    }
  });
});
