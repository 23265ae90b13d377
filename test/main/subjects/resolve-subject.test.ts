import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calibrationDirectory } from '../../../src/main/subjects/calibration-directory.js';
import { resolveSubject } from '../../../src/main/subjects/resolve-subject.js';

let root: string;
const calibration = (): string => join(root, 'models', 'calibration');
const resolve = (reference: string): Promise<string> => resolveSubject(reference, root, calibration);

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'mettle-resolve-'));
  await mkdir(calibration(), { recursive: true });
  for (const name of ['pliant-f16', 'pliant-q8_0', 'stubborn-f16', 'plain']) {
    await writeFile(join(calibration(), `${name}.gguf`), 'x');
  }
  await mkdir(join(root, 'models', 'own'));
  for (const name of ['one', 'two']) await writeFile(join(root, 'models', 'own', `${name}.gguf`), 'x');
  await mkdir(join(root, 'empty'));
});
afterAll(() => rm(root, { recursive: true }));

describe('resolveSubject', () => {
  it.each([
    ['calibration:pliant', 'pliant-f16.gguf'],
    ['calibration:pliant-f16', 'pliant-f16.gguf'],
    ['calibration:pliant-q8_0', 'pliant-q8_0.gguf'],
    ['calibration:plain', 'plain.gguf'],
  ])('finds %s', async (reference, file) => {
    expect(await resolve(reference)).toBe(join(calibration(), file));
  });

  it('finds relative, absolute and home paths', async () => {
    const file = join(root, 'models', 'own', 'one.gguf');
    expect(await resolve('models/own/one.gguf')).toBe(file);
    expect(await resolve('./models/../models/own/one.gguf')).toBe(file);
    expect(await resolveSubject(file, '/', calibration)).toBe(file);
    await expect(resolve('~/no such model.gguf')).rejects.toThrow(join(homedir(), 'no such model.gguf'));
  });

  it.each<[string, RegExp, RegExp]>([
    [
      'calibration:pliable',
      /no calibration subject "pliable"/,
      /^There are: plain, pliant, pliant-q8_0, stubborn\.$/,
    ],
    ['calibration:../own/one', /no calibration subject/, /pliant/],
    ['calibration:', /no calibration subject ""/, /pliant/],
    ['models/own/three.gguf', /There is no file .*three\.gguf/, /own holds: one\.gguf, two\.gguf\.$/],
    ['models/own', /is a folder/, /It holds: one\.gguf, two\.gguf\.$/],
    ['empty/x.gguf', /There is no file/, /mettle subjects/],
    ['nowhere/x.gguf', /There is no file/, /mettle subjects/],
  ])('refuses %s, saying what there is', async (reference, message, hint) => {
    const refused = resolve(reference);
    await expect(refused).rejects.toMatchObject({
      code: 'SUBJECT_NOT_FOUND',
      hint: expect.stringMatching(hint),
    });
    await expect(refused).rejects.toThrow(message);
  });
});

describe('calibrationDirectory', () => {
  it('is the nearest models/calibration upwards', async () => {
    expect(calibrationDirectory()).toMatch(/models[\\/]calibration$/);
    expect(calibrationDirectory(join(root, 'models', 'own'))).toBe(calibration());
    expect(() => calibrationDirectory(tmpdir())).toThrow(/no folder models\/calibration/);
  });
});
