import { symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectGguf } from '../../../../src/main/engine/gguf/inspect-gguf.js';
import { subjectHandlers } from '../../../../src/main/laboratory/subject-calls.js';
import { MettleError } from '../../../../src/shared/errors.js';
import { MODEL, put, putHubFile, putModel } from '../../subjects/stores/store-fixtures.js';
import { Bench } from '../fixtures/bench.js';
import { checked, openContext } from '../fixtures/temporary-context.js';

const calibrationDirectory = (): string => {
  throw new MettleError('SUBJECT_NOT_FOUND', 'The calibration subjects are left out here.');
};

describe('subjects.list', () => {
  it('takes in the stores, the fetched models and the own folders, each with its source', async () => {
    const { context, folder } = await openContext({ calibrationDirectory });
    const hub = join(folder, 'home', '.cache', 'huggingface', 'hub');
    await putHubFile(hub, { repository: 'ada/half', file: 'half.gguf' });
    await put(join(folder, 'home', '.lmstudio', 'models', 'empty.gguf'));
    const fetched = await putModel(join(folder, 'models', 'ada', 'other', 'other.gguf'));
    await context.settings.change(() => ({ subjectFolders: [join(folder, 'own')] }));
    const own = await putModel(join(folder, 'own', 'mine.gguf'));
    await symlink(own, join(folder, 'own', 'same.gguf'));
    const list = async () => checked('subjects.list', await subjectHandlers(context)['subjects.list']({}));

    const { subjects, stores, skipped, hashing } = await list();
    expect(
      subjects.map(({ path, source }) => [path.slice(folder.length), source.store, source.repository]),
    ).toEqual([
      [own.slice(folder.length), 'folder', null],
      [fetched.slice(folder.length), 'mettle', 'ada/other'],
      [expect.stringContaining('snapshots'), 'hugging-face', 'ada/half'],
    ]);
    expect(subjects[0]).toMatchObject({ alsoAt: [join(folder, 'own', 'same.gguf')], parts: 1 });
    expect(new Set(subjects.map(({ group }) => group)).size).toBe(1);
    expect(subjects[0]?.parameters).toBeGreaterThan(1e6);
    expect(skipped).toMatchObject([{ store: 'lm-studio', error: { code: 'GGUF_EMPTY' } }]);
    expect(stores.find(({ store }) => store === 'hugging-face')).toMatchObject({ paths: [hub], subjects: 1 });
    expect(stores.find(({ store }) => store === 'jan')).toMatchObject({ paths: [], subjects: 0 });
    expect(hashing).toBeNull();

    await context.settings.change(() => ({ searchStores: false }));
    const without = await list();
    expect(without.subjects.map(({ source }) => source.store)).toEqual(['folder', 'mettle']);
    expect(without.stores.map(({ store }) => store)).toEqual(['folder', 'mettle']);
  });

  it('hashes in the background, and makes one entry of copies when it knows', async () => {
    const bench = await Bench.open({ calibrationDirectory });
    const folder = join(bench.folder, 'own');
    const first = await putModel(join(folder, 'a.gguf'));
    const second = await putModel(join(folder, 'b.gguf'));
    const before = await bench.call('subjects.addPath', { path: folder });
    expect(before.subjects.map(({ path, sha256 }) => [path, sha256])).toEqual([
      [first, null],
      [second, null],
    ]);
    expect(before.hashing).toMatchObject({ files: 2 });
    await bench.until(async () => (await bench.call('subjects.list', {})).hashing === null);
    const { subjects } = await bench.call('subjects.list', {});
    const { sha256 } = await inspectGguf(MODEL);
    expect(subjects).toMatchObject([{ path: first, sha256, alsoAt: [second] }]);
    expect(bench.heard('subjects.changed').length).toBeGreaterThan(1);
    await bench.close();
    const again = await Bench.open({ folder: bench.folder, calibrationDirectory });
    expect((await again.call('subjects.list', {})).subjects).toMatchObject([{ sha256 }]);
  });
});
