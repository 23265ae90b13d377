import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { EVENT_CHANNEL } from '../../../src/shared/contract/channels.js';
import type { Handlers } from '../../../src/shared/contract/contract.js';
import { app, dialog, FakeNotification, menus, nativeTheme } from './fake-electron.js';
import { callFrom, TestDoor } from './test-door.js';

vi.mock('electron', async () => (await import('./fake-electron.js')).electron);

let door: TestDoor;
beforeEach(async () => {
  door = await TestDoor.prepare();
});
afterEach(() => door.remove());

const queueWith = (state: 'running' | 'queued'): Partial<Handlers> => ({
  'runs.queue': async () => ({
    entries: [{ study: 1, name: 'a', state, subjects: [], secondsLeft: null, startedAt: null }],
    memory: { door: 1, engine: null },
    held: null,
    threadLimit: null,
  }),
});

describe('events', () => {
  it('reach the page once it has called', async () => {
    const { webContents } = await door.open();
    door.options?.announce('studies.changed', {});
    expect(webContents.send).not.toHaveBeenCalled();
    await callFrom(webContents, 'settings.read', {});
    door.options?.announce('studies.changed', {});
    expect(webContents.send).toHaveBeenCalledExactlyOnceWith(EVENT_CHANNEL, 'studies.changed', {});
  });

  it('of settings change the theme and the menu', async () => {
    const { webContents } = await door.open();
    await callFrom(webContents, 'settings.change', { theme: 'dark' });
    await vi.waitFor(() => expect(nativeTheme.themeSource).toBe('dark'));
    const view = menus.at(-1)?.find(({ label }) => label === 'View');
    const theme = (view?.submenu as Electron.MenuItemConstructorOptions[]).find(
      ({ label }) => label === 'Theme',
    );
    const items = theme?.submenu as Electron.MenuItemConstructorOptions[];
    expect(items.filter(({ checked }) => checked).map(({ label }) => label)).toEqual(['Dark']);
  });

  it('of runs are told by the system, and lead to the results', async () => {
    const window = await door.open();
    const announce = door.options!.announce;
    const running = { study: 7, name: 'a', state: 'running', secondsLeft: null } as const;
    const startedAt = new Date(Date.now() - 3_600_000).toISOString();
    announce('queue.changed', {
      entries: [{ ...running, subjects: [], startedAt }],
      memory: { door: 1, engine: null },
      held: null,
      threadLimit: null,
    });
    expect(window.setProgressBar).toHaveBeenLastCalledWith(0, { mode: 'normal' });
    announce('queue.changed', {
      entries: [],
      memory: { door: 1, engine: null },
      held: null,
      threadLimit: null,
    });
    expect(window.setProgressBar).toHaveBeenLastCalledWith(-1, { mode: 'none' });
    announce('notice', { tone: 'success', title: 'Complete', text: 'All stored.', study: 7, error: null });
    await vi.waitFor(() => expect(FakeNotification.shown).toHaveLength(1));
    expect(FakeNotification.shown[0]?.options).toEqual({ title: 'Complete', body: 'All stored.' });
    FakeNotification.shown[0]?.emit('click');
    await vi.waitFor(() => expect(window.webContents.getURL()).toBe('mettle://app/#/results/7'));
    expect(window.focused).toBe(true);
  });
});

describe('a page whose process ends', () => {
  const crash = async (response: number) => {
    const window = await door.open();
    dialog.showMessageBox.mockResolvedValueOnce({ response, checkboxChecked: false });
    window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 139 });
    return window;
  };

  it('is loaded again', async () => {
    const window = await crash(0);
    await vi.waitFor(() => expect(window.webContents.reload).toHaveBeenCalledOnce());
    expect(app.exit).not.toHaveBeenCalled();
  });

  it('takes Mettle with it where the person wants that', async () => {
    const window = await crash(1);
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(0));
    expect(window.webContents.reload).not.toHaveBeenCalled();
  });
});

describe('leaving', () => {
  const leave = (): { preventDefault: ReturnType<typeof vi.fn> } => {
    const event = { preventDefault: vi.fn() };
    app.emit('before-quit', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    return event;
  };

  it('stores what is in hand and where the window was, then exits', async () => {
    const window = await door.open();
    leave();
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(0));
    expect(door.close).toHaveBeenCalledOnce();
    expect(dialog.showMessageBox).not.toHaveBeenCalled();
    const stored: unknown = JSON.parse(await readFile(join(door.dataFolder, 'window-state.json'), 'utf8'));
    expect(stored).toEqual({ ...window.getNormalBounds(), maximised: false });
  });

  it('asks while a study runs, and stays where it is told to', async () => {
    const window = await door.open(queueWith('running'));
    dialog.showMessageBox.mockResolvedValueOnce({ response: 1, checkboxChecked: false });
    leave();
    await vi.waitFor(() => expect(dialog.showMessageBox).toHaveBeenCalledOnce());
    await new Promise((resolve) => setImmediate(resolve));
    expect(app.exit).not.toHaveBeenCalled();
    expect(window.visible).toBe(true);
    leave();
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(0));
    expect(door.close).toHaveBeenCalledOnce();
  });

  it('does not ask for studies that only wait', async () => {
    await door.open(queueWith('queued'));
    leave();
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(0));
    expect(dialog.showMessageBox).not.toHaveBeenCalled();
  });

  it.skipIf(process.platform === 'darwin')('is what closing the window means', async () => {
    const window = await door.open();
    const event = { preventDefault: vi.fn() };
    window.emit('close', event);
    expect(event.preventDefault).toHaveBeenCalledOnce();
    await vi.waitFor(() => expect(app.exit).toHaveBeenCalledExactlyOnceWith(0));
  });
});
