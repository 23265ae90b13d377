import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { snapshotSchema } from '../../../src/main/store/rows.js';
import type { StudySnapshot } from '../../../src/main/store/store.js';
import { administrationWords } from '../../../src/main/cli/plan-words.js';
import type { LoadedSubject } from '../../../src/main/engine/engine.js';
import { administer } from '../../../src/main/studies/administration/administer.js';
import { checkDesign } from '../../../src/main/studies/design-file.js';
import { makeItemOrders } from '../../../src/main/studies/item-orders.js';
import { cells, plannedCell, planStudy } from '../../../src/main/studies/plan.js';
import { planSize } from '../../../src/main/studies/preview.js';
import type { Answer } from '../../../src/main/studies/response-writer.js';
import { FakeEngine } from './fake-engine.js';
import { smallDesign, smallLibrary } from './small-study.js';

const planned = (
  itemOrders?: Record<string, unknown>,
  changes: Record<string, unknown> = {},
): StudySnapshot =>
  planStudy(
    smallDesign({
      kind: 'instability',
      templates: ['plain'],
      conditions: { default: ['none'], placebos: [] },
      ...(itemOrders === undefined ? {} : { instability: { itemOrders } }),
      ...changes,
    }),
    smallLibrary(),
    { quick: false },
  );

const instrument = smallLibrary().instruments.get('small')!;

async function ask(
  snapshot: StudySnapshot,
  wantedRun: (cell: number, run: number) => boolean = () => true,
): Promise<Answer[]> {
  const loaded: LoadedSubject = await new FakeEngine().load('one');
  const questions = { cells: { [Symbol.iterator]: () => cells(snapshot) }, wantedRun };
  const answers: Answer[] = [];
  for await (const answer of administer(loaded, snapshot, questions, new AbortController().signal)) {
    answers.push(answer);
  }
  return answers;
}

describe('the orders of the items', () => {
  it('begin with the published one, are all others, and hang on the seed alone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), fc.integer({ min: 2, max: 24 }), (seed, count) => {
        const [published, ...others] = makeItemOrders({ seed }, [instrument], count)['small']!;
        expect(published).toEqual(instrument.items.map(({ id }) => id));
        expect(others).toHaveLength(count - 1);
        for (const order of others) expect([...order].sort()).toEqual([...published!].sort());
        expect(new Set([published, ...others].map((order) => order!.join())).size).toBe(count);
      }),
    );
    const drawn = (seed: number): unknown => makeItemOrders({ seed }, [instrument], 4);
    expect(drawn(7)).toEqual(drawn(7));
    expect(drawn(8)).not.toEqual(drawn(7));
  });

  it('keep the first ones where there are more of them', () => {
    const few = makeItemOrders({ seed: 3 }, [instrument], 3)['small']!;
    expect(makeItemOrders({ seed: 3 }, [instrument], 6)['small']!.slice(0, 3)).toEqual(few);
  });

  it('are refused where there are too few items, and for free replies', () => {
    const two = { ...instrument, items: instrument.items.slice(0, 2) };
    expect(makeItemOrders({ seed: 1 }, [two], 2)['small']).toHaveLength(2);
    expect(() => makeItemOrders({ seed: 1 }, [two], 3)).toThrow('cannot be put in 3 orders');
    expect(() => makeItemOrders({ seed: 1 }, [{ ...instrument, format: 'open' }], 2)).toThrow('free replies');
  });
});

describe('a plan of several item orders', () => {
  const snapshot = planned({ count: 3, conversationLength: 4 });

  it('crosses them with conditions, templates and option orders, and names them in its cells', () => {
    expect(snapshot.specifications!.map(({ id }) => id)).toEqual([
      's01-o1',
      's02-o1',
      's03-o2',
      's04-o2',
      's05-o3',
      's06-o3',
    ]);
    expect(snapshot.expectedPerSubject).toBe(3 * 2 * 3 * 6);
    const keys = [...cells(snapshot)].map(({ key }) => key);
    expect(new Set(keys).size).toBe(snapshot.expectedPerSubject);
    expect(keys.at(-1)).toBe('persona:loud:a|plain|reversed|en|small|i5|s06-o3');
    expect(plannedCell(snapshot, keys[50]!)).toMatchObject({ key: keys[50], index: 50 });
    const size = planSize(snapshot);
    expect(size).toMatchObject({ templates: 1, orders: 2, itemOrders: 3, cells: 108 });
    expect(administrationWords(snapshot, size)).toBe('1 template x 2 option orders x 3 item orders');
  });

  it('asks what a plan without them asks, and is another plan', () => {
    const plain = planned();
    expect(plain).not.toHaveProperty('itemOrders');
    expect(plain).not.toHaveProperty('specifications');
    expect(planSize(plain)).not.toHaveProperty('itemOrders');
    const texts = (own: StudySnapshot): string[] => [
      ...new Set([...cells(own)].map(({ prompt }) => `${prompt.system}\n${prompt.user}`)),
    ];
    expect(texts(snapshot)).toEqual(texts(plain));
    const hashes = [
      plain,
      snapshot,
      planned({ count: 4, conversationLength: 4 }),
      planned({ count: 3, conversationLength: 5 }),
      planned({ count: 3, conversationLength: 4 }, { seed: 8 }),
    ].map(({ planHash }) => planHash);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(planned({ count: 3, conversationLength: 4 }).planHash).toBe(snapshot.planHash);
  });

  it('is stored with its orders, at any temperature', () => {
    expect(snapshotSchema.parse(JSON.parse(JSON.stringify(snapshot)))).toEqual(snapshot);
    const cold = planned(
      { count: 2 },
      { administration: { mode: 'sampled', runs: 2, sampler: { temperature: 0 } } },
    );
    expect(cold.specifications![0]!.temperature).toBe(0);
    expect(snapshotSchema.parse(JSON.parse(JSON.stringify(cold)))).toEqual(cold);
  });

  it('belongs to studies of kind instability', () => {
    const design = { ...smallDesign(), instability: { itemOrders: { count: 2 } } };
    expect(checkDesign(design).problems).toMatchObject([{ path: ['instability', 'itemOrders'] }]);
    const one = { ...design, kind: 'instability', instability: { itemOrders: { count: 1 } } };
    expect(checkDesign(one).problems).toMatchObject([{ path: ['instability', 'itemOrders', 'count'] }]);
  });
});

describe('conversations in several item orders', () => {
  const snapshot = planned({ count: 3, conversationLength: 6 });
  /** The statements of the conversation that a cell's prompt goes on with, and its own. */
  const said = ({ promptText }: Answer): string[] =>
    [...promptText.matchAll(/Statement (\d)/g)].map(([, digit]) => `i${digit}`);

  it('put the items in the orders of the plan, the same ones for every persona', async () => {
    const answers = await ask(snapshot);
    expect(answers).toHaveLength(snapshot.expectedPerSubject);
    for (const condition of ['default:none', 'persona:quiet:a', 'persona:loud:a']) {
      for (const { id, itemOrderNumber } of snapshot.specifications!) {
        const own = answers.filter(
          ({ response }) => response.cell.startsWith(`${condition}|`) && response.cell.endsWith(`|${id}`),
        );
        const longest = own.map(said).toSorted((left, right) => right.length - left.length)[0];
        expect(longest).toEqual(snapshot.itemOrders!['small']![itemOrderNumber! - 1]);
      }
    }
  });

  it('go on where they were stopped, with the same words before an item', async () => {
    const all = await ask(snapshot);
    const half = new Set(all.slice(0, 50).map(({ cell }) => cell));
    const rest = await ask(snapshot, (cell) => !half.has(cell));
    const texts = new Map(all.map(({ cell, promptText }) => [cell, promptText]));
    expect(rest).toHaveLength(all.length - half.size);
    for (const { cell, promptText } of rest) expect(promptText).toBe(texts.get(cell));
  });

  it('say what a stored study lacks', async () => {
    const { itemOrders, ...without } = snapshot;
    expect(itemOrders).toBeDefined();
    await expect(ask(without)).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
  });
});
