import type { BrowserWindow, IpcMain, IpcMainInvokeEvent } from 'electron';
import { CALL_CHANNEL } from '../../shared/contract/channels.js';
import type { Handlers } from '../../shared/contract/contract.js';
import type { Reply } from '../../shared/contract/definition.js';
import { MettleError } from '../../shared/errors.js';
import { dispatch } from '../laboratory/dispatch.js';
import { isPageAddress } from './page-address.js';

export interface CallOptions {
  readonly handlers: Handlers;
  /** The one window that may call; null while there is none. */
  readonly window: () => BrowserWindow | null;
  /** Called with each call of the page, which therefore listens. */
  readonly heard: () => void;
  /** Hears of faults with their cause, which the page is not told. */
  readonly log: (error: MettleError) => void;
}

/** Answers the page's calls, all on one channel; nothing else is listened to. */
export function answerCalls(ipc: Pick<IpcMain, 'handle'>, options: CallOptions): void {
  ipc.handle(
    CALL_CHANNEL,
    async (event: IpcMainInvokeEvent, name: unknown, input: unknown): Promise<Reply<unknown>> => {
      if (isOwnPage(event, options.window())) {
        options.heard();
        return dispatch(options.handlers, name, input, options.log);
      }
      const error = new MettleError('NOT_ALLOWED', 'Only the page of Mettle may call.');
      options.log(error);
      return { ok: false, error: error.toShape() };
    },
  );
}

/** Whether a message comes from the main frame of `window` while that shows Mettle's page. */
export function isOwnPage(event: IpcMainInvokeEvent, window: BrowserWindow | null): boolean {
  const frame = event.senderFrame;
  if (frame === null || window === null || window.isDestroyed() || event.sender.isDestroyed()) return false;
  return (
    event.sender === window.webContents && frame === window.webContents.mainFrame && isPageAddress(frame.url)
  );
}
