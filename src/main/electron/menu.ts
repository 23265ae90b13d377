import type { MenuItemConstructorOptions } from 'electron';
import type { Settings } from '../../shared/contract/application.js';

type Theme = Settings['theme'];

/** What the menu can do beside what Electron does by itself. Routes are those of the page, such as `/settings`. */
export interface MenuActions {
  readonly createStudy: () => void;
  readonly importStudy: () => void;
  readonly addSubject: () => void;
  readonly show: (route: string) => void;
  readonly setTheme: (theme: Theme) => void;
  readonly showDataFolder: () => void;
}

export interface MenuState {
  readonly theme: Theme;
  readonly platform: NodeJS.Platform;
  /** Adds the items that one needs to work on Mettle. */
  readonly developer: boolean;
}

const SEPARATOR: MenuItemConstructorOptions = { type: 'separator' };

const THEMES: readonly { theme: Theme; label: string }[] = [
  { theme: 'system', label: 'As the system' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
];

/** The menu bar, with the items where each platform has them. */
export function menuTemplate(actions: MenuActions, state: MenuState): MenuItemConstructorOptions[] {
  const mac = state.platform === 'darwin';
  const about: MenuItemConstructorOptions = { label: 'About Mettle', click: () => actions.show('/about') };
  const settings: MenuItemConstructorOptions = {
    label: mac ? 'Settings…' : 'Settings',
    accelerator: 'CmdOrCtrl+,',
    click: () => actions.show('/settings'),
  };
  const application: MenuItemConstructorOptions = {
    label: 'Mettle',
    submenu: [
      about,
      SEPARATOR,
      settings,
      SEPARATOR,
      { role: 'services' },
      SEPARATOR,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      SEPARATOR,
      { role: 'quit' },
    ],
  };
  const help: MenuItemConstructorOptions = {
    role: 'help',
    submenu: [
      { label: 'How to cite Mettle', click: () => actions.show('/about') },
      { label: 'Show data folder', click: actions.showDataFolder },
      ...(mac ? [] : [SEPARATOR, about]),
    ],
  };
  return [
    ...(mac ? [application] : []),
    fileMenu(actions, mac ? [{ role: 'close' }] : [settings, SEPARATOR, { role: 'quit' }]),
    { role: 'editMenu' },
    viewMenu(actions, state),
    { role: 'windowMenu' },
    help,
  ];
}

function fileMenu(
  actions: MenuActions,
  last: readonly MenuItemConstructorOptions[],
): MenuItemConstructorOptions {
  return {
    label: 'File',
    submenu: [
      { label: 'New study', accelerator: 'CmdOrCtrl+N', click: actions.createStudy },
      { label: 'Import study…', accelerator: 'CmdOrCtrl+O', click: actions.importStudy },
      { label: 'Add subject…', click: actions.addSubject },
      SEPARATOR,
      ...last,
    ],
  };
}

function viewMenu(actions: MenuActions, state: MenuState): MenuItemConstructorOptions {
  const places: readonly [label: string, route: string][] = [
    ['Studies', '/'],
    ['Subjects', '/subjects'],
    ['Instruments', '/instruments'],
    ['Personas', '/personas'],
  ];
  const themes = THEMES.map(({ theme, label }): MenuItemConstructorOptions => {
    return { label, type: 'radio', checked: theme === state.theme, click: () => actions.setTheme(theme) };
  });
  return {
    label: 'View',
    submenu: [
      ...places.map(([label, route], index): MenuItemConstructorOptions => {
        return { label, accelerator: `CmdOrCtrl+${index + 1}`, click: () => actions.show(route) };
      }),
      SEPARATOR,
      { label: 'Theme', submenu: themes },
      SEPARATOR,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      SEPARATOR,
      { role: 'togglefullscreen' },
      ...(state.developer
        ? [SEPARATOR, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]
        : []),
    ],
  };
}
