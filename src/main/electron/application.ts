import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { app, dialog, ipcMain, session, shell, type BrowserWindow } from 'electron';
import type { Announce } from '../../shared/contract/contract.js';
import { MettleError } from '../../shared/errors.js';
import type { Laboratory, LaboratoryOptions } from '../laboratory/laboratory.js';
import type { RendererFiles } from '../laboratory/renderer-files.js';
import { answerCalls } from './calls.js';
import { chooseFolder } from './dialogs.js';
import { permitOwnDownloads } from './downloads.js';
import { openLog, type Log } from './log.js';
import { openMainWindow } from './main-window.js';
import { createPageEvents } from './page-events.js';
import { registerPageScheme, servePage } from './protocol.js';
import { secureContents, secureSession, type LinkHandlers } from './security.js';

/** What the door opens; all else is Electron's. */
export interface ApplicationParts {
  /** Absolute path. */
  readonly dataFolder: string;
  readonly openLaboratory: (options: LaboratoryOptions) => Promise<Laboratory>;
  readonly openPages: () => Promise<RendererFiles>;
}

/**
 * Opens the window; where one is open on the same data folder already, that one comes forward and this program ends. Where
 * opening fails, says so by a dialog and exits with 1. Never throws.
 */
export async function startApplication(parts: ApplicationParts): Promise<void> {
  try {
    prepare(parts.dataFolder);
    if (!app.requestSingleInstanceLock()) {
      app.exit(0);
      return;
    }
    await app.whenReady();
    await open(parts);
  } catch (thrown) {
    const { message, hint } = MettleError.from(thrown);
    dialog.showErrorBox('Mettle could not start', hint === undefined ? message : `${message}\n\n${hint}`);
    app.exit(1);
  }
}

/** What Electron takes only before it is ready. */
function prepare(dataFolder: string): void {
  const profile = join(dataFolder, 'window');
  mkdirSync(profile, { recursive: true });
  // The lock of the single instance lies in the profile: one window for each data folder.
  app.setPath('userData', profile);
  app.setAppUserModelId('org.mettle.laboratory');
  registerPageScheme();
  app.enableSandbox();
  // Mettle works offline; so does the browser within it.
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

async function open({ dataFolder, openLaboratory, openPages }: ApplicationParts): Promise<void> {
  const developer = !app.isPackaged;
  const log = await openLog(join(dataFolder, 'mettle.log'));
  secureSession(session.defaultSession, developer);
  permitOwnDownloads(session.defaultSession, () => app.getPath('downloads'));
  servePage(session.defaultSession.protocol, await openPages());

  let window: BrowserWindow | null = null;
  const events = createPageEvents(() => window);
  const hearers: Announce[] = [events.announce];
  const announce: Announce = (name, payload) => {
    for (const hear of hearers) hear(name, payload);
  };
  app.on('web-contents-created', (_event, contents) => secureContents(contents, linksOf(announce, log)));

  const laboratory = await openLaboratory({
    dataFolder,
    announce,
    door: {
      kind: 'electron',
      chooseFolder: (title) => chooseFolder(window, title),
      revealFile: (path) => shell.showItemInFolder(path),
    },
  });
  const { handlers } = laboratory;
  answerCalls(ipcMain, { handlers, window: () => window, heard: events.pageListens, log });
  const { pageIsGone } = events;
  const opened = await openMainWindow({ dataFolder, laboratory, announce, pageIsGone, developer, log });
  window = opened.window;
  hearers.push(opened.hear);
  await opened.load();
}

function linksOf(announce: Announce, log: Log): LinkHandlers {
  return {
    open: (address) => void shell.openExternal(address).catch(log),
    refuse: (address) =>
      announce('notice', {
        tone: 'information',
        title: 'This link was not opened',
        text: `Mettle opens a few known sites alone. Copy the address if you trust it: ${address.slice(0, 300)}`,
        study: null,
        error: null,
      }),
  };
}
