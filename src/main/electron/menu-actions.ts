import { readFile, stat } from 'node:fs/promises';
import { shell, type BrowserWindow } from 'electron';
import type { Announce, Handlers } from '../../shared/contract/contract.js';
import { MAX_DOCUMENT_CHARACTERS } from '../../shared/contract/library.js';
import { MettleError } from '../../shared/errors.js';
import { chooseFile } from './dialogs.js';
import type { Log } from './log.js';
import type { MenuActions } from './menu.js';
import { bringForward, showRoute } from './window.js';

export interface MenuSurroundings {
  readonly handlers: Handlers;
  readonly announce: Announce;
  readonly window: BrowserWindow;
  readonly dataFolder: string;
  readonly log: Log;
}

/** What the menu's items do. They go through the contract's handlers, and failures are told by a `notice`. */
export function menuActions(surroundings: MenuSurroundings): MenuActions {
  const { handlers, announce, window, dataFolder, log } = surroundings;
  const attempt = (title: string, work: () => Promise<unknown>) => (): void => {
    work().catch((thrown: unknown) => {
      const error = MettleError.from(thrown);
      if (error.code === 'INTERNAL') log(error);
      announce('notice', {
        tone: 'problem',
        title,
        text: error.message,
        study: null,
        error: error.toShape(),
      });
    });
  };
  const show = async (route: string): Promise<void> => {
    bringForward(window);
    await showRoute(window, route);
  };
  return {
    createStudy: attempt('No study could be made', async () => {
      const draft = await handlers['designs.create']({ from: { kind: 'empty' } });
      await show(`/design/${draft.id}`);
    }),
    importStudy: attempt('The study could not be imported', async () => {
      const path = await chooseFile(window, 'Import study', { name: 'Study files', extension: 'json' });
      if (path === null) return;
      const draft = await handlers['designs.create']({
        from: { kind: 'file', text: await readStudyFile(path) },
      });
      await show(`/design/${draft.id}`);
    }),
    addSubject: attempt('The subject could not be added', async () => {
      const path = await chooseFile(window, 'Add subject', { name: 'GGUF files', extension: 'gguf' });
      if (path === null) return;
      await handlers['subjects.addPath']({ path });
      await show('/subjects');
    }),
    show: (route) => attempt('The page could not be shown', () => show(route))(),
    setTheme: (theme) =>
      attempt('The theme could not be changed', () => handlers['settings.change']({ theme }))(),
    showDataFolder: attempt('The data folder could not be shown', async () => {
      const reason = await shell.openPath(dataFolder);
      if (reason !== '')
        throw new MettleError('FILE_UNREADABLE', `${dataFolder} could not be opened: ${reason}.`);
    }),
  };
}

async function readStudyFile(path: string): Promise<string> {
  try {
    const { size } = await stat(path);
    if (size <= MAX_DOCUMENT_CHARACTERS) return await readFile(path, 'utf8');
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new MettleError('FILE_UNREADABLE', `${path} could not be read: ${reason}.`, { cause });
  }
  throw new MettleError('INVALID_STUDY', `${path} is larger than 8 MB, which no study file is.`);
}
