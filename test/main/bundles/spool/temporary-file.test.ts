import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TemporaryFile } from '../../../../src/main/bundles/spool/temporary-file.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mettle-temporary-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('gives back what was written, and has no name in the meantime', async () => {
  const file = await TemporaryFile.create(folder);
  if (process.platform !== 'win32') expect(readdirSync(folder)).toEqual([]);
  expect(await file.append(Buffer.from('first '))).toBe(0);
  expect(await file.append(Buffer.from('second'))).toBe(6);
  expect(file.bytes).toBe(12);
  expect((await file.read(6, 6)).toString()).toBe('second');
  expect((await file.read(10, 99)).toString()).toBe('nd');
  expect(await file.read(12, 1)).toHaveLength(0);
  await file.close();
  expect(readdirSync(folder)).toEqual([]);
});

it('takes away what a killed process left, and nothing of one that lives', async () => {
  const { pid } = spawnSync(process.execPath, ['--eval', '']);
  const id = '01234567-89ab-cdef-0123-456789abcdef';
  const mine = `.mettle-${process.pid}-${id}.tmp`;
  const others = [mine, `.mettle-${pid}-notes.tmp`, 'mettle.sqlite3'];
  for (const name of [...others, `.mettle-${pid}-${id}.tmp`]) writeFileSync(join(folder, name), '');
  await (await TemporaryFile.create(folder)).close();
  expect(readdirSync(folder).toSorted()).toEqual(others.toSorted());
});

it('says why there can be none', async () => {
  writeFileSync(join(folder, 'taken'), '');
  const work = TemporaryFile.create(join(folder, 'taken'));
  await expect(work).rejects.toMatchObject({
    code: 'FILE_UNREADABLE',
    message: expect.stringContaining('taken'),
  });
});
