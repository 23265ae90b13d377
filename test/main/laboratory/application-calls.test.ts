import { mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import metadata from '../../../package.json' with { type: 'json' };
import { citation, PACKAGE_LICENCES } from '../../../src/main/laboratory/about.js';
import { applicationHandlers } from '../../../src/main/laboratory/application-calls.js';
import { LAYERS } from '../../architecture/layer-table.js';
import { SAMPLE_RUNTIME, sampleSnapshot, sampleSubject } from '../store/fixtures/samples.js';
import { checked, openContext, temporaryFolder } from './fixtures/temporary-context.js';

const ROOT = join(import.meta.dirname, '../../..');

describe('application.describe', () => {
  it('describes program and machine', async () => {
    const { context, folder } = await openContext();
    const application = checked(
      'application.describe',
      await applicationHandlers(context)['application.describe']({}),
    );
    expect(application).toMatchObject({
      version: metadata.version,
      door: 'web',
      nativeDialogs: false,
      node: process.version,
      nodeLlamaCpp: metadata.dependencies['node-llama-cpp'],
      dataFolder: folder,
      licence: 'MIT',
      gpu: null,
    });
    expect(application.freeMemoryBytes).toBeGreaterThan(0);
    expect(application.freeMemoryBytes).toBeLessThanOrEqual(application.memoryBytes);
    expect(application.cores).toBeGreaterThanOrEqual(1);
    expect(application.llamaCpp).toMatch(/\d/);
    expect(application.packages.every(({ version }) => /\d/.test(version))).toBe(true);
    expect(application.packages.map(({ name }) => name)).toContain('llama.cpp');
  });

  it('names the GPU of the newest run', async () => {
    const { context } = await openContext();
    const subject = sampleSubject('one');
    for (const [salt, gpu] of [
      ['older', 'vulkan'],
      ['newer', 'cuda'],
    ] as const) {
      const { id } = await context.store.ensureStudy(sampleSnapshot(salt, salt), [subject]);
      await context.store.setRuntime(id, subject.sha256, { ...SAMPLE_RUNTIME, gpu });
    }
    await context.store.ensureStudy(sampleSnapshot('not-run', 'not-run'), [subject]);
    expect((await applicationHandlers(context)['application.describe']({})).gpu).toBe('cuda');
  });
});

describe('the packages that Mettle names', () => {
  it('are those that it runs on, each with the licence that it is installed with', async () => {
    const window = LAYERS.find(({ name }) => name === 'renderer')?.packages ?? [];
    const running = [
      ...Object.keys(metadata.dependencies),
      'electron',
      ...Object.keys(metadata.devDependencies).filter((name) => window.some((pattern) => pattern.test(name))),
    ];
    expect(Object.keys(PACKAGE_LICENCES).toSorted()).toEqual([...new Set(running)].toSorted());
    const { resolve } = createRequire(join(ROOT, 'package.json'));
    for (const [name, licence] of Object.entries(PACKAGE_LICENCES)) {
      const folder = resolve.paths(name)?.[0] ?? '';
      const manifest = JSON.parse(await readFile(join(folder, name, 'package.json'), 'utf8')) as {
        license: string;
      };
      expect([name, licence]).toEqual([name, manifest.license]);
    }
  });

  it('are cited as CITATION.cff says', async () => {
    const file = await readFile(join(ROOT, 'CITATION.cff'), 'utf8');
    expect(file).toContain(`version: ${metadata.version}`);
    expect(file).toContain('- name: The Mettle authors');
    const { text, bibtex } = citation(metadata.version);
    for (const part of ['The Mettle authors', metadata.version]) {
      expect(text).toContain(part);
      expect(bibtex).toContain(part);
    }
  });
});

describe('application.listFolder', () => {
  const list = async (path: string | null) => {
    const { context } = await openContext();
    return checked(
      'application.listFolder',
      await applicationHandlers(context)['application.listFolder']({ path }),
    );
  };

  it('lists folders, then GGUF files, in order, and nothing else', async () => {
    const folder = await temporaryFolder();
    for (const name of ['b', 'a10', 'a9', '.hidden']) await mkdir(join(folder, name));
    for (const name of ['z.gguf', 'Y.GGUF', 'notes.txt', '.secret.gguf'])
      await writeFile(join(folder, name), 'xyz');
    await mkdir(join(folder, 'folder.gguf'));
    const { entries, parent, path, cut } = await list(`${folder}/b/..`);
    expect(entries.map(({ name, kind, bytes }) => [name, kind, bytes])).toEqual([
      ['a9', 'folder', null],
      ['a10', 'folder', null],
      ['b', 'folder', null],
      ['folder.gguf', 'folder', null],
      ['Y.GGUF', 'gguf', 3],
      ['z.gguf', 'gguf', 3],
    ]);
    expect(path).toBe(folder);
    expect(parent).toBe(join(folder, '..'));
    expect(cut).toBe(false);
  });

  it('is not led in a ring by links, and follows those that lead somewhere', async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, 'real'));
    await writeFile(join(folder, 'real', 'm.gguf'), 'xyz');
    await symlink(folder, join(folder, 'up'));
    await symlink(join(folder, 'ring.gguf'), join(folder, 'ring.gguf'));
    await symlink(join(folder, 'nowhere'), join(folder, 'broken.gguf'));
    await symlink(join(folder, 'real', 'm.gguf'), join(folder, 'link.gguf'));
    expect((await list(folder)).entries.map(({ name, kind }) => [name, kind])).toEqual([
      ['real', 'folder'],
      ['up', 'folder'],
      ['link.gguf', 'gguf'],
    ]);
    expect((await list(join(folder, 'up', 'up'))).entries).toHaveLength(3);
  });

  it('cuts what is longer than 2000 entries', async () => {
    const folder = await temporaryFolder();
    for (let index = 0; index < 2001; index += 1) await mkdir(join(folder, `f${index}`));
    const { entries, cut } = await list(folder);
    expect(entries).toHaveLength(2000);
    expect(entries.at(-1)?.name).toBe('f1999');
    expect(cut).toBe(true);
  });

  it('begins at the home folder, and ends at the root', async () => {
    expect((await list(null)).path).toBe(homedir());
    expect((await list('/')).parent).toBeNull();
  });

  it.each([
    ['relative', 'INVALID_INPUT'],
    ['../..', 'INVALID_INPUT'],
    ['/etc\0/x', 'INVALID_INPUT'],
    ['/nowhere/at/all', 'FILE_NOT_FOUND'],
    ['/etc/hostname', 'FILE_NOT_FOUND'],
  ])('refuses %j with %s', async (path, code) => {
    await expect(list(path)).rejects.toMatchObject({ code });
  });
});

describe('application.chooseFolder', () => {
  it('shows the dialog of a door that has one', async () => {
    const chooseFolder = async (title: string): Promise<string> => `/chosen/${title}`;
    const { context } = await openContext({ door: { kind: 'electron', chooseFolder } });
    const handlers = applicationHandlers(context);
    expect(await handlers['application.chooseFolder']({ title: 'Models' })).toEqual({
      path: '/chosen/Models',
    });
  });

  it('is refused behind a door without', async () => {
    const { context } = await openContext();
    await expect(
      applicationHandlers(context)['application.chooseFolder']({ title: 'Models' }),
    ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });
});

describe('settings', () => {
  it('are changed and read through the contract', async () => {
    const { context, announced } = await openContext();
    const handlers = applicationHandlers(context);
    await handlers['settings.change']({ theme: 'dark' });
    expect(checked('settings.read', await handlers['settings.read']({}))).toMatchObject({
      theme: 'dark',
      gpu: 'auto',
    });
    expect(announced).toEqual([{ name: 'settings.changed', payload: {} }]);
  });
});
