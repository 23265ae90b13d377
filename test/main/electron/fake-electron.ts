import { EventEmitter } from 'node:events';
import { vi } from 'vitest';

/**
 * Stands for the package `electron`, whose program is not at hand where the tests run. Each piece is checked against
 * electron.d.ts, which declares the namespace `Electron` for every file; what the door uses and a piece lacks is missed when
 * a test runs.
 */
type Piece<Whole> = Partial<Omit<Whole, keyof EventEmitter>>;

const emitting = <Members extends object>(members: Members): EventEmitter & Members =>
  Object.assign(new EventEmitter(), members);

export const frameAt = (url: string): Electron.WebFrameMain => {
  const piece = { url } satisfies Piece<Electron.WebFrameMain>;
  return piece as unknown as Electron.WebFrameMain;
};

/** Web contents that show `address`. */
export function fakeContents(address = '') {
  let openHandler: Parameters<Electron.WebContents['setWindowOpenHandler']>[0] | null = null;
  const members = {
    getURL: (): string => contents.mainFrame.url,
    isDestroyed: vi.fn<() => boolean>(() => false),
    send: vi.fn<Electron.WebContents['send']>(),
    reload: vi.fn<Electron.WebContents['reload']>(),
    setWindowOpenHandler: (handler) => {
      openHandler = handler;
    },
  } satisfies Piece<Electron.WebContents>;
  const contents = Object.assign(emitting(members), {
    mainFrame: frameAt(address),
    /** What the page gets for `window.open`. */
    openWindow: (url: string) => {
      if (openHandler === null) throw new Error('no handler of window.open');
      return openHandler({ url } as Electron.HandlerDetails);
    },
  });
  return contents;
}
export type FakeContents = ReturnType<typeof fakeContents>;

export class FakeWindow extends EventEmitter implements Piece<Omit<Electron.BrowserWindow, 'webContents'>> {
  static readonly made: FakeWindow[] = [];
  readonly webContents = fakeContents();
  visible = false;
  focused = false;
  minimised = false;
  maximised = false;
  destroyed = false;

  constructor(readonly options: Electron.BrowserWindowConstructorOptions) {
    super();
    FakeWindow.made.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }

  async loadURL(url: string): Promise<void> {
    this.webContents.mainFrame = frameAt(url);
  }
  show(): void {
    this.visible = true;
  }
  hide(): void {
    this.visible = false;
  }
  focus(): void {
    this.focused = true;
  }
  isFocused(): boolean {
    return this.focused;
  }
  isMinimized(): boolean {
    return this.minimised;
  }
  restore(): void {
    this.minimised = false;
  }
  maximize(): void {
    this.maximised = true;
  }
  isMaximized(): boolean {
    return this.maximised;
  }
  isDestroyed(): boolean {
    return this.destroyed;
  }
  getNormalBounds(): Electron.Rectangle {
    const { x = 0, y = 0, width = 0, height = 0 } = this.options;
    return { x, y, width, height };
  }
  readonly setProgressBar = vi.fn<Electron.BrowserWindow['setProgressBar']>();
  readonly setBackgroundColor = vi.fn<Electron.BrowserWindow['setBackgroundColor']>();
}

export class FakeNotification extends EventEmitter implements Piece<Electron.Notification> {
  static readonly shown: FakeNotification[] = [];
  static supported = true;
  static isSupported(): boolean {
    return FakeNotification.supported;
  }
  constructor(readonly options: Electron.NotificationConstructorOptions) {
    super();
  }
  show(): void {
    FakeNotification.shown.push(this);
  }
}

/** The order in which Electron was asked for what it takes only before it is ready. */
export const beforeReady: string[] = [];

export const app = emitting({
  isPackaged: true,
  setPath: vi.fn<Electron.App['setPath']>(),
  getPath: vi.fn<Electron.App['getPath']>(() => '/downloads'),
  setAppUserModelId: vi.fn<Electron.App['setAppUserModelId']>(),
  requestSingleInstanceLock: vi.fn<Electron.App['requestSingleInstanceLock']>(() => true),
  enableSandbox: () => void beforeReady.push('sandbox'),
  whenReady: async () => void beforeReady.push('ready'),
  exit: vi.fn<Electron.App['exit']>(),
} satisfies Piece<Electron.App>);
const commandLine = { appendSwitch: vi.fn() } satisfies Piece<Electron.CommandLine>;

export const protocol = {
  registerSchemesAsPrivileged: vi.fn<Electron.Protocol['registerSchemesAsPrivileged']>(() => {
    beforeReady.push('scheme');
  }),
} satisfies Piece<Electron.Protocol>;

type PageHandler = Parameters<Electron.Protocol['handle']>[1];

/** A session that keeps the handlers that it is given. */
export function fakeSession() {
  const served = new Map<string, PageHandler>();
  const members = {
    setPermissionRequestHandler: vi.fn<Electron.Session['setPermissionRequestHandler']>(),
    setPermissionCheckHandler: vi.fn<Electron.Session['setPermissionCheckHandler']>(),
    setDevicePermissionHandler: vi.fn<Electron.Session['setDevicePermissionHandler']>(),
    setSpellCheckerEnabled: vi.fn<Electron.Session['setSpellCheckerEnabled']>(),
  } satisfies Piece<Electron.Session>;
  const sessionProtocol = {
    handle: (scheme, handler) => void served.set(scheme, handler),
  } satisfies Piece<Electron.Protocol>;
  const webRequest = {
    onBeforeRequest: vi.fn<(listener: RequestListener) => void>(),
  };
  return Object.assign(emitting(members), { protocol: sessionProtocol, webRequest, served });
}
type RequestListener = (
  details: { readonly url: string },
  answer: (response: Electron.CallbackResponse) => void,
) => void;

export const session = { defaultSession: fakeSession() };

type InvokeListener = (event: Electron.IpcMainInvokeEvent, ...values: unknown[]) => unknown;
const channels = new Map<string, InvokeListener>();
export const ipcMain = {
  handle: (channel, listener) => void channels.set(channel, listener),
} satisfies Piece<Electron.IpcMain>;

/** The channels that are answered. */
export const answeredChannels = (): string[] => [...channels.keys()];

/** A message of a page, as Electron hands it on. */
export async function invoke(
  channel: string,
  sender: FakeContents,
  frame: Electron.WebFrameMain | null,
  ...values: unknown[]
): Promise<unknown> {
  const listener = channels.get(channel);
  if (listener === undefined) throw new Error(`No handler for ${channel}`);
  const event = { sender, senderFrame: frame } as unknown as Electron.IpcMainInvokeEvent;
  return listener(event, ...values);
}

export const dialog = {
  showErrorBox: vi.fn<Electron.Dialog['showErrorBox']>(),
  showMessageBox: vi.fn<(...shown: unknown[]) => Promise<Electron.MessageBoxReturnValue>>(async () => ({
    response: 0,
    checkboxChecked: false,
  })),
  showOpenDialog: vi.fn<(...shown: unknown[]) => Promise<Electron.OpenDialogReturnValue>>(async () => ({
    canceled: true,
    filePaths: [],
  })),
} satisfies Piece<Electron.Dialog>;

/** Blockers of sleep by number that are at work. */
export const blockers = new Map<number, string>();
let blockersStarted = 0;
export const powerSaveBlocker = {
  start: (type) => {
    blockersStarted += 1;
    blockers.set(blockersStarted, type);
    return blockersStarted;
  },
  stop: (id) => blockers.delete(id),
} satisfies Piece<Electron.PowerSaveBlocker>;

export const powerMonitor = emitting({});

export const nativeTheme = emitting({
  themeSource: 'system',
  shouldUseDarkColors: false,
});

const display = (id: number, workArea: Electron.Rectangle): Electron.Display =>
  ({ id, workArea }) satisfies Piece<Electron.Display> as unknown as Electron.Display;
const primary = display(1, { x: 0, y: 24, width: 1920, height: 1056 });
export const screen = {
  getPrimaryDisplay: () => primary,
  getAllDisplays: () => [primary],
} satisfies Piece<Electron.Screen>;

export const shell = {
  openExternal: vi.fn<Electron.Shell['openExternal']>(async () => undefined),
  openPath: vi.fn<Electron.Shell['openPath']>(async () => ''),
} satisfies Piece<Electron.Shell>;

export const menus: Electron.MenuItemConstructorOptions[][] = [];
const Menu = {
  buildFromTemplate: (template: Electron.MenuItemConstructorOptions[]) => template,
  setApplicationMenu: (template: Electron.MenuItemConstructorOptions[]) => void menus.push(template),
};

/** What `import … from 'electron'` gives in a test. */
export const electron = {
  app: Object.assign(app, { commandLine }),
  BrowserWindow: FakeWindow,
  dialog,
  ipcMain,
  Menu,
  nativeTheme,
  Notification: FakeNotification,
  powerMonitor,
  powerSaveBlocker,
  protocol,
  screen,
  session,
  shell,
};

/** Forgets what a test did to Electron. */
export function resetElectron(): void {
  vi.clearAllMocks();
  app.requestSingleInstanceLock.mockReturnValue(true);
  for (const emitter of [app, nativeTheme, powerMonitor]) emitter.removeAllListeners();
  session.defaultSession = fakeSession();
  nativeTheme.themeSource = 'system';
  nativeTheme.shouldUseDarkColors = false;
  FakeNotification.supported = true;
  for (const list of [FakeWindow.made, FakeNotification.shown, beforeReady, menus]) list.length = 0;
  channels.clear();
  blockers.clear();
}
