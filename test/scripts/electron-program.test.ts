import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { findElectronProgram } from '../../scripts/electron-program.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-electron-'));
  await mkdir(join(folder, 'dist'));
  await mkdir(join(folder, 'elsewhere'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('is found where the package recorded it', async () => {
  await writeFile(join(folder, 'path.txt'), 'program');
  expect(findElectronProgram({}, folder)).toBeNull();
  await writeFile(join(folder, 'dist/program'), '');
  expect(findElectronProgram({}, folder)).toBe(join(folder, 'dist/program'));
});

it('is found where the environment says, and nowhere else then', async () => {
  await writeFile(join(folder, 'path.txt'), 'program');
  await writeFile(join(folder, 'dist/program'), '');
  const variables = { ELECTRON_OVERRIDE_DIST_PATH: join(folder, 'elsewhere') };
  expect(findElectronProgram(variables, folder)).toBeNull();
  await writeFile(join(folder, 'elsewhere/program'), '');
  expect(findElectronProgram(variables, folder)).toBe(join(folder, 'elsewhere/program'));
});

it('is missing without a download', () => {
  expect(findElectronProgram({}, folder)).toBeNull();
  expect(findElectronProgram({}, null)).toBeNull();
});
