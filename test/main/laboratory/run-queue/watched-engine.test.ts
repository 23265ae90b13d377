import { describe, expect, it } from 'vitest';
import type { EngineHandle, LoadOptions } from '../../../../src/main/engine/engine.js';
import { WatchedEngine } from '../../../../src/main/laboratory/run-queue/watched-engine.js';
import { FakeEngine } from '../../studies/fake-engine.js';

class Told extends FakeEngine {
  ended = 0;
  readonly handle: EngineHandle = {
    pid: process.pid,
    end: () => {
      this.ended += 1;
    },
  };

  override async load(path: string, options?: LoadOptions) {
    options?.onProcess?.(this.handle);
    return super.load(path);
  }
}

const options = { determinism: 'fast' } as const;

describe('WatchedEngine', () => {
  it('has a hold on the process from before it is loaded until it is closed', async () => {
    const engine = new Told();
    const watched = new WatchedEngine(engine, () => 0);
    expect(watched.end()).toBe(false);
    const handles: EngineHandle[] = [];
    const loaded = await watched.load('/one.gguf', {
      ...options,
      onProcess: (handle) => handles.push(handle),
    });
    expect(handles).toEqual([engine.handle]);
    expect(watched.end()).toBe(true);
    expect(engine.ended).toBe(1);
    await loaded.close();
    expect(engine.closed).toBe(1);
    expect(watched.end()).toBe(false);
    expect(watched.memory()).toBeNull();
  });

  it('lets go of a process whose loading failed', async () => {
    const engine = new Told({ unloadable: ['one'] });
    const watched = new WatchedEngine(engine, () => 0);
    await expect(watched.load('/one.gguf', options)).rejects.toMatchObject({ code: 'ENGINE_LOAD_FAILED' });
    expect(watched.end()).toBe(false);
  });

  it('ends a process that does not answer after a sleep, and leaves one that does', async () => {
    const engine = new Told();
    const loads = { load: engine.load.bind(engine) };
    const watched = new WatchedEngine(loads, () => 0);
    await watched.endIfDead(20);
    await watched.load('/one.gguf', options);
    await watched.endIfDead(10_000);
    expect(engine.ended).toBe(0);
    const silent = new WatchedEngine(
      {
        load: async (path, given) => ({
          ...(await engine.load(path, given)),
          countTokens: () => new Promise(() => undefined),
        }),
      },
      () => 0,
    );
    await silent.load('/one.gguf', options);
    await silent.endIfDead(20);
    expect(engine.ended).toBe(1);
  });

  it.skipIf(process.platform === 'win32')('looks up memory once a second', async () => {
    let now = 0;
    const watched = new WatchedEngine(new Told(), () => now);
    await watched.load('/one.gguf', options);
    expect(watched.memory()).toBeNull();
    for (let round = 0; round < 200 && watched.memory() === null; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    const first = watched.memory();
    expect(first).toBeGreaterThan(1e6);
    now += 500;
    expect(watched.memory()).toBe(first);
  });
});
