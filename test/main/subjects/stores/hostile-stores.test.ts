import { chmod, link, mkdir, realpath, symlink, truncate, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeGguf } from '../../../../scripts/gguf/write-gguf.js';
import { randomModel, RANDOM_MODEL_PRESETS } from '../../../../scripts/random-model.js';
import { findSubjects } from '../../../../src/main/subjects/find-subjects.js';
import type { FoundSubjects } from '../../../../src/main/subjects/found-subject.js';
import { listFiles } from '../../../../src/main/subjects/list-gguf-files.js';
import { ownFolders, storePlaces } from '../../../../src/main/subjects/search-places.js';
import { HUB, newHome, search } from './searched-home.js';
import { COMMIT, ending, MODEL, put, putBlob, putHubFile, putManifest, putModel } from './store-fixtures.js';

describe('hostile manifests', () => {
  const hostile = async (layers: readonly { kind: string; digest: string }[]): Promise<FoundSubjects> => {
    const home = await newHome();
    const store = join(home, '.ollama', 'models');
    await putModel(join(home, 'secret.gguf'));
    await putManifest(store, { name: 'registry.ollama.ai/library/bad/latest', layers });
    return search(home);
  };

  it.each([
    'sha256:../../../secret.gguf',
    '../../secret.gguf',
    `sha256:${'g'.repeat(64)}`,
    `sha256:${'a'.repeat(63)}`,
    `sha256:${'a'.repeat(64)}/../../../secret.gguf`,
    `sha256:${'a'.repeat(64)}\n`,
    '',
    'x'.repeat(100_000),
  ])('leads nowhere by the digest %#', async (digest) => {
    const { subjects, skipped } = await hostile([{ kind: 'model', digest }]);
    expect(subjects).toEqual([]);
    expect(skipped).toMatchObject([{ store: 'ollama', code: 'GGUF_CORRUPT' }]);
    expect(skipped[0]?.message).toContain('bad:latest');
    expect(skipped[0]?.message.length).toBeLessThan(400);
  });

  it('tells of models kept by tensors, kept elsewhere, and of blobs that are gone', async () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const tensors = await hostile([{ kind: 'tensor', digest }]);
    expect(tensors.skipped.map(({ code, message }) => [code, message])).toEqual([
      [
        'GGUF_NOT_GGUF',
        'Ollama’s bad:latest is kept tensor by tensor and not in a GGUF file, and cannot be used here.',
      ],
    ]);
    expect((await hostile([])).skipped[0]?.message).toContain('no model file on this machine');
    expect((await hostile([{ kind: 'model', digest }])).skipped).toMatchObject([{ code: 'FILE_NOT_FOUND' }]);
  });

  it.each(['', '{', 'null', '[]', '{"layers": "many"}', '{"layers": [{"mediaType": 1}]}'])(
    'says of %j that it is no manifest',
    async (text) => {
      const home = await newHome();
      const path = await put(
        join(home, '.ollama/models/manifests/registry.ollama.ai/library/bad/latest'),
        text,
      );
      expect((await search(home)).skipped).toMatchObject([{ path, code: 'GGUF_CORRUPT' }]);
    },
  );

  it('looks exactly four levels down, and is not led in a ring', async () => {
    const home = await newHome();
    const store = join(home, '.ollama', 'models');
    const { digest } = await putBlob(store, MODEL);
    const layers = [{ kind: 'model', digest }];
    await putManifest(store, { name: 'registry.ollama.ai/library/high', layers });
    await putManifest(store, { name: 'registry.ollama.ai/library/deep/er/latest', layers });
    await symlink(join(store, 'manifests'), join(store, 'manifests', 'registry.ollama.ai', 'loop'));
    const { subjects, skipped } = await search(home);
    expect(subjects).toEqual([]);
    expect(skipped).toEqual([]);
  });
});

describe('what cannot be used', () => {
  const kind = (type: string): Parameters<typeof writeGguf>[1] => {
    const content = randomModel(RANDOM_MODEL_PRESETS.tiny, 1, 'x');
    return { ...content, metadata: { ...content.metadata, 'general.type': { type: 'string', value: type } } };
  };

  it('is listed with its store and reason; adapters are a list of their own', async () => {
    const home = await newHome();
    const folder = join(home, '.lmstudio', 'models', 'ada', 'half');
    await putModel(join(folder, 'half.gguf'));
    await writeGguf(join(folder, 'mmproj-half.gguf'), kind('mmproj'));
    await writeGguf(join(folder, 'lora.gguf'), kind('adapter'));
    await put(join(folder, 'zero.gguf'), '');
    await putModel(join(folder, 'cut.gguf'));
    await truncate(join(folder, 'cut.gguf'), 100_000);
    const found = await search(home);
    expect(found.subjects).toHaveLength(1);
    expect(found.adapters).toMatchObject([
      { name: 'x', architecture: 'llama', source: { store: 'lm-studio', repository: 'ada/half' } },
    ]);
    expect(found.skipped.map(({ path, store, code }) => [ending(path, 1), store, code]).toSorted()).toEqual([
      ['cut.gguf', 'lm-studio', 'GGUF_TRUNCATED'],
      ['mmproj-half.gguf', 'lm-studio', 'GGUF_VISION_PROJECTOR'],
      ['zero.gguf', 'lm-studio', 'GGUF_EMPTY'],
    ]);
    expect(found.stores.find(({ store }) => store === 'lm-studio')).toMatchObject({
      subjects: 1,
      skipped: 3,
    });
  });

  it('ends in rings of links and in links to themselves', async () => {
    const home = await newHome();
    const folder = join(home, '.lmstudio', 'models', 'ada');
    await putModel(join(folder, 'half', 'half.gguf'));
    await symlink(folder, join(folder, 'half', 'up'));
    await symlink(join(folder, 'self.gguf'), join(folder, 'self.gguf'));
    const { subjects, skipped } = await search(home);
    expect(subjects).toHaveLength(1);
    expect(skipped).toMatchObject([{ path: join(folder, 'self.gguf'), code: 'FILE_UNREADABLE' }]);
  });

  it('ends in a folder that holds too much, and keeps what it found until then', async () => {
    const home = await newHome();
    await putModel(join(home, 'a', 'half.gguf'));
    for (let number = 0; number < 30; number += 1) await put(join(home, 'b', `${number}.txt`));
    const found = await listFiles([home], { wanted: /\.gguf$/, most: 20 });
    expect(found.files).toEqual([join(home, 'a', 'half.gguf')]);
    expect(found.skipped).toMatchObject([{ path: home, code: 'FILE_UNREADABLE' }]);
    expect(found.skipped[0]?.message).toContain('more than 20 files and folders');
  });

  // The permissions of a file say nothing to the superuser.
  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'is told of where it may not be read',
    async () => {
      const home = await newHome();
      const path = await putModel(join(home, '.lmstudio', 'models', 'ada', 'half', 'half.gguf'));
      await chmod(path, 0);
      const locked = join(home, '.ollama', 'models', 'manifests');
      await mkdir(locked, { recursive: true });
      await chmod(locked, 0);
      const { subjects, skipped } = await search(home);
      await chmod(locked, 0o700);
      expect(subjects).toEqual([]);
      expect(skipped.map((entry) => [entry.path, entry.store, entry.code])).toEqual([
        [locked, 'ollama', 'FILE_UNREADABLE'],
        [path, 'lm-studio', 'FILE_UNREADABLE'],
      ]);
    },
  );
});

describe('one file under several paths', () => {
  it('is one entry: links, hard links, and copies whose hash is known', async () => {
    const home = await newHome();
    const hubPath = await putHubFile(join(home, ...HUB), { repository: 'ada/half', file: 'half.gguf' });
    const studio = join(home, '.lmstudio', 'models', 'ada', 'half', 'half.gguf');
    await mkdir(dirname(studio), { recursive: true });
    await symlink(hubPath, studio);
    const flat = join(home, '.node-llama-cpp', 'models', 'half.gguf');
    await mkdir(dirname(flat), { recursive: true });
    await link(await realpath(hubPath), flat);
    const ollama = join(home, '.ollama', 'models');
    const blob = await putBlob(ollama, MODEL);
    await putManifest(ollama, {
      name: 'registry.ollama.ai/library/half/latest',
      layers: [{ kind: 'model', digest: blob.digest }],
    });
    const { subjects, stores } = await search(home);
    expect(subjects).toMatchObject([{ path: hubPath, source: { store: 'hugging-face' } }]);
    expect(subjects[0]?.alsoAt).toEqual([studio, flat, blob.path].toSorted());
    expect(stores.reduce((sum, store) => sum + store.subjects, 0)).toBe(1);
  });

  it('keeps what the store tells of a file in a folder that the researcher named too', async () => {
    const home = await newHome();
    const hub = join(home, ...HUB);
    const path = await putHubFile(hub, { repository: 'ada/half', file: 'half.gguf' });
    await writeFile(join(hub, 'models--ada--half', 'snapshots', COMMIT, 'bad.gguf'), 'no');
    const surroundings = { platform: 'linux', homeDirectory: home, variables: {} } as const;
    const hubPlace = storePlaces(surroundings).filter(({ store }) => store === 'hugging-face');
    const found = await findSubjects({ places: [ownFolders([home]), ...hubPlace], freeBytes: 8e9 });
    expect(found.subjects).toMatchObject([{ path, alsoAt: [], source: { store: 'hugging-face' } }]);
    expect(found.skipped.map(({ code }) => code)).toEqual(['GGUF_NOT_GGUF']);
  });
});
