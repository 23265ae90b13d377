import { dialog, type BrowserWindow } from 'electron';
import type { Log } from './log.js';

export interface CrashHandlers {
  readonly pageIsGone: () => void;
  readonly quit: () => Promise<void>;
  readonly log: Log;
}

/** Where the page's process ends, says so and loads the page again or closes Mettle, as the person chooses. */
export function surviveCrashes(window: BrowserWindow, handlers: CrashHandlers): void {
  const offer = async (): Promise<void> => {
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: 'The window stopped working',
      detail: 'Studies go on in the meantime, and what was answered is kept.',
      buttons: ['Load the window again', 'Close Mettle'],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 1) await handlers.quit();
    else window.webContents.reload();
  };
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    handlers.pageIsGone();
    if (reason === 'clean-exit') return;
    handlers.log(`The page's process is gone: ${reason}, exit code ${exitCode}.`);
    offer().catch(handlers.log);
  });
}
