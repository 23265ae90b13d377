import { writeFile } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { HashCache } from '../../../../src/main/engine/gguf/hash-cache.js';
import type { FileState } from '../../../../src/main/engine/gguf/hash-file.js';
import {
  BackgroundHashes,
  type BackgroundHashesOptions,
} from '../../../../src/main/laboratory/subjects/background-hashes.js';
import { stat } from 'node:fs/promises';
import { temporaryFolder } from '../fixtures/temporary-context.js';

const MEBIBYTE = 2 ** 20;

async function file(name: string, bytes: number): Promise<FileState> {
  const path = join(await temporaryFolder(), name);
  await writeFile(path, Buffer.alloc(bytes, name));
  return { path, bytes, modifiedMs: (await stat(path)).mtimeMs };
}

function hashOf(name: string, bytes: number): string {
  return createHash('sha256').update(Buffer.alloc(bytes, name)).digest('hex');
}

/** Keeps the order in which hashes came in. */
class OrderedCache extends HashCache {
  readonly order: string[] = [];
  override set(state: FileState, sha256: string): void {
    this.order.push(state.path);
    super.set(state, sha256);
  }
}

function open(changes: Partial<BackgroundHashesOptions> = {}) {
  const cache = new OrderedCache();
  const keep = vi.fn(async () => {});
  const changed = vi.fn();
  const hashes = new BackgroundHashes({
    cache: async () => cache,
    keep,
    changed,
    busy: () => false,
    announceMilliseconds: 1,
    ...changes,
  });
  return { cache, keep, changed, hashes };
}

describe('BackgroundHashes', () => {
  it('hashes the smallest first, keeps what it found, and tells of it', async () => {
    const large = await file('large', 5 * MEBIBYTE);
    const small = await file('small', 10);
    const { cache, keep, changed, hashes } = open();
    expect(hashes.progress()).toBeNull();
    hashes.want([large, small]);
    expect(hashes.progress()).toEqual({ files: 2, doneBytes: 0, totalBytes: 5 * MEBIBYTE + 10 });
    await hashes.settled();
    expect(cache.order).toEqual([small.path, large.path]);
    expect(cache.get(large)).toBe(hashOf('large', 5 * MEBIBYTE));
    expect(hashes.progress()).toBeNull();
    expect(keep).toHaveBeenCalled();
    expect(changed).toHaveBeenCalled();
    await hashes.close();
  });

  it('computes no hash twice, also when asked for while it works', async () => {
    const one = await file('one', 3 * MEBIBYTE);
    const two = await file('two', 4 * MEBIBYTE);
    const { cache, hashes } = open();
    hashes.want([one, two]);
    hashes.want([two, one]);
    await hashes.settled();
    hashes.want([one, two]);
    await hashes.settled();
    expect(cache.order).toEqual([one.path, two.path]);
  });

  it('rests while a study runs, and goes on afterwards', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    let busy = true;
    const asked = vi.fn(() => busy);
    const state = await file('model', 20 * MEBIBYTE);
    const { cache, hashes } = open({ busy: asked });
    hashes.want([state]);
    await vi.waitFor(() => expect(asked.mock.calls.length).toBeGreaterThan(1), { timeout: 10_000 });
    expect(cache.order).toEqual([]);
    expect(hashes.progress()).toMatchObject({ files: 1, totalBytes: 20 * MEBIBYTE });
    busy = false;
    await hashes.settled();
    expect(cache.get(state)).toBe(hashOf('model', 20 * MEBIBYTE));
    vi.useRealTimers();
  });

  it('leaves a file that cannot be read until it changes', async () => {
    const gone = { path: join(await temporaryFolder(), 'gone'), bytes: 5, modifiedMs: 1 };
    const good = await file('good', 100);
    const { cache, hashes } = open();
    hashes.want([gone, good]);
    await hashes.settled();
    hashes.want([gone]);
    expect(hashes.progress()).toBeNull();
    expect(cache.order).toEqual([good.path]);
    const { size, mtimeMs } = await writeFile(gone.path, 'there').then(() => stat(gone.path));
    hashes.want([{ path: gone.path, bytes: size, modifiedMs: mtimeMs }]);
    await hashes.settled();
    expect(cache.order).toEqual([good.path, gone.path]);
  });

  it('stops in the middle of a file when it is closed, and takes nothing more', async () => {
    const state = await file('model', 40 * MEBIBYTE);
    const { cache, hashes } = open({ busy: () => true });
    hashes.want([state]);
    await vi.waitFor(() => expect(hashes.progress()?.doneBytes).toBeGreaterThan(0));
    await hashes.close();
    hashes.want([state]);
    expect(hashes.progress()).toBeNull();
    expect(cache.order).toEqual([]);
  });
});
