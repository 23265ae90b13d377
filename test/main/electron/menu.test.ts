import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { menuActions } from '../../../src/main/electron/menu-actions.js';
import { menuTemplate, type MenuState } from '../../../src/main/electron/menu.js';
import type { Handlers } from '../../../src/shared/contract/contract.js';
import { MettleError } from '../../../src/shared/errors.js';
import { dialog, FakeWindow, resetElectron, shell } from './fake-electron.js';

vi.mock('electron', async () => (await import('./fake-electron.js')).electron);

type Item = Electron.MenuItemConstructorOptions;

let folder: string;
beforeEach(async () => {
  resetElectron();
  folder = await mkdtemp(join(tmpdir(), 'mettle-menu-'));
});
afterEach(() => rm(folder, { recursive: true }));

const items = (menu: readonly Item[]): Item[] =>
  menu.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? items(item.submenu) : [])]);

function menuWith(handlers: Partial<Handlers>, state: Partial<MenuState> = {}) {
  const window = new FakeWindow({});
  const announce = vi.fn();
  const log = vi.fn();
  const actions = menuActions({
    handlers: handlers as Handlers,
    announce,
    window: window as unknown as Electron.BrowserWindow,
    dataFolder: folder,
    log,
  });
  const full: MenuState = { theme: 'system', platform: 'linux', developer: false, ...state };
  const menu = items(menuTemplate(actions, full));
  const choose = (label: string): void => {
    const item = menu.find((candidate) => candidate.label === label);
    (item?.click as () => void)();
  };
  return { window, announce, log, menu, choose, address: () => window.webContents.getURL() };
}

const roles = (menu: readonly Item[]): unknown[] =>
  menu.map(({ role }) => role).filter((role) => role !== undefined);

describe('the menu', () => {
  it('leads to the pages by their addresses', async () => {
    const { choose, address, window } = menuWith({});
    for (const [label, route] of [
      ['Subjects', '/subjects'],
      ['Settings', '/settings'],
      ['About Mettle', '/about'],
    ] as const) {
      choose(label);
      await vi.waitFor(() => expect(address()).toBe(`mettle://app/#${route}`));
    }
    expect(window).toMatchObject({ visible: true, focused: true });
  });

  it('makes a study and shows it', async () => {
    const create = vi.fn(async () => ({ id: 12 }));
    const { choose, address } = menuWith({
      'designs.create': create as unknown as Handlers['designs.create'],
    });
    choose('New study');
    await vi.waitFor(() => expect(address()).toBe('mettle://app/#/design/12'));
    expect(create).toHaveBeenCalledExactlyOnceWith({ from: { kind: 'empty' } });
  });

  it('imports a study file that is chosen', async () => {
    const path = join(folder, 'study.json');
    await writeFile(path, '{"name":"a"}');
    dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: [path] });
    const create = vi.fn(async () => ({ id: 3 }));
    const { choose, address } = menuWith({
      'designs.create': create as unknown as Handlers['designs.create'],
    });
    choose('Import study…');
    await vi.waitFor(() => expect(address()).toBe('mettle://app/#/design/3'));
    expect(create).toHaveBeenCalledExactlyOnceWith({ from: { kind: 'file', text: '{"name":"a"}' } });
  });

  it('tells why a file could not be imported', async () => {
    const large = join(folder, 'large.json');
    await writeFile(large, ' '.repeat(8_000_001));
    const create = vi.fn(() => Promise.reject(new MettleError('INVALID_STUDY', 'No study.', { hint: 'h' })));
    const { choose, announce } = menuWith({ 'designs.create': create });
    const said = async (path: string) => {
      dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: [path] });
      choose('Import study…');
      await vi.waitFor(() => expect(announce).toHaveBeenCalledOnce());
      const [name, notice] = announce.mock.lastCall ?? [];
      announce.mockClear();
      expect(name).toBe('notice');
      return notice as unknown;
    };
    expect(await said(large)).toMatchObject({ tone: 'problem', error: { code: 'INVALID_STUDY' } });
    expect(await said(join(folder, 'gone.json'))).toMatchObject({ error: { code: 'FILE_UNREADABLE' } });
    expect(create).not.toHaveBeenCalled();
    const small = join(folder, 'small.json');
    await writeFile(small, '{}');
    expect(await said(small)).toEqual({
      tone: 'problem',
      title: 'The study could not be imported',
      text: 'No study.',
      study: null,
      error: { code: 'INVALID_STUDY', message: 'No study.', hint: 'h' },
    });
  });

  it('adds a subject that is chosen, and nothing where the dialog is left', async () => {
    const addPath = vi.fn();
    const { choose, address } = menuWith({ 'subjects.addPath': addPath });
    choose('Add subject…');
    await vi.waitFor(() => expect(dialog.showOpenDialog).toHaveBeenCalledOnce());
    dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/m/a.gguf'] });
    choose('Add subject…');
    await vi.waitFor(() => expect(address()).toBe('mettle://app/#/subjects'));
    expect(addPath).toHaveBeenCalledExactlyOnceWith({ path: '/m/a.gguf' });
  });

  it('sets the theme, and marks the one that is set', () => {
    const change = vi.fn(async () => ({}));
    const { choose, menu } = menuWith(
      { 'settings.change': change as unknown as Handlers['settings.change'] },
      { theme: 'light' },
    );
    choose('Dark');
    expect(change).toHaveBeenCalledExactlyOnceWith({ theme: 'dark' });
    expect(menu.filter(({ checked }) => checked).map(({ label }) => label)).toEqual(['Light']);
  });

  it('shows the data folder, or says why it cannot', async () => {
    shell.openPath.mockResolvedValueOnce('no program').mockResolvedValueOnce('');
    const { choose, announce } = menuWith({});
    choose('Show data folder');
    await vi.waitFor(() => expect(announce).toHaveBeenCalledOnce());
    choose('Show data folder');
    expect(shell.openPath).toHaveBeenLastCalledWith(folder);
  });

  it('has the items of each platform, and an inspector for developers alone', () => {
    const named = (state: Partial<MenuState>) => roles(menuWith({}, state).menu);
    expect(named({ platform: 'darwin' })).toEqual(
      expect.arrayContaining(['services', 'hide', 'quit', 'zoomIn']),
    );
    expect(named({ platform: 'win32' })).not.toContain('services');
    expect(named({ platform: 'win32' })).toContain('quit');
    expect(named({})).not.toContain('toggleDevTools');
    expect(named({})).not.toContain('reload');
    expect(named({ developer: true })).toEqual(expect.arrayContaining(['reload', 'toggleDevTools']));
  });
});
