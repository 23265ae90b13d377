import { dialog, type BrowserWindow, type OpenDialogOptions } from 'electron';

/** Shows the system's dialog for a folder. Null where it was left without a choice. */
export function chooseFolder(window: BrowserWindow | null, title: string): Promise<string | null> {
  return choose(window, { title, message: title, properties: ['openDirectory', 'createDirectory'] });
}

/** Shows the system's dialog for a file of one kind, such as `json`. Null where it was left without a choice. */
export function chooseFile(
  window: BrowserWindow | null,
  title: string,
  kind: { readonly name: string; readonly extension: string },
): Promise<string | null> {
  const filters = [{ name: kind.name, extensions: [kind.extension] }];
  return choose(window, { title, message: title, properties: ['openFile'], filters });
}

async function choose(window: BrowserWindow | null, options: OpenDialogOptions): Promise<string | null> {
  const { canceled, filePaths } = await (window === null
    ? dialog.showOpenDialog(options)
    : dialog.showOpenDialog(window, options));
  return canceled ? null : (filePaths[0] ?? null);
}
