import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startApplication } from '../../../src/main/electron/application.js';
import { openRendererFiles } from '../../../src/main/laboratory/renderer-files.js';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../../src/shared/contract/channels.js';
import { MettleError } from '../../../src/shared/errors.js';
import {
  answeredChannels,
  app,
  beforeReady,
  dialog,
  electron,
  FakeWindow,
  fakeContents,
  frameAt,
  invoke,
  nativeTheme,
  session,
  shell,
  type FakeContents,
} from './fake-electron.js';
import { callFrom, TestDoor } from './test-door.js';

vi.mock('electron', async () => (await import('./fake-electron.js')).electron);

let door: TestDoor;
beforeEach(async () => {
  door = await TestDoor.prepare();
});
afterEach(() => door.remove());

describe('starting', () => {
  it('opens one window on the page, closed in on all sides', async () => {
    const window = await door.open();
    expect(FakeWindow.made).toHaveLength(1);
    expect(window.webContents.getURL()).toBe('mettle://app/');
    expect(window.options.webPreferences).toEqual({
      preload: expect.stringMatching(/[\\/]src[\\/]preload[\\/]bridge\.cjs$/) as unknown,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      nodeIntegrationInWorker: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: false,
    });
  });

  it('shows the window once its page is drawn, in the colour of its theme', async () => {
    nativeTheme.shouldUseDarkColors = true;
    const window = await door.open();
    expect(window.options).toMatchObject({ show: false, backgroundColor: '#151613' });
    expect(window.visible).toBe(false);
    window.emit('ready-to-show');
    expect(window.visible).toBe(true);
  });

  it('asks for scheme and sandbox before Electron is ready, and resolves no name of a host', async () => {
    await door.start();
    expect(beforeReady).toEqual(['scheme', 'sandbox', 'ready']);
    expect(electron.app.commandLine.appendSwitch).toHaveBeenCalledWith(
      'host-resolver-rules',
      'MAP * ~NOTFOUND',
    );
  });

  it('keeps the browser in the data folder, so that each data folder has one window', async () => {
    await door.start();
    const [name, path] = app.setPath.mock.calls[0] ?? [];
    expect([name, path]).toEqual(['userData', join(door.dataFolder, 'window')]);
    const [asked] = app.requestSingleInstanceLock.mock.invocationCallOrder;
    expect(app.setPath.mock.invocationCallOrder[0]).toBeLessThan(asked ?? 0);
  });

  it('gives way to a window that is there already', async () => {
    app.requestSingleInstanceLock.mockReturnValue(false);
    await door.start();
    expect(FakeWindow.made).toEqual([]);
    expect(door.laboratory).toBeNull();
    expect(app.exit).toHaveBeenCalledExactlyOnceWith(0);
  });

  it('brings the window forward when Mettle is started again', async () => {
    const window = await door.open();
    window.minimised = true;
    app.emit('second-instance');
    expect(window).toMatchObject({ minimised: false, visible: true, focused: true });
  });

  it('says why it could not', async () => {
    const error = new MettleError('STORE_NEWER', 'The data are newer than this Mettle.', {
      hint: 'Update it.',
    });
    await startApplication({
      dataFolder: door.dataFolder,
      openPages: () => openRendererFiles(join(door.folder, 'renderer')),
      openLaboratory: () => Promise.reject(error),
    });
    expect(dialog.showErrorBox).toHaveBeenCalledExactlyOnceWith(
      'Mettle could not start',
      'The data are newer than this Mettle.\n\nUpdate it.',
    );
    expect(app.exit).toHaveBeenCalledExactlyOnceWith(1);
    expect(FakeWindow.made).toEqual([]);
  });

  it('says so where the page was not built', async () => {
    await rm(join(door.folder, 'renderer', 'index.html'));
    await door.start();
    expect(dialog.showErrorBox.mock.calls[0]?.[1]).toContain('have not been built');
    expect(app.exit).toHaveBeenCalledExactlyOnceWith(1);
  });

  it('serves the page and closes the session', async () => {
    await door.start();
    const { defaultSession } = session;
    expect([...defaultSession.served.keys()]).toEqual(['mettle']);
    expect(defaultSession.setPermissionRequestHandler).toHaveBeenCalledOnce();
    expect(defaultSession.webRequest.onBeforeRequest).toHaveBeenCalledOnce();
    expect(defaultSession.listenerCount('will-download')).toBe(1);
  });
});

describe('a call', () => {
  it('of the page is answered by the laboratory, on the one channel there is', async () => {
    const { webContents } = await door.open();
    expect(answeredChannels()).toEqual([CALL_CHANNEL]);
    const described = await callFrom(webContents, 'application.describe', {});
    expect(described).toMatchObject({
      ok: true,
      value: { door: 'electron', nativeDialogs: true, dataFolder: door.dataFolder },
    });
    expect(await callFrom(webContents, 'settings.change', { theme: 'dark' })).toMatchObject({
      ok: true,
      value: { theme: 'dark' },
    });
  });

  it.each([
    ['nobody knows', 'studies.destroy', {}],
    ['is no name', { name: 'settings.read' }, {}],
    ['every object has', 'toString', {}],
    ['leads to a prototype', '__proto__', {}],
    ['needs an input', 'studies.get', undefined],
    ['takes another input', 'settings.change', { theme: 'pink' }],
    ['has more than it takes', 'settings.change', { theme: 'dark', dataFolder: '/etc' }],
    ['is too large', 'documents.check', { kind: 'personas', text: 'x'.repeat(8_000_001) }],
  ])('whose name or input %s is refused', async (_what, name, input) => {
    const { webContents } = await door.open();
    expect(await callFrom(webContents, name, input)).toMatchObject({
      ok: false,
      error: { code: 'INVALID_INPUT' },
    });
  });

  it('of anybody else is refused, and touches nothing', async () => {
    const window = await door.open();
    const own = window.webContents;
    const refused = {
      ok: false,
      error: { code: 'NOT_ALLOWED', message: 'Only the page of Mettle may call.' },
    };
    const change = ['settings.change', { theme: 'dark' }];
    const stranger = fakeContents('mettle://app/');
    const cases: readonly [FakeContents, Electron.WebFrameMain | null][] = [
      [stranger, stranger.mainFrame],
      [stranger, own.mainFrame],
      [own, frameAt('mettle://app/')],
      [own, null],
    ];
    for (const [contents, frame] of cases) {
      expect(await invoke(CALL_CHANNEL, contents, frame, ...change)).toEqual(refused);
    }
    own.mainFrame = frameAt('https://example.org/');
    expect(await callFrom(own, ...(change as [string, object]))).toEqual(refused);
    own.mainFrame = frameAt('mettle://app/');
    own.isDestroyed.mockReturnValueOnce(true);
    expect(await callFrom(own, ...(change as [string, object]))).toEqual(refused);
    window.destroyed = true;
    expect(await callFrom(own, ...(change as [string, object]))).toEqual(refused);
    window.destroyed = false;
    expect(await callFrom(own, 'settings.read', {})).toMatchObject({ value: { theme: 'system' } });
  });

  it('for a folder shows the dialog of the system over the window', async () => {
    const window = await door.open();
    const ask = () => callFrom(window.webContents, 'application.chooseFolder', { title: 'Where?' });
    expect(await ask()).toEqual({ ok: true, value: { path: null } });
    dialog.showOpenDialog.mockResolvedValueOnce({ canceled: false, filePaths: ['/models'] });
    expect(await ask()).toEqual({ ok: true, value: { path: '/models' } });
    expect(dialog.showOpenDialog).toHaveBeenLastCalledWith(
      window,
      expect.objectContaining({ title: 'Where?', properties: ['openDirectory', 'createDirectory'] }),
    );
  });

  it('that fails unforeseen is written down with its cause, which the page is not told', async () => {
    const cause = new Error('secret cause');
    const { webContents } = await door.open({
      'studies.list': () => Promise.reject(new MettleError('INTERNAL', 'It failed.', { cause })),
    });
    const reply = await callFrom(webContents, 'studies.list', {});
    expect(reply).toEqual({ ok: false, error: { code: 'INTERNAL', message: 'It failed.' } });
    await vi.waitFor(async () => {
      expect(await readFile(join(door.dataFolder, 'mettle.log'), 'utf8')).toContain('secret cause');
    });
  });
});

describe('links', () => {
  it('that are known open in the browser; others are told of', async () => {
    const { webContents } = await door.open();
    await callFrom(webContents, 'settings.read', {});
    expect(webContents.openWindow('https://doi.org/x')).toEqual({ action: 'deny' });
    expect(shell.openExternal).toHaveBeenCalledExactlyOnceWith('https://doi.org/x');
    webContents.openWindow('https://example.org/');
    expect(shell.openExternal).toHaveBeenCalledOnce();
    const [channel, name, notice] = webContents.send.mock.lastCall ?? [];
    expect([channel, name]).toEqual([EVENT_CHANNEL, 'notice']);
    expect((notice as { text: string }).text).toContain('https://example.org/');
  });
});
