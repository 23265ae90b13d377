import { symlink, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { splitGguf } from '../../../../scripts/gguf/split-gguf.js';
import { HUB, newHome, search } from './searched-home.js';
import {
  COMMIT,
  ending,
  MODEL,
  OLDER_COMMIT,
  OTHER_MODEL,
  put,
  putBlob,
  putHubFile,
  putManifest,
  putModel,
  sha256Of,
} from './store-fixtures.js';

describe('the eight layouts', () => {
  it('Hugging Face: blobs behind links, with repository, commit and hash', async () => {
    const home = await newHome();
    const path = await putHubFile(join(home, ...HUB), {
      repository: 'ada/half-GGUF',
      file: 'Q4_0/half.gguf',
    });
    const { subjects, skipped } = await search(home);
    expect(skipped).toEqual([]);
    expect(subjects).toMatchObject([
      {
        path,
        sha256: await sha256Of(MODEL),
        quantization: 'Q4_0',
        source: {
          store: 'hugging-face',
          repository: 'ada/half-GGUF',
          revision: COMMIT,
          tag: 'Q4_0/half.gguf',
        },
      },
    ]);
  });

  it('LM Studio: publisher, model, file; today and before, and a file higher up', async () => {
    const home = await newHome();
    await putModel(join(home, '.lmstudio', 'models', 'ada', 'half', 'half.gguf'));
    await putModel(join(home, '.cache', 'lm-studio', 'models', 'loose.gguf'), OTHER_MODEL);
    const { subjects, stores } = await search(home);
    expect(subjects.map(({ source }) => source)).toMatchObject([
      { store: 'lm-studio', repository: 'ada/half', tag: 'half.gguf' },
      { store: 'lm-studio', repository: null, tag: 'loose.gguf' },
    ]);
    expect(stores.find(({ store }) => store === 'lm-studio')).toMatchObject({ subjects: 2, skipped: 0 });
  });

  it('Ollama: manifests to blobs, with what Ollama would add', async () => {
    const home = await newHome();
    const store = join(home, '.ollama', 'models');
    const blob = await putBlob(store, MODEL);
    const other = await putBlob(store, OTHER_MODEL);
    const model = { kind: 'model', digest: blob.digest };
    await putManifest(store, { name: 'registry.ollama.ai/library/half/latest', layers: [model] });
    await putManifest(store, {
      name: 'registry.ollama.ai/library/half/q4_0',
      layers: [model, { kind: 'license', digest: blob.digest }],
    });
    await putManifest(store, {
      name: 'hf.co/ada/half-GGUF/Q8_0',
      layers: [
        { kind: 'model', digest: other.digest },
        { kind: 'system', digest: other.digest },
        { kind: 'template', digest: other.digest },
      ],
    });
    const { subjects, skipped } = await search(home);
    expect(skipped).toEqual([]);
    expect(subjects).toMatchObject([
      {
        path: other.path,
        sha256: await sha256Of(OTHER_MODEL),
        source: {
          store: 'ollama',
          repository: 'ada/half-GGUF',
          tag: 'Q8_0',
          notes: [
            'Ollama adds a system prompt of its own to this model; Mettle does not.',
            'Ollama uses a chat template of its own for this model; Mettle uses the one in the file.',
          ],
        },
      },
      {
        path: blob.path,
        source: { repository: 'half', tag: 'latest', notes: ['Ollama also calls this file half:q4_0.'] },
      },
    ]);
  });

  it('llama.cpp today: the hub’s layout in its own cache', async () => {
    const home = await newHome();
    const cache = join(home, 'llama');
    const path = await putHubFile(cache, { repository: 'ada/half', file: 'half.gguf' });
    const { subjects, skipped } = await search(home, { variables: { LLAMA_CACHE: cache } });
    expect(skipped).toEqual([]);
    expect(subjects).toMatchObject([
      {
        path,
        sha256: await sha256Of(MODEL),
        source: { store: 'llama-cpp', repository: 'ada/half', revision: COMMIT },
      },
    ]);
  });

  it('llama.cpp before: flat, with the repository in a manifest', async () => {
    const home = await newHome();
    const cache = join(home, '.cache', 'llama.cpp');
    await putModel(join(cache, 'ada_my_half_half.gguf'));
    await putModel(join(cache, 'unknown_file.gguf'), OTHER_MODEL);
    await put(join(cache, 'ada_my_half_half.gguf.etag'), 'x');
    await put(join(cache, 'manifest=ada=my_half=latest.json'), '{}');
    const { subjects, skipped } = await search(home);
    expect(skipped).toEqual([]);
    expect(subjects.map(({ source }) => source)).toMatchObject([
      { store: 'llama-cpp', repository: 'ada/my_half', tag: 'half.gguf' },
      { store: 'llama-cpp', repository: null, tag: 'unknown_file.gguf' },
    ]);
  });

  it('Jan: a folder for each model today and before, and models imported where they lay', async () => {
    const home = await newHome();
    const data = join(home, '.local', 'share', 'Jan', 'data');
    const today = join(data, 'llamacpp', 'models');
    await putModel(join(today, 'ada', 'half', 'model.gguf'));
    await put(join(today, 'ada', 'half', 'model.yml'), 'model_path: llamacpp/models/ada/half/model.gguf\n');
    const imported = await putModel(join(home, 'Downloads', 'mine.gguf'), OTHER_MODEL);
    await put(join(today, 'imported', 'model.yml'), `name: mine\nmodel_path: "${imported}" # kept there\n`);
    await put(join(today, 'lost', 'model.yml'), `model_path: ${join(home, 'lost.gguf')}\n`);
    await putModel(join(data, 'models', 'old', 'old.gguf'));
    const { subjects, skipped } = await search(home);
    expect(subjects.map(({ path, source }) => [ending(path, 2), source.repository])).toEqual([
      ['half/model.gguf', 'ada/half'],
      ['Downloads/mine.gguf', 'imported'],
      ['old/old.gguf', 'old'],
    ]);
    expect(skipped).toMatchObject([{ path: join(home, 'lost.gguf'), store: 'jan', code: 'FILE_NOT_FOUND' }]);
    expect(skipped[0]?.message).toContain(join('lost', 'model.yml'));
  });

  it('GPT4All: side by side', async () => {
    const home = await newHome();
    const folder = join(home, '.local', 'share', 'nomic.ai', 'GPT4All');
    await putModel(join(folder, 'half.gguf'));
    await put(join(folder, 'incomplete-large.gguf'), 'GGUF');
    const { subjects, skipped } = await search(home);
    expect(subjects).toMatchObject([{ source: { store: 'gpt4all', tag: 'half.gguf' } }]);
    expect(skipped).toMatchObject([{ store: 'gpt4all', code: 'GGUF_TRUNCATED' }]);
  });

  it('node-llama-cpp: side by side', async () => {
    const home = await newHome();
    await putModel(join(home, '.node-llama-cpp', 'models', 'hf_ada_half.gguf'));
    await put(join(home, '.node-llama-cpp', 'models', 'next.gguf.ipull'), 'GGUF');
    const { subjects, skipped } = await search(home);
    expect(subjects).toMatchObject([{ source: { store: 'node-llama-cpp', tag: 'hf_ada_half.gguf' } }]);
    expect(skipped).toMatchObject([{ store: 'node-llama-cpp', code: 'GGUF_TRUNCATED' }]);
  });

  it('is silent about stores that are not there', async () => {
    const found = await search(await newHome());
    expect(found).toMatchObject({ subjects: [], adapters: [], skipped: [] });
    expect(found.stores.every(({ paths }) => paths.length === 0)).toBe(true);
  });
});

describe('the hub’s cache', () => {
  it('gives one entry for each blob, from the newest reference, and passes over work in hand', async () => {
    const home = await newHome();
    const hub = join(home, ...HUB);
    await putHubFile(hub, { repository: 'ada/half', file: 'old-name.gguf', commit: OLDER_COMMIT });
    const path = await putHubFile(hub, { repository: 'ada/half', file: 'new-name.gguf', commit: COMMIT });
    const folder = join(hub, 'models--ada--half');
    // The older snapshot's own folder is the newer one on the disk: references decide.
    const later = new Date(Date.now() + 60_000);
    await utimes(join(folder, 'snapshots', OLDER_COMMIT), later, later);
    await put(join(folder, 'blobs', `${'a'.repeat(64)}.incomplete`), 'GGUF');
    await put(join(hub, '.locks', 'models--ada--half', 'x.lock'));
    await put(join(hub, 'datasets--ada--texts', 'snapshots', COMMIT, 'not-a-model.gguf'), 'GGUF');
    const { subjects, skipped } = await search(home);
    expect(skipped).toEqual([]);
    expect(subjects.map((subject) => subject.path)).toEqual([path]);
  });

  it('takes copies in place of links, whose hash it does not know', async () => {
    const home = await newHome();
    await putHubFile(join(home, ...HUB), { repository: 'ada/half', file: 'half.gguf', copied: true });
    const { subjects } = await search(home);
    expect(subjects).toMatchObject([{ sha256: null, source: { repository: 'ada/half', revision: COMMIT } }]);
  });

  it('lists a split model once, and a link whose blob is gone', async () => {
    const home = await newHome();
    const hub = join(home, ...HUB);
    const parts = await splitGguf(MODEL, home, 'half', 3);
    const paths = [];
    for (const part of parts) {
      paths.push(await putHubFile(hub, { repository: 'ada/big', file: ending(part, 1), model: part }));
    }
    const dead = join(hub, 'models--ada--big', 'snapshots', COMMIT, 'pruned.gguf');
    await symlink('../../blobs/gone', dead);
    const { subjects, skipped } = await search(home);
    expect(subjects).toMatchObject([{ path: paths[0], parts: paths }]);
    // The blob's name is the hash of the first part alone.
    expect(subjects[0]?.sha256).toBeNull();
    expect(skipped).toMatchObject([{ path: dead, code: 'FILE_NOT_FOUND' }]);
  });
});
