import { join } from 'node:path';
import { BrowserWindow } from 'electron';
import { addressOf, PAGE_ADDRESS } from './page-address.js';
import { LEAST_SIZE, type WindowState } from './window-state.js';

/** The page's own surface, so that nothing flashes before it is drawn. */
export const BACKGROUND = { light: '#f5f4ef', dark: '#151613' } as const;

const PRELOAD = join(import.meta.dirname, '../../preload/bridge.cjs');

/** Makes the window, which shows itself once its page is drawn. Load the page with `showRoute`. */
export function createWindow(place: WindowState, dark: boolean, developer: boolean): BrowserWindow {
  const { x, y, width, height, maximised } = place;
  const window = new BrowserWindow({
    x,
    y,
    width,
    height,
    minWidth: LEAST_SIZE.width,
    minHeight: LEAST_SIZE.height,
    title: 'Mettle',
    show: false,
    backgroundColor: dark ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: {
      preload: PRELOAD,
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
      devTools: developer,
    },
  });
  window.once('ready-to-show', () => {
    if (maximised) window.maximize();
    window.show();
  });
  return window;
}

/** Where the window is now, for the next start. */
export function stateOf(window: BrowserWindow): WindowState {
  return { ...window.getNormalBounds(), maximised: window.isMaximized() };
}

/** Brings the window before the person. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Shows a route such as `/run/3`; within a page that is there already, only the fragment changes. */
export async function showRoute(window: BrowserWindow, route: string): Promise<void> {
  const address = route === '/' ? PAGE_ADDRESS : addressOf(route);
  if (window.webContents.getURL() === address) return;
  await window.loadURL(address);
}
