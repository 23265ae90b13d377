import { join } from 'node:path';
import {
  app,
  dialog,
  Menu,
  nativeTheme,
  powerMonitor,
  powerSaveBlocker,
  screen,
  type BrowserWindow,
} from 'electron';
import type { Settings } from '../../shared/contract/application.js';
import type { Announce } from '../../shared/contract/contract.js';
import type { Laboratory } from '../laboratory/laboratory.js';
import { attendRuns } from './attention.js';
import { createClosing } from './closing.js';
import { surviveCrashes } from './crash.js';
import type { Log } from './log.js';
import { menuActions } from './menu-actions.js';
import { menuTemplate } from './menu.js';
import { notifyOf } from './notifications.js';
import { attendPower } from './power.js';
import { placeWindow, readWindowState, writeWindowState, type WindowState } from './window-state.js';
import { BACKGROUND, bringForward, createWindow, showRoute, stateOf } from './window.js';

export interface MainWindowOptions {
  readonly dataFolder: string;
  readonly laboratory: Laboratory;
  readonly announce: Announce;
  readonly pageIsGone: () => void;
  /** Whether one works on Mettle itself: inspector and reload. */
  readonly developer: boolean;
  readonly log: Log;
}

export interface MainWindow {
  readonly window: BrowserWindow;
  /** Hears what the laboratory announces. */
  readonly hear: Announce;
  /** Loads the page; the window shows itself once that is drawn. */
  readonly load: () => Promise<void>;
}

/** Makes the one window, where it was last, and ties to it the menu, the theme, the notifications and the way out. */
export async function openMainWindow(options: MainWindowOptions): Promise<MainWindow> {
  const { dataFolder, laboratory, announce, pageIsGone, developer, log } = options;
  const { handlers } = laboratory;
  const settings = (): Promise<Settings> => handlers['settings.read']({});
  const { theme } = await settings();
  nativeTheme.themeSource = theme;
  const placePath = join(dataFolder, 'window-state.json');
  const place = placeWindow(await readWindowState(placePath), workAreas());
  const window = createWindow(place, nativeTheme.shouldUseDarkColors, developer);
  followTheme(window);

  const actions = menuActions({ handlers, announce, window, dataFolder, log });
  const appear = (chosen: Settings['theme']): void => {
    nativeTheme.themeSource = chosen;
    const template = menuTemplate(actions, { theme: chosen, platform: process.platform, developer });
    Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  };
  appear(theme);

  const quit = createClosing({
    isRunning: async () => (await handlers['runs.queue']({})).entries.some(({ state }) => state !== 'queued'),
    confirm: () => confirmPause(window),
    close: async () => {
      const state: WindowState = stateOf(window);
      window.hide();
      await writeWindowState(placePath, state).catch(log);
      await laboratory.close();
    },
    exit: (code) => app.exit(code),
    log,
  });
  leaveBy(window, quit);
  surviveCrashes(window, { pageIsGone, quit, log });
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) pageIsGone();
  });

  const attend = attendRuns({
    isWatched: () => window.isFocused(),
    isWanted: async () => (await settings()).notifyWhenDone,
    showProgress: ({ fraction, paused }) => {
      window.setProgressBar(fraction, { mode: fraction < 0 ? 'none' : paused ? 'paused' : 'normal' });
    },
    notify: (notice) =>
      notifyOf(notice, () => {
        bringForward(window);
        const screenName = notice.tone === 'success' ? 'results' : 'run';
        showRoute(window, notice.study === null ? '/' : `/${screenName}/${notice.study}`).catch(log);
      }),
    now: () => Date.now(),
    log,
  });
  const attendSleep = attendPower({ blocker: powerSaveBlocker, monitor: powerMonitor, announce });
  const hear: Announce = (name, payload) => {
    attend(name, payload);
    attendSleep(name, payload);
    if (name === 'settings.changed') void settings().then(({ theme: chosen }) => appear(chosen), log);
  };
  return { window, hear, load: () => showRoute(window, '/') };
}

/** The primary display first. */
function workAreas(): Electron.Rectangle[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

/** Keeps the colour behind the page that of its theme, for the moments before it is drawn. */
function followTheme(window: BrowserWindow): void {
  nativeTheme.on('updated', () => {
    if (window.isDestroyed()) return;
    window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light);
  });
}

/** Every way out goes through `quit`; on macOS a closed window is hidden and the program stays. */
function leaveBy(window: BrowserWindow, quit: () => Promise<void>): void {
  app.on('before-quit', (event) => {
    event.preventDefault();
    void quit();
  });
  window.on('close', (event) => {
    event.preventDefault();
    if (process.platform === 'darwin') window.hide();
    else void quit();
  });
  app.on('activate', () => bringForward(window));
  app.on('second-instance', () => bringForward(window));
}

async function confirmPause(window: BrowserWindow): Promise<boolean> {
  bringForward(window);
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'A study is running',
    detail:
      'Closing Mettle pauses it. What was answered is kept, and the study goes on from there when you resume it.',
    buttons: ['Pause and close', 'Keep running'],
    defaultId: 1,
    cancelId: 1,
  });
  return response === 0;
}
