import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../src/main/cli/program.js';
import { DATABASE_NAME } from '../../../src/main/laboratory/data-folder.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import { smallStore } from '../bundles/study-bundle.js';
import { fakeEnvironment, type FakeEnvironment } from './fake-environment.js';

let folder = '';
let data = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-bin-'));
  data = join(folder, 'data');
  await (await smallStore(data)).store.close();
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function mettle(...args: string[]): Promise<{ code: number; said: FakeEnvironment['said'] }> {
  const environment = fakeEnvironment(folder);
  return { code: await runCommandLine(environment, [...args, '--data', data]), said: environment.said };
}

describe('mettle remove and restore', () => {
  it('put a study in the bin with its responses, and take it out again', async () => {
    const removed = await mettle('remove', 'small-study');
    expect(removed.code).toBe(0);
    expect(removed.said.out).toBe('small-study (study 1) is in the bin; its responses stay.\n');
    expect(removed.said.err).toBe(`To bring it back: npm run -s mettle -- restore 1 --data ${data}\n`);
    expect((await mettle('studies')).said.out).toMatch(/complete, in the bin +1 +120 of 120/);
    expect((await mettle('remove', '1')).said.out).toContain('was in the bin already');
    const restored = await mettle('restore', '1');
    expect(restored).toMatchObject({ code: 0, said: { out: expect.stringContaining('is out of the bin') } });
    expect((await mettle('restore', '1')).said.out).toContain('was not in the bin');
    expect((await mettle('studies')).said.out).not.toContain('in the bin');
  });

  it('say the same as one JSON object', async () => {
    const removed = JSON.parse((await mettle('remove', '1', '--json')).said.out) as unknown;
    const removedAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string;
    expect(removed).toMatchObject({ study: { id: 1, name: 'small-study', removedAt } });
    const listed = JSON.parse((await mettle('studies', '--json')).said.out) as unknown;
    expect(listed).toMatchObject({ studies: [{ id: 1, removedAt }] });
    const restored = JSON.parse((await mettle('restore', '1', '--json')).said.out) as unknown;
    expect(restored).toMatchObject({ study: { id: 1, removedAt: null } });
  });

  it('take a study out of the queue, and leave one alone that is being run', async () => {
    const store = await openStore({ file: join(data, DATABASE_NAME) });
    await store.setQueue([1]);
    const release = await store.acquireRunLock(1);
    const refused = await mettle('remove', '1');
    expect(refused.code).toBe(5);
    expect(refused.said.err).toMatch(/^STUDY_RUNNING: .*small-study/);
    expect(await store.queue()).toEqual([1]);
    await release();
    expect((await mettle('remove', '1')).code).toBe(0);
    expect(await store.queue()).toEqual([]);
    await store.close();
  });

  it('know no study that is not there, and make no data folder', async () => {
    expect(await mettle('remove', 'other')).toMatchObject({
      code: 5,
      said: { out: '', err: expect.stringContaining('STUDY_NOT_FOUND') },
    });
    const elsewhere = fakeEnvironment(folder);
    expect(await runCommandLine(elsewhere, ['restore', '1', '--data', 'elsewhere'])).toBe(5);
    expect(elsewhere.said.err).toContain('nothing is stored in');
    expect(existsSync(join(folder, 'elsewhere'))).toBe(false);
  });
});
