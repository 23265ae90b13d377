import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoadedSubject, LoadOptions } from '../../../../src/main/engine/engine.js';
import { fitsLimit, isAlive, KeptEngine } from '../../../../src/main/studies/turns/kept-engine.js';
import { MettleError } from '../../../../src/shared/errors.js';
import { FakeEngine } from '../fake-engine.js';

/** Loads files of a folder; their processes can be ended, and take as many threads as they may. */
class Threaded extends FakeEngine {
  readonly dead = new Set<number>();
  readonly told: LoadOptions[] = [];

  constructor(private readonly folder: string) {
    super();
  }

  override async load(path: string, options: LoadOptions = { determinism: 'fast' }): Promise<LoadedSubject> {
    const number = this.told.push(options);
    const loaded = await super.load(path);
    const threads = Math.min(options.threads ?? 4, options.mostThreads ?? 64);
    options.onProcess?.({ pid: number, end: () => this.dead.add(number) });
    const countTokens: LoadedSubject['countTokens'] = (texts) =>
      this.dead.has(number)
        ? Promise.reject(new MettleError('ENGINE_CRASHED', 'It is gone.'))
        : loaded.countTokens(texts);
    const file = { ...loaded.file, path: join(this.folder, `${loaded.file.name}.gguf`) };
    return { ...loaded, file, runtime: { ...loaded.runtime, threads }, countTokens };
  }
}

let folder = '';
let engine: Threaded;
let kept: KeptEngine;
const fast = { determinism: 'fast' } as const;
const pathOf = (name: string): string => join(folder, `${name}.gguf`);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-kept-'));
  for (const name of ['one', 'two']) await writeFile(pathOf(name), name);
  engine = new Threaded(folder);
  kept = new KeptEngine(engine);
});
afterEach(() => rm(folder, { recursive: true }));

async function visit(name: string, options: LoadOptions = fast): Promise<void> {
  await (await kept.load(pathOf(name), options)).close();
}

describe('KeptEngine', () => {
  it('gives a subject again that was closed, and says which one it has', async () => {
    expect(kept.loaded).toBeNull();
    await visit('one');
    const again = await kept.load(pathOf('one'), fast);
    expect(again.file.name).toBe('one');
    expect(kept.loaded).toEqual({ sha256: again.file.sha256, determinism: 'fast' });
    expect(engine).toMatchObject({ loads: ['one'], closed: 0 });
  });

  it('ends it before another is loaded', async () => {
    await visit('one');
    await visit('two');
    expect(engine).toMatchObject({ loads: ['one', 'two'], closed: 1 });
    await kept.release();
    expect(engine.closed).toBe(2);
    expect(kept.loaded).toBeNull();
    await kept.release();
    expect(engine.closed).toBe(2);
  });

  it('tells of its process each time, as a load does', async () => {
    const pids: (number | undefined)[] = [];
    const options = { ...fast, onProcess: (handle: { pid: number | undefined }) => pids.push(handle.pid) };
    await visit('one', options);
    await visit('one', options);
    expect(pids).toEqual([1, 1]);
  });

  it.each<[string, LoadOptions]>([
    ['determinism', { determinism: 'strict' }],
    ['an adapter', { ...fast, adapter: { path: '/adapter.gguf', scale: 1 } }],
    ['the graphics processor', { ...fast, gpu: 'none' }],
    ['threads', { ...fast, threads: 2 }],
  ])('loads anew for another choice of %s', async (_what, options) => {
    await visit('one');
    await visit('one', options);
    expect(engine).toMatchObject({ loads: ['one', 'one'], closed: 1 });
  });

  it('loads anew where the limit of threads makes a difference, and not else', async () => {
    await visit('one');
    await visit('one', { ...fast, mostThreads: 8 });
    expect(engine.loads).toHaveLength(1);
    await visit('one', { ...fast, mostThreads: 2 });
    expect(engine.loads).toHaveLength(2);
    await visit('one');
    expect(engine.loads).toHaveLength(3);
  });

  it('loads anew where the process is gone', async () => {
    await visit('one');
    engine.dead.add(1);
    await visit('one');
    expect(engine).toMatchObject({ loads: ['one', 'one'], closed: 1 });
  });

  it('loads anew where the file was changed or is gone', async () => {
    await visit('one');
    await utimes(pathOf('one'), 1, 1);
    await visit('one');
    expect(engine.loads).toHaveLength(2);
    await rm(pathOf('one'));
    await visit('one');
    expect(engine.loads).toHaveLength(3);
  });

  it('keeps none whose answers ended by an error', async () => {
    engine = new Threaded(folder);
    const failing = new KeptEngine({
      load: async (path, options) => ({
        ...(await engine.load(path, options)),
        // eslint-disable-next-line require-yield
        readout: async function* () {
          throw new MettleError('PROMPT_TOO_LONG', 'Too long.');
        },
      }),
    });
    const loaded = await failing.load(pathOf('one'), fast);
    const answers = loaded.readout([])[Symbol.asyncIterator]();
    await expect(answers.next()).rejects.toMatchObject({ code: 'PROMPT_TOO_LONG' });
    await loaded.close();
    expect(engine.closed).toBe(1);
    expect(failing.loaded).toBeNull();
  });

  it('ends one that is in use once that closes it', async () => {
    const loaded = await kept.load(pathOf('one'), fast);
    await kept.release();
    expect(engine.closed).toBe(0);
    expect(kept.loaded).toBeNull();
    await loaded.close();
    expect(engine.closed).toBe(1);
    await visit('one');
    expect(engine.loads).toHaveLength(2);
  });
});

describe('fitsLimit', () => {
  it('is whether a load under the new limit would take as many threads', () => {
    expect(fitsLimit(4, undefined, undefined)).toBe(true);
    expect(fitsLimit(4, undefined, 4)).toBe(true);
    expect(fitsLimit(4, undefined, 3)).toBe(false);
    expect(fitsLimit(2, 2, undefined)).toBe(false);
    expect(fitsLimit(2, 2, 4)).toBe(false);
    expect(fitsLimit(1, 2, undefined)).toBe(true);
    expect(fitsLimit(1, 2, 1)).toBe(true);
  });
});

describe('isAlive', () => {
  it('is false for a process that is gone, or says nothing', async () => {
    const gone = { countTokens: () => Promise.reject(new MettleError('ENGINE_CRASHED', 'Gone.')) };
    expect(await isAlive(gone)).toBe(false);
    expect(await isAlive({ countTokens: () => new Promise(() => undefined) }, 5)).toBe(false);
    expect(await isAlive({ countTokens: async () => [1] })).toBe(true);
  });
});
