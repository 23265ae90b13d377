import { describe, expect, it } from 'vitest';
import type { Library } from '../../../src/main/library/load-library.js';
import { AnsweredSet } from '../../../src/main/studies/answered-set.js';
import { CellOrder } from '../../../src/main/studies/cell-order.js';
import { cells, planStudy } from '../../../src/main/studies/plan.js';
import { smallDesign, smallLibrary } from './small-study.js';

const full = { quick: false };

describe('planStudy', () => {
  it('counts what it will ask', () => {
    const snapshot = planStudy(smallDesign(), smallLibrary(), full);
    expect(snapshot.conditions.map(({ id }) => id)).toEqual([
      'default:none',
      'default:helpful:a',
      'placebo:harbour:a',
      'persona:quiet:a',
      'persona:loud:a',
    ]);
    expect(snapshot.expectedPerSubject).toBe(5 * 2 * 2 * 6);
    expect(snapshot.types).toEqual({ quiet: 'INTJ', loud: 'ENTJ' });
    expect(snapshot.targets['loud']).toEqual({ small: { EI: 1 } });
    const sampled = smallDesign({ administration: { mode: 'sampled', runs: 30 } });
    expect(planStudy(sampled, smallLibrary(), full).expectedPerSubject).toBe(120 * 30);
  });

  it('gives the same hash to what asks the same questions', () => {
    const { planHash } = planStudy(smallDesign(), smallLibrary(), full);
    const renamed = smallDesign({
      name: 'other-name',
      description: 'Something else.',
      subjects: ['two.gguf'],
      analysis: { bootstrap: 100 },
    });
    expect(planHash).toMatch(/^[0-9a-f]{64}$/);
    expect(planStudy(renamed, smallLibrary(), full).planHash).toBe(planHash);
  });

  it.each<[string, (library: Library) => void]>([
    ['item', (library) => (library.instruments.get('small')!.items[3]!.text['en'] = 'Statement three.')],
    ['option', (library) => (library.instruments.get('small')!.options[0]!.text['en'] = 'Option 1')],
    ['persona', (library) => (library.personas.get('loud')!.wordings[0]!.text['en'] = 'You are loud.')],
    ['placebo', (library) => (library.placebos.get('harbour')!.wordings[0]!.text['en'] = 'The harbour.')],
    ['neutral', (library) => (library.neutrals.get('helpful')!.wordings[0]!.text['en'] = 'Be helpful.')],
    ['template', (library) => (library.templates.get('other')!.text['en']!.separator = ', ')],
    ['labels', (library) => (library.templates.get('other')!.labels = 'letters')],
  ])('gives another hash when the text of a %s changes', (_, change) => {
    const { planHash } = planStudy(smallDesign(), smallLibrary(), full);
    const library = structuredClone(smallLibrary());
    change(library);
    expect(planStudy(smallDesign(), library, full).planHash).not.toBe(planHash);
  });

  it.each([
    { seed: 8 },
    { orders: ['forward'] },
    { templates: ['plain'] },
    { determinism: 'strict' },
    { conditions: { personas: ['loud'] } },
    { administration: { mode: 'sampled', runs: 2 } },
  ])('gives another hash for %j', (change) => {
    const { planHash } = planStudy(smallDesign(), smallLibrary(), full);
    expect(planStudy(smallDesign(change), smallLibrary(), full).planHash).not.toBe(planHash);
  });

  it('keeps fewer items in a quick study, which is another study', () => {
    const design = smallDesign({ quickItemsPerScale: 2 });
    const quick = planStudy(design, smallLibrary(), { quick: true });
    expect(quick.instruments[0]?.items).toHaveLength(2);
    expect(quick.expectedPerSubject).toBe(40);
    expect(quick.planHash).not.toBe(planStudy(design, smallLibrary(), full).planHash);
  });

  it.each([
    [{ instruments: ['nothing'] }, 'the instrument "nothing"'],
    [{ templates: ['nothing'] }, 'the template "nothing"'],
    [{ conditions: { personas: ['nothing'] } }, 'the persona "nothing"'],
    [{ language: 'de' }, 'language "de"'],
  ])('refuses %j', (change, words) => {
    expect(() => planStudy(smallDesign(change), smallLibrary(), full)).toThrow(words);
  });
});

describe('cells', () => {
  const snapshot = planStudy(smallDesign(), smallLibrary(), full);

  it('asks every cell once, neighbours sharing their prefix', () => {
    const all = [...cells(snapshot)];
    expect(all.map(({ index }) => index)).toEqual(all.map((_, position) => position));
    expect(new Set(all.map(({ key }) => key)).size).toBe(120);
    const changes = all.filter((entry, position) => {
      const before = all[position - 1]?.cell;
      return before?.condition !== entry.cell.condition;
    });
    expect(changes).toHaveLength(5);
    expect(all[0]?.prompt).toMatchObject({ system: null, user: expect.stringContaining('Statement 0.') });
    expect(all[6]?.prompt.options.map(({ score }) => score)).toEqual([3, 2, 1]);
  });

  it('gives a stretch, and passes over what is not wanted', () => {
    const stretch = [...cells(snapshot, { from: 10, to: 15, wanted: (index) => index !== 12 })];
    expect(stretch.map(({ index }) => index)).toEqual([10, 11, 13, 14]);
    const all = [...cells(snapshot)];
    expect(stretch[0]).toEqual(all[10]);
  });

  it('finds a cell by its key', () => {
    const order = new CellOrder(snapshot);
    expect(order.size).toBe(120);
    for (const { index, key } of cells(snapshot)) expect(order.indexOf(key)).toBe(index);
    expect(order.indexOf('default:gone|plain|forward|en|small|i0')).toBeUndefined();
    expect(order.indexOf('default:none|plain|forward|de|small|i0')).toBeUndefined();
  });
});

describe('AnsweredSet', () => {
  it('marks responses by the names that a store gives them', () => {
    const sampled = smallDesign({ administration: { mode: 'sampled', runs: 3 } });
    const snapshot = planStudy(sampled, smallLibrary(), full);
    const answered = new AnsweredSet(snapshot);
    const key = [...cells(snapshot, { from: 17, to: 18 })][0]!.key;
    answered.markStored(`${key}#2`);
    answered.markStored(`${key}#2`);
    answered.markStored(`${key}#7`);
    answered.markStored('default:gone|plain|forward|en|small|i0#0');
    expect(answered.count).toBe(1);
    expect([0, 1, 2].map((run) => answered.has(17, run))).toEqual([false, false, true]);
    answered.mark(17, 0);
    answered.mark(17, 1);
    expect(answered.hasAll(17)).toBe(true);
    expect(answered.hasAll(16)).toBe(false);
    expect(() => answered.mark(17, 3)).toThrow(RangeError);
    expect(() => answered.mark(120)).toThrow(RangeError);
  });
});
