import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOutdated } from '../../scripts/build-freshness.js';

let root: string;

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mettle-fresh-'));
});

afterEach(() => rm(root, { recursive: true, force: true }));

/** Writes a file and gives it and its folder a time, in seconds. */
async function write(path: string, changed: number): Promise<string> {
  const file = join(root, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, '');
  await utimes(file, changed, changed);
  await utimes(dirname(file), changed, changed);
  return file;
}

describe('what was built is out of date', () => {
  it('where it is missing', async () => {
    expect(await isOutdated(join(root, 'out/index.html'), [])).toBe(true);
  });

  it('where a source is newer, however deep it lies', async () => {
    const built = await write('out/index.html', 100);
    await write('src/deep/er/page.ts', 99);
    await utimes(join(root, 'src/deep'), 90, 90);
    await utimes(join(root, 'src'), 90, 90);
    const sources = [join(root, 'src'), await write('settings/config.ts', 100), join(root, 'missing')];
    expect(await isOutdated(built, sources)).toBe(false);
    await utimes(join(root, 'src/deep/er/page.ts'), 101, 101);
    expect(await isOutdated(built, sources)).toBe(true);
  });

  it('where a source was taken away', async () => {
    const built = await write('out/index.html', 100);
    const gone = await write('src/page.ts', 50);
    expect(await isOutdated(built, [join(root, 'src')])).toBe(false);
    await rm(gone);
    expect(await isOutdated(built, [join(root, 'src')])).toBe(true);
  });
});
