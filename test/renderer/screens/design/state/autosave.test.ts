import { describe, expect, it, vi } from 'vitest';
import type { Draft } from '../../../../../src/shared/contract/designs.js';
import { MettleError } from '../../../../../src/shared/errors.js';
import type { DraftContent } from '../../../../../src/renderer/screens/design/model/draft-content.js';
import { startAutosave } from '../../../../../src/renderer/screens/design/state/autosave.js';
import { createDesignStore } from '../../../../../src/renderer/screens/design/state/design-store.js';
import { content } from '../draft-content-fixture.js';

/** A program that stores drafts, and can be held up or made to fail. */
class Program {
  readonly stored: number[] = [];
  failure: MettleError | null = null;
  gate: Promise<void> = Promise.resolve();

  readonly save = async ({ design, quick }: DraftContent): Promise<Draft> => {
    await this.gate;
    if (this.failure !== null) throw this.failure;
    this.stored.push(design.seed);
    return { id: 1, design, quick, derivedFrom: null, updatedAt: `2026-01-01T00:00:0${this.stored.length}Z` };
  };
}

function setUp(wait = 0) {
  const program = new Program();
  const store = createDesignStore({
    id: 1,
    ...content(),
    derivedFrom: null,
    updatedAt: '2026-01-01T00:00:00Z',
  });
  const autosave = startAutosave(store, program.save, wait);
  const edit = (seed: number): void => store.getState().change(`seed ${seed}`, () => content({ seed }));
  const state = () => store.getState().saving.state;
  return { program, store, autosave, edit, state };
}

const NEVER = 1_000_000;

describe('saving by itself', () => {
  it('stores edits some time after the last one, together', async () => {
    const { program, edit, state } = setUp();
    edit(8);
    edit(9);
    expect(state()).toBe('waiting');
    await vi.waitFor(() => expect(state()).toBe('saved'));
    expect(program.stored).toEqual([9]);
  });

  it('stores what is edited while a save is on its way in the next one', async () => {
    const { program, autosave, edit, state } = setUp(NEVER);
    let open: () => void = () => undefined;
    program.gate = new Promise((resolve) => (open = resolve));
    edit(8);
    const done = autosave.flush();
    expect(state()).toBe('saving');
    edit(9);
    open();
    await done;
    expect(program.stored).toEqual([8, 9]);
    expect(state()).toBe('saved');
  });

  it('says that a save failed, keeps the edit, and stores it when asked again', async () => {
    const { program, store, autosave, edit, state } = setUp(NEVER);
    program.failure = new MettleError('STORE_BUSY', 'Another program writes.');
    edit(8);
    await expect(autosave.flush()).rejects.toThrow('Another program writes.');
    expect(store.getState().saving).toMatchObject({ state: 'failed', error: { code: 'STORE_BUSY' } });
    program.failure = null;
    await autosave.flush();
    expect(program.stored).toEqual([8]);
    expect(state()).toBe('saved');
  });

  it('tries again with the next edit', async () => {
    const { program, autosave, edit, state } = setUp(0);
    program.failure = new MettleError('STORE_BUSY', 'Another program writes.');
    edit(8);
    await autosave.flush().catch(() => undefined);
    program.failure = null;
    edit(9);
    await vi.waitFor(() => expect(state()).toBe('saved'));
    expect(program.stored).toEqual([9]);
  });

  it('stores nothing for an edit that was undone before it was stored', async () => {
    const { program, store, autosave, edit, state } = setUp(NEVER);
    edit(8);
    store.getState().undo();
    expect(state()).toBe('saved');
    await autosave.flush();
    expect(program.stored).toEqual([]);
  });

  it('sends nothing that the program would refuse', async () => {
    const { program, store, autosave, edit } = setUp(NEVER);
    edit(-1);
    await expect(autosave.flush()).rejects.toThrow(MettleError);
    expect(program.stored).toEqual([]);
    expect(store.getState().saving.state).toBe('failed');
  });

  it('stores what is left when it is stopped, and listens no more', async () => {
    const { program, store, autosave, edit, state } = setUp(NEVER);
    edit(8);
    autosave.stop();
    await vi.waitFor(() => expect(state()).toBe('saved'));
    expect(program.stored).toEqual([8]);
    edit(9);
    expect(state()).toBe('saved');
    startAutosave(store, program.save, NEVER);
    await vi.waitFor(() => expect(program.stored).toEqual([8, 9]));
  });
});
