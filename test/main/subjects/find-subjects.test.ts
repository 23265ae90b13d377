import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HashCache } from '../../../src/main/engine/gguf/hash-cache.js';
import { inspectGguf } from '../../../src/main/engine/gguf/inspect-gguf.js';
import { findSubjects } from '../../../src/main/subjects/find-subjects.js';
import { ownFolders } from '../../../src/main/subjects/search-places.js';
import { writeGguf } from '../../../scripts/gguf/write-gguf.js';
import { randomModel, RANDOM_MODEL_PRESETS, writeRandomModel } from '../../../scripts/random-model.js';

let root: string;
const at = (...parts: string[]): string => join(root, ...parts);
const here = (paths: readonly { path: string }[]): string[] =>
  paths.map(({ path }) => relative(root, path).replaceAll('\\', '/'));

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mettle-find-'));
  await mkdir(at('models', 'deep', 'er'), { recursive: true });
  await mkdir(at('elsewhere'));
  await writeRandomModel(at('models', 'b.gguf'), { preset: 'tiny', seed: 1 });
  await writeRandomModel(at('models', 'deep', 'er', 'a.GGUF'), { preset: 'tiny', seed: 2, type: 'Q8_0' });
  const content = randomModel(RANDOM_MODEL_PRESETS.tiny, 1, 'x');
  await writeGguf(at('models', 'mmproj-b.gguf'), {
    ...content,
    metadata: { ...content.metadata, 'general.type': { type: 'string', value: 'mmproj' } },
  });
  for (const part of [2, 3]) {
    await writeFile(at('models', `big-0000${part}-of-00003.gguf`), 'GGUF');
  }
  await writeFile(at('models', 'page.gguf'), '<html>');
  await writeFile(at('models', 'notes.txt'), 'not a model');
  await writeRandomModel(at('elsewhere', 'linked.gguf'), { preset: 'tiny', seed: 3 });
  await symlink(at('models'), at('models', 'deep', 'loop'), 'junction');
  await symlink(at('elsewhere'), at('models', 'zlink'), 'junction');
});
afterAll(() => rm(root, { recursive: true }));

describe('findSubjects', () => {
  it('finds every subject once, below links too, and gives a reason for every other file', async () => {
    const found = await findSubjects({
      places: [ownFolders([at('models'), at('elsewhere')])],
      freeBytes: 8e9,
    });
    expect(here(found.subjects)).toEqual([
      'models/b.gguf',
      'models/deep/er/a.GGUF',
      'models/zlink/linked.gguf',
    ]);
    const reasons = found.skipped.map(({ path, code }) => [relative(root, path).replaceAll('\\', '/'), code]);
    expect(reasons).toHaveLength(3);
    expect(Object.fromEntries(reasons)).toEqual({
      'models/big-00002-of-00003.gguf': 'GGUF_SPLIT_PART',
      'models/mmproj-b.gguf': 'GGUF_VISION_PROJECTOR',
      'models/page.gguf': 'GGUF_NOT_GGUF',
    });
    const split = found.skipped.find(({ code }) => code === 'GGUF_SPLIT_PART');
    expect(split?.message).toContain(
      '3 files, of which 2 are here; the first, big-00001-of-00003.gguf, is missing',
    );
  });

  it.skipIf(process.platform === 'win32')(
    'lists a file that several links lead to once, and dead links',
    async () => {
      const folder = at('links');
      await mkdir(folder);
      await symlink(at('models', 'b.gguf'), join(folder, 'one.gguf'));
      await symlink(at('models', 'b.gguf'), join(folder, 'two.gguf'));
      await symlink(at('gone.gguf'), join(folder, 'dead.gguf'));
      await symlink(at('gone'), join(folder, 'dead-folder'));
      const found = await findSubjects({ places: [ownFolders([folder])], freeBytes: 8e9 });
      expect(here(found.subjects)).toEqual(['links/one.gguf']);
      expect(found.subjects[0]?.alsoAt).toEqual([join(folder, 'two.gguf')]);
      expect(found.skipped).toMatchObject([{ path: join(folder, 'dead.gguf'), code: 'FILE_NOT_FOUND' }]);
    },
  );

  it('says what fits, and why another does not', async () => {
    const [tight] = (await findSubjects({ places: [ownFolders([at('elsewhere')])], freeBytes: 1e6 }))
      .subjects;
    expect(tight).toMatchObject({ fits: false, sha256: null, quantization: 'F16' });
    expect(tight?.fitMessage).toMatch(/1 MB are free/);
    const measured = await findSubjects({ places: [ownFolders([at('elsewhere')])] });
    expect(measured.freeBytes).toBeGreaterThan(0);
    expect(measured.subjects[0]?.memory.weightsBytes).toBeGreaterThan(400_000);
  });

  it('takes known hashes from the cache', async () => {
    const cache = new HashCache();
    const { sha256 } = await inspectGguf(at('elsewhere', 'linked.gguf'), { cache });
    const found = await findSubjects({ places: [ownFolders([at('elsewhere')])], freeBytes: 8e9, cache });
    expect(found.subjects).toMatchObject([{ sha256, fits: true, fitMessage: null }]);
  });

  it('lists a folder that is not there as skipped', async () => {
    const found = await findSubjects({ places: [ownFolders([at('nowhere')])], freeBytes: 8e9 });
    expect(found).toMatchObject({ subjects: [], skipped: [{ path: at('nowhere'), code: 'FILE_NOT_FOUND' }] });
  });

  it('stops when it is cancelled', async () => {
    const search = findSubjects({
      places: [ownFolders([at('models')])],
      signal: AbortSignal.abort(),
      freeBytes: 8e9,
    });
    await expect(search).rejects.toMatchObject({ code: 'CANCELLED' });
  });
});
