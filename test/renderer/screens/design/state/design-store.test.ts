import { describe, expect, it } from 'vitest';
import type { Draft } from '../../../../../src/shared/contract/designs.js';
import {
  createDesignStore,
  designStoreOf,
  forgetDesignStore,
  FROM_ELSEWHERE,
} from '../../../../../src/renderer/screens/design/state/design-store.js';
import { content } from '../draft-content-fixture.js';

function draft(changes: Partial<Draft> = {}): Draft {
  return { id: 1, ...content(), derivedFrom: null, updatedAt: '2026-01-01T00:00:00.000Z', ...changes };
}

const later = '2026-01-01T00:00:05.000Z';
const seeded = (seed: number) => () => content({ seed });

describe('the state of a design’s page', () => {
  it('takes no step for a change that changes nothing', () => {
    const store = createDesignStore(draft());
    store.getState().change('the seed', (present) => ({ ...present, design: { ...present.design } }));
    expect(store.getState().history.past).toEqual([]);
  });

  it('remembers the sampled settings while answers are read out', () => {
    const store = createDesignStore(draft());
    const sampled = { ...store.getState().setAside, runs: 7 };
    store.getState().change('mode', () => content({ administration: sampled }));
    store.getState().change('mode', () => content({ administration: { mode: 'readout' } }));
    expect(store.getState().setAside.runs).toBe(7);
  });

  it('leaves nothing behind of kinds that are gone through one after another', () => {
    const store = createDesignStore(draft());
    const design = () => store.getState().history.present.design;
    for (const kind of ['gain', 'specification', 'readings', 'resistance'] as const) {
      store.getState().chooseKind(kind);
      expect(design().kind).toBe(kind);
    }
    expect(design()).toEqual(content().design);
  });

  it('begins from the design as it is once a chosen kind was edited', () => {
    const store = createDesignStore(draft());
    const design = () => store.getState().history.present.design;
    store.getState().chooseKind('gain');
    store
      .getState()
      .change('the seed', ({ design: present, quick }) => ({ design: { ...present, seed: 9 }, quick }));
    store.getState().chooseKind('resistance');
    expect(design().seed).toBe(9);
    expect(design().conditions.sources).toHaveLength(1);
    store.getState().undo();
    expect(design().kind).toBe('gain');
  });

  it('keeps what is wrong in a field until it is right', () => {
    const store = createDesignStore(draft());
    store.getState().setInvalid('seed', 'Too large.');
    store.getState().setInvalid('name', 'Empty.');
    store.getState().setInvalid('seed', null);
    expect(store.getState().invalid).toEqual({ name: 'Empty.' });
  });
});

describe('a draft that another window has stored', () => {
  it('is taken over as a step that can be undone', () => {
    const store = createDesignStore(draft());
    expect(store.getState().adopt(draft({ ...content({ seed: 9 }), updatedAt: later }))).toBe(true);
    expect(store.getState().history.present.design.seed).toBe(9);
    expect(store.getState().history.past.at(-1)?.what).toBe(FROM_ELSEWHERE);
    store.getState().undo();
    expect(store.getState().history.present.design.seed).toBe(7);
  });

  it('gives way to what waits to be stored here, which will be the last to be written', () => {
    const store = createDesignStore(draft());
    store.getState().change('the seed', seeded(8));
    store.getState().setSaving({ state: 'waiting' });
    expect(store.getState().adopt(draft({ ...content({ seed: 9 }), updatedAt: later }))).toBe(false);
    expect(store.getState().history.present.design.seed).toBe(8);
  });

  it('is nothing new where it is what was stored here, or older', () => {
    const store = createDesignStore(draft());
    store.getState().change('the seed', seeded(8));
    store.getState().noteStored(content({ seed: 8 }), later);
    expect(store.getState().adopt(draft({ ...content({ seed: 8 }), updatedAt: later }))).toBe(false);
    expect(store.getState().adopt(draft({ ...content({ seed: 7 }) }))).toBe(false);
    expect(store.getState().history.present.design.seed).toBe(8);
  });

  it('brings no step where it says the same', () => {
    const store = createDesignStore(draft());
    expect(store.getState().adopt(draft({ updatedAt: later }))).toBe(false);
    expect(store.getState().stored.updatedAt).toBe(later);
    expect(store.getState().history.past).toEqual([]);
  });
});

describe('the states of the pages', () => {
  it('are kept while the page is away, and dropped with the draft', () => {
    const store = designStoreOf(draft({ id: 41 }));
    expect(designStoreOf(draft({ id: 41 }))).toBe(store);
    expect(designStoreOf(draft({ id: 42 }))).not.toBe(store);
    forgetDesignStore(41);
    expect(designStoreOf(draft({ id: 41 }))).not.toBe(store);
  });
});
