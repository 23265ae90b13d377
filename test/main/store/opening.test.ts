import { mkdirSync, openSync, readFileSync, writeFileSync, writeSync, closeSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Connection } from '../../../src/main/store/database.js';
import { APPLICATION_ID, STORE_VERSION } from '../../../src/main/store/schema.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import {
  numberedPrompts,
  numberedReadout,
  range,
  sampleSnapshot,
  sampleSubject,
} from './fixtures/samples.js';
import { onFile, open, temporaryFile } from './fixtures/temporary-store.js';

const A = sampleSubject('a');

/** A path whose folder is there, for files that the test makes itself. */
function preparedFile(): string {
  const file = temporaryFile();
  mkdirSync(dirname(file), { recursive: true });
  return file;
}

describe('opening for writing', () => {
  it('lays out a new file, in a folder that it makes', async () => {
    const file = temporaryFile();
    const store = await open({ file });
    expect(store.readOnly).toBe(false);
    const header = await onFile(file, async (session) => [
      await session.first('PRAGMA user_version'),
      await session.first('PRAGMA application_id'),
      await session.first('PRAGMA journal_mode'),
    ]);
    expect(header).toEqual([
      { user_version: STORE_VERSION },
      { application_id: APPLICATION_ID },
      { journal_mode: 'wal' },
    ]);
  });

  it('takes an empty file for a new one', async () => {
    const file = preparedFile();
    writeFileSync(file, '');
    const store = await open({ file });
    expect(await store.studies()).toEqual([]);
  });

  it('leaves a file that is up to date as it is', async () => {
    const file = temporaryFile();
    await (await openStore({ file })).close();
    const before = readFileSync(file);
    await (await openStore({ file })).close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('works when several openers lay out the same new file at once', async () => {
    const file = temporaryFile();
    const stores = await Promise.all(range(0, 8).map(() => open({ file })));
    await Promise.all(stores.map((store, index) => store.ensureStudy(sampleSnapshot(`study-${index}`), [A])));
    expect(await stores[0]!.studies()).toHaveLength(8);
  });

  it('refuses a database of a newer version with both versions and a next step', async () => {
    const file = temporaryFile();
    await (await openStore({ file })).close();
    await onFile(file, (session) => session.script('PRAGMA user_version = 7'));
    const before = readFileSync(file);
    for (const readOnly of [false, true]) {
      await expect(openStore({ file, readOnly })).rejects.toMatchObject({
        code: 'STORE_NEWER',
        message: expect.stringMatching(new RegExp(`version 7.*up to ${STORE_VERSION}`)),
        hint: expect.stringContaining('Update Mettle'),
      });
    }
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it.each([
    ['no SQLite file', Buffer.from('name,score\n'.repeat(500))],
    ['a shred of one', Buffer.from('SQLite format 3\0')],
  ])('refuses %s and leaves it alone', async (_, bytes) => {
    const file = preparedFile();
    writeFileSync(file, bytes);
    for (const readOnly of [false, true]) {
      await expect(openStore({ file, readOnly })).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
    }
    expect(readFileSync(file).equals(bytes)).toBe(true);
  });

  it('refuses the database of another program and leaves it alone', async () => {
    const file = preparedFile();
    await onFile(file, (session) => session.script('CREATE TABLE notes (text); PRAGMA user_version = 1;'));
    const before = readFileSync(file);
    await expect(openStore({ file })).rejects.toMatchObject({
      code: 'STORE_CORRUPT',
      message: expect.stringContaining('another program'),
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('refuses a damaged layout and a missing table', async () => {
    const file = temporaryFile();
    await (await openStore({ file })).close();
    const copy = join(dirname(file), 'copy.sqlite');
    writeFileSync(copy, readFileSync(file));

    const handle = openSync(file, 'r+');
    writeSync(handle, Buffer.alloc(3900, 0x5a), 0, 3900, 110);
    closeSync(handle);
    await expect(openStore({ file })).rejects.toMatchObject({ code: 'STORE_CORRUPT' });

    await onFile(copy, (session) => session.script('DROP TABLE study_parts'));
    await expect(openStore({ file: copy })).rejects.toMatchObject({
      code: 'STORE_CORRUPT',
      message: expect.stringContaining('study_parts'),
    });
  });

  it('says that the file is in use when another program keeps it locked', async () => {
    const file = temporaryFile();
    const store = await open({ file, busyMilliseconds: 10 });
    const { id } = await store.ensureStudy(sampleSnapshot(), [A]);
    const other = await Connection.open(file, { readOnly: false, busyMilliseconds: 0 });
    await other.turn((session) => session.run('BEGIN IMMEDIATE'));
    await expect(store.setStatus(id, 'paused')).rejects.toMatchObject({ code: 'STORE_BUSY' });
    await other.turn((session) => session.run('COMMIT'));
    await other.close();
    await store.setStatus(id, 'paused');
    expect((await store.study('1')).status).toBe('paused');
  });

  it('says why a file cannot be used', async () => {
    const file = preparedFile();
    mkdirSync(file);
    await expect(openStore({ file })).rejects.toMatchObject({ code: 'STORE_FAILED' });
    const below = join(dirname(file), 'text', 'mettle.sqlite');
    writeFileSync(dirname(below), 'a file where the folder would go');
    await expect(openStore({ file: below })).rejects.toMatchObject({
      code: 'STORE_FAILED',
      message: expect.stringContaining('folder'),
    });
  });

  it('refuses every call after closing, and closes twice without complaint', async () => {
    const store = await open();
    await store.close();
    await store.close();
    await expect(store.studies()).rejects.toMatchObject({ code: 'STORE_FAILED' });
  });
});

describe('a full disk', () => {
  it('is named, keeps what was committed, and can be gone on from', async () => {
    const file = temporaryFile();
    await (await openStore({ file })).close();
    const connection = await Connection.open(file, { readOnly: false, busyMilliseconds: 0 });
    const fill = (count: number): Promise<void> =>
      connection.transaction(async (session) => {
        for (const number of range(0, count)) {
          await session.run('INSERT INTO cells (key) VALUES (?)', [`${count}-${number}-${'x'.repeat(1000)}`]);
        }
      });
    await fill(1);
    const pages = (await connection.turn((session) => session.first('PRAGMA page_count'))) as {
      page_count: number;
    };
    await connection.turn((session) => session.script(`PRAGMA max_page_count = ${pages.page_count + 2}`));
    await expect(fill(100)).rejects.toMatchObject({
      code: 'STORE_FAILED',
      message: expect.stringContaining('disk is full'),
    });
    await connection.turn((session) => session.script('PRAGMA max_page_count = 1000000'));
    await fill(3);
    const rows = await connection.turn((session) => session.all('SELECT count(*) AS n FROM cells'));
    expect(rows).toEqual([{ n: 4 }]);
    await connection.close();
  });
});

describe('opening for reading', () => {
  it('says that there is no such file, and makes none', async () => {
    const file = temporaryFile();
    await expect(openStore({ file, readOnly: true })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
      hint: expect.stringContaining('Run a study'),
    });
    expect(existsSync(dirname(file))).toBe(false);
  });

  it('asks for an update of an older version', async () => {
    const file = preparedFile();
    writeFileSync(file, '');
    await expect(openStore({ file, readOnly: true })).rejects.toMatchObject({
      code: 'STORE_FAILED',
      message: expect.stringContaining('version 0'),
    });
  });

  it('cannot write', async () => {
    const file = temporaryFile();
    const writer = await open({ file });
    const { id } = await writer.ensureStudy(sampleSnapshot(), [A]);
    const reader = await open({ file, readOnly: true });
    const refused = { code: 'STORE_FAILED', message: expect.stringContaining('reading alone') };
    const responses = [numberedReadout(0)];
    await expect(reader.ensureStudy(sampleSnapshot('x'), [])).rejects.toMatchObject(refused);
    await expect(reader.setStatus(id, 'paused')).rejects.toMatchObject(refused);
    await expect(reader.append(id, A.sha256, responses, numberedPrompts(responses))).rejects.toMatchObject(
      refused,
    );
    await expect(reader.acquireRunLock(id)).rejects.toMatchObject(refused);
    await expect(reader.setStudyRemoved(id, true)).rejects.toMatchObject(refused);
    await expect(reader.renameStudy(id, 'x')).rejects.toMatchObject(refused);
    await expect(reader.setQueue([id])).rejects.toMatchObject(refused);
    await expect(
      reader.putFindings(id, A.sha256, { key: 'k', responses: 0, findings: null }),
    ).rejects.toMatchObject(refused);
  });
});
