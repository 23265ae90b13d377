import { appendFile, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { FolderWatch } from '../../../../src/main/laboratory/subjects/folder-watch.js';
import { temporaryFolder } from '../fixtures/temporary-context.js';

const watches: FolderWatch[] = [];
afterEach(() => {
  for (const watch of watches.splice(0)) watch.close();
});

function watchOn(platform: NodeJS.Platform = 'linux') {
  const changed = vi.fn();
  const watch = new FolderWatch({ changed, platform, pollMilliseconds: 5, quietMilliseconds: 5 });
  watches.push(watch);
  /** Does something and waits until it was noticed. */
  const noticed = async (act: () => Promise<unknown>): Promise<void> => {
    // The first look at a folder is what later ones are compared with.
    await new Promise((resolve) => setTimeout(resolve, 100));
    changed.mockClear();
    await act();
    await vi.waitFor(() => expect(changed).toHaveBeenCalled(), { timeout: 20_000 });
  };
  return { watch, changed, noticed };
}

describe('FolderWatch', () => {
  it('notices files that come, grow, move and go, also below the folder', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'deep'));
    const { watch, noticed } = watchOn();
    watch.follow([folder]);
    const path = join(folder, 'deep', 'model.gguf');
    await noticed(() => writeFile(path, 'GGUF'));
    await noticed(() => appendFile(path, 'more'));
    await noticed(() => rename(path, join(folder, 'model.gguf')));
    await noticed(() => rm(join(folder, 'model.gguf')));
  });

  it.each(['linux', 'darwin'] as const)(
    'outlives a folder that vanishes and comes back (as on %s)',
    async (platform) => {
      const folder = join(await temporaryFolder(), 'models');
      await mkdir(folder);
      const { watch, noticed } = watchOn(platform);
      watch.follow([folder]);
      await noticed(() => writeFile(join(folder, 'model.gguf'), 'GGUF'));
      if (platform === 'linux') {
        await noticed(() => rm(folder, { recursive: true }));
        await noticed(() => mkdir(folder));
      }
    },
  );

  it('watches a folder that is not there yet', async () => {
    const folder = join(await temporaryFolder(), 'later');
    const { watch, noticed } = watchOn('darwin');
    watch.follow([folder]);
    await noticed(async () => {
      await mkdir(folder);
      await writeFile(join(folder, 'model.gguf'), 'GGUF');
    });
  });

  it('lets go of a folder that is no longer named, and of all when it is closed', async () => {
    const first = await temporaryFolder();
    const second = await temporaryFolder();
    const { watch, changed, noticed } = watchOn();
    watch.follow([first, second]);
    watch.follow([second]);
    await writeFile(join(first, 'model.gguf'), 'GGUF');
    await noticed(() => writeFile(join(second, 'model.gguf'), 'GGUF'));
    watch.close();
    changed.mockClear();
    await writeFile(join(second, 'other.gguf'), 'GGUF');
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(changed).not.toHaveBeenCalled();
  });
});
