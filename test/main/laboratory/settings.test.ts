import { mkdir, readdir, readFile, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { SettingsFile } from '../../../src/main/laboratory/settings.js';
import { settingsSchema } from '../../../src/shared/contract/application.js';
import type { Announced } from './fixtures/temporary-context.js';
import { temporaryFolder } from './fixtures/temporary-context.js';

let folder = '';
let announced: Announced[] = [];
const open = (): SettingsFile =>
  new SettingsFile(join(folder, 'settings.json'), (name, payload) => announced.push({ name, payload }));
const defaults = settingsSchema.parse({});

beforeEach(async () => {
  folder = await temporaryFolder();
  announced = [];
});

describe('SettingsFile', () => {
  it('gives the defaults where nothing was set, and writes nothing for it', async () => {
    expect(await open().read()).toEqual(defaults);
    expect(await readdir(folder)).toEqual([]);
  });

  it('keeps a change, leaves the rest, and announces it', async () => {
    await open().change(() => ({ theme: 'dark' }));
    await open().change(() => ({ threads: 3 }));
    expect(await open().read()).toEqual({ ...defaults, theme: 'dark', threads: 3 });
    expect(announced).toEqual([
      { name: 'settings.changed', payload: {} },
      { name: 'settings.changed', payload: {} },
    ]);
    expect(await readdir(folder)).toEqual(['settings.json']);
  });

  it('loses none of many changes at once', async () => {
    const settings = open();
    const names = Array.from({ length: 20 }, (_, index) => `/models/${index}`);
    await Promise.all(
      names.map((name) =>
        settings.change(({ subjectFolders }) => ({ subjectFolders: [...subjectFolders, name] })),
      ),
    );
    expect((await settings.read()).subjectFolders).toEqual(names);
  });

  it('sees what another process wrote', async () => {
    const settings = open();
    await settings.read();
    await open().change(() => ({ gpu: 'none' }));
    expect((await settings.read()).gpu).toBe('none');
  });

  it.each(['', '{"theme": "dark"', '{"theme": "plaid"}', '[]', 'null', '{"unheard": 1}'])(
    'sets a damaged file aside and says so: %j',
    async (text) => {
      await writeFile(join(folder, 'settings.json'), text);
      expect(await open().read()).toEqual(defaults);
      const [kept, ...others] = await readdir(folder);
      expect(kept).toMatch(/^settings\.damaged-\d{4}-\d\d-\d\dT[\d-]+Z\.json$/);
      expect(others).toEqual([]);
      expect(await readFile(join(folder, kept ?? ''), 'utf8')).toBe(text);
      expect(announced).toMatchObject([
        {
          name: 'notice',
          payload: { tone: 'warning', text: expect.stringContaining(kept ?? '?') as string },
        },
      ]);
    },
  );

  it('refuses a change that is none, and keeps what was set', async () => {
    const settings = open();
    await settings.change(() => ({ threads: 2 }));
    await expect(settings.change(() => ({ threads: 0 }))).rejects.toThrow();
    expect(await settings.read()).toEqual({ ...defaults, threads: 2 });
  });

  it('says that a file cannot be read or written, and goes on after it', async () => {
    await mkdir(join(folder, 'settings.json'));
    const settings = open();
    await expect(settings.read()).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    await rmdir(join(folder, 'settings.json'));
    expect(await settings.read()).toEqual(defaults);
    const file = join(folder, 'plain');
    await writeFile(file, 'x');
    const below = new SettingsFile(join(file, 'settings.json'), () => undefined);
    await expect(below.change(() => ({ theme: 'light' }))).rejects.toMatchObject({ code: 'FILE_UNREADABLE' });
    expect(await readFile(file, 'utf8')).toBe('x');
  });
});
