import { basename, join } from 'node:path';
import type { Session } from 'electron';
import { PAGE_ORIGIN } from './page-address.js';

/**
 * Lets the page save what it has made itself (a chart, a document) through the system's dialog, which Electron shows. Any
 * other download is refused. `folder` is where the dialog begins.
 */
export function permitOwnDownloads(session: Pick<Session, 'on'>, folder: () => string): void {
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${PAGE_ORIGIN}/`)) {
      event.preventDefault();
      return;
    }
    item.setSaveDialogOptions({ defaultPath: join(folder(), fileName(item.getFilename())) });
  });
}

/** A name without a folder and without characters that a file system reads in its own way. */
function fileName(suggested: string): string {
  const name = basename(suggested.replaceAll('\\', '/')).replace(/[\p{Cc}<>:"|?*]/gu, '-');
  return /^\.*$/.test(name) ? 'mettle-export' : name;
}
