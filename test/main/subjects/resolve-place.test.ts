import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { placeKey, placeReference, resolvePlace } from '../../../src/main/subjects/resolve-place.js';

let folder: string;
let calibration: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-place-'));
  calibration = join(folder, 'calibration');
  await mkdir(join(calibration, 'adapters'), { recursive: true });
  await mkdir(join(folder, 'study'));
  for (const file of ['calibration/pliant-f16.gguf', 'calibration/adapters/reserve.gguf', 'study/a@1.gguf']) {
    await writeFile(join(folder, file), '');
  }
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function resolve(reference: string) {
  return resolvePlace(reference, join(folder, 'study'), () => calibration);
}

describe('resolvePlace', () => {
  it('finds a file alone', async () => {
    const path = join(calibration, 'pliant-f16.gguf');
    expect(await resolve('calibration:pliant')).toEqual({ path });
    expect(await resolve('../calibration/pliant-f16.gguf')).toEqual({ path });
  });

  it('finds base and adapter, both from the folder of the study', async () => {
    const base = join(calibration, 'pliant-f16.gguf');
    const adapter = join(folder, 'study', 'a@1.gguf');
    expect(await resolve('calibration:pliant|lora:a@1.gguf')).toEqual({
      path: base,
      adapter: { path: adapter, scale: 1 },
    });
    expect(await resolve('../calibration/pliant-f16.gguf|lora:./a@1.gguf@-0.5')).toEqual({
      path: base,
      adapter: { path: adapter, scale: -0.5 },
    });
    expect(await resolve('calibration:pliant|lora:calibration:reserve')).toMatchObject({
      adapter: { path: join(calibration, 'adapters', 'reserve.gguf') },
    });
  });

  it('names the one of the two that is missing', async () => {
    await expect(resolve('calibration:other|lora:a@1.gguf')).rejects.toMatchObject({
      code: 'SUBJECT_NOT_FOUND',
      message: expect.stringContaining('"other"'),
    });
    await expect(resolve('calibration:pliant|lora:b.gguf')).rejects.toMatchObject({
      code: 'SUBJECT_NOT_FOUND',
      message: expect.stringContaining('b.gguf'),
    });
  });

  it.each([
    'calibration:pliant',
    'calibration:pliant|lora:a@1.gguf',
    'calibration:pliant|lora:calibration:reserve@0.25',
  ])('%s is called so that it is found from anywhere', async (reference) => {
    const place = await resolve(reference);
    const name = placeReference(place, calibration);
    expect(await resolvePlace(name, '/', () => calibration)).toEqual(place);
    // Without the calibration subjects as well, since the files are named then.
    expect(await resolvePlace(placeReference(place, null), '/', () => 'nowhere')).toEqual(place);
  });
});

describe('placeKey', () => {
  it('is shared by the same base, adapter and scale alone', () => {
    const keys = [
      { path: 'a' },
      { path: 'b' },
      { path: 'a', adapter: { path: 'b', scale: 1 } },
      { path: 'a', adapter: { path: 'b', scale: 0.5 } },
      { path: 'a', adapter: { path: 'c', scale: 1 } },
    ].map(placeKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(placeKey({ adapter: { scale: 1, path: 'b' }, path: 'a' })).toBe(keys[2]);
  });
});
