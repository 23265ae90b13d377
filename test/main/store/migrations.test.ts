import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import { STORE_VERSION } from '../../../src/main/store/schema.js';
import {
  numberedPrompts,
  numberedReadout,
  numberedSample,
  range,
  sampleSnapshot,
  sampleSubject,
} from './fixtures/samples.js';
import { collect, onFile, open, temporaryFile } from './fixtures/temporary-store.js';
import { writeVersionOne } from './fixtures/version-one.js';

const A = sampleSubject('a');
const RESPONSES = [...range(0, 600).map(numberedReadout), ...range(0, 30).map(numberedSample)];

async function versionOne(): Promise<string> {
  const file = temporaryFile();
  await writeVersionOne(file, sampleSnapshot(), A, RESPONSES);
  return file;
}

async function layout(file: string): Promise<unknown> {
  return onFile(file, (session) =>
    session.all('SELECT type, name, sql FROM sqlite_schema ORDER BY type, name'),
  );
}

async function version(file: string): Promise<unknown> {
  return onFile(file, (session) => session.first('PRAGMA user_version'));
}

describe('a file of version 1', () => {
  it('keeps its studies and responses, and takes on what is new', async () => {
    const file = await versionOne();
    const store = await open({ file });
    expect(await version(file)).toEqual({ user_version: STORE_VERSION });
    expect(await store.study('1')).toEqual({
      ...sampleSnapshot(),
      id: 1,
      status: 'paused',
      createdAt: '2024-01-02T03:04:05.678Z',
      updatedAt: '2024-01-03T00:00:00.000Z',
    });
    expect(await collect(store.responses(1, A.sha256))).toEqual(RESPONSES);
    expect(await store.marks(1)).toEqual({ exploratoryOf: null, removedAt: null, changes: [] });
    expect(await store.drafts()).toEqual([]);
    expect(await store.queue()).toEqual([]);
    expect(await store.findings(1, A.sha256)).toBeNull();
    const index = await store.responseIndex(1, {});
    expect(index.total).toBe(RESPONSES.length);
    const page = await store.responsePage(1, {}, index, 490, 60);
    expect(page.map(({ response }) => response)).toEqual(RESPONSES.slice(490, 550));
    const more = [numberedReadout(900)];
    await store.append(1, A.sha256, more, numberedPrompts(more));
    expect(await store.countResponses(1, A.sha256)).toBe(RESPONSES.length + 1);
  });

  it('ends up laid out as a new file is', async () => {
    const file = await versionOne();
    await (await openStore({ file })).close();
    const fresh = temporaryFile();
    await (await openStore({ file: fresh })).close();
    expect(await layout(file)).toEqual(await layout(fresh));
  });

  it('keeps what leads to its studies though their table is made anew', async () => {
    const file = await versionOne();
    await (await openStore({ file })).close();
    expect(await onFile(file, (session) => session.all('PRAGMA foreign_key_check'))).toEqual([]);
    const sql = "SELECT sql FROM sqlite_schema WHERE name = 'study_subjects'";
    expect(await onFile(file, (session) => session.first(sql))).toMatchObject({
      sql: expect.stringContaining('REFERENCES studies (id)'),
    });
  });

  it('is brought up to date once when several open it at a time', async () => {
    const file = await versionOne();
    const stores = await Promise.all(range(0, 6).map(() => open({ file })));
    for (const store of stores) expect(await store.queue()).toEqual([]);
  });

  it('is not read before it is up to date, and left as it is', async () => {
    const file = await versionOne();
    const before = readFileSync(file);
    await expect(openStore({ file, readOnly: true })).rejects.toMatchObject({
      code: 'STORE_FAILED',
      message: expect.stringMatching(new RegExp(`version 1, .*needs version ${STORE_VERSION}`)),
      hint: expect.stringContaining('up to date'),
    });
    expect(readFileSync(file).equals(before)).toBe(true);
    await (await openStore({ file })).close();
    const reader = await open({ file, readOnly: true });
    expect((await reader.responseIndex(1, {})).total).toBe(RESPONSES.length);
  });

  it('stays at version 1 when bringing it up to date fails on the way', async () => {
    const file = await versionOne();
    // Stands in the way of the migration's last but one step.
    await onFile(file, (session) => session.script('CREATE TABLE findings (other TEXT)'));
    const before = await layout(file);
    await expect(openStore({ file })).rejects.toMatchObject({ code: 'STORE_FAILED' });
    expect(await version(file)).toEqual({ user_version: 1 });
    expect(await layout(file)).toEqual(before);
  });
});

it('a file that lacks a table of the second version is refused', async () => {
  const file = temporaryFile();
  await (await openStore({ file })).close();
  await onFile(file, (session) => session.script('DROP TABLE run_queue'));
  await expect(openStore({ file })).rejects.toMatchObject({
    code: 'STORE_CORRUPT',
    message: expect.stringContaining('run_queue'),
  });
});
