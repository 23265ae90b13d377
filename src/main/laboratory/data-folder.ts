import { posix, win32 } from 'node:path';

export interface DataFolderSources {
  /** From `--data`. */
  readonly option?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homeDirectory: string;
  readonly workingDirectory: string;
}

/** The name of the database in a data folder. */
export const DATABASE_NAME = 'mettle.sqlite3';

/**
 * The folder that responses are kept in: `--data`, else `METTLE_DATA`, else the platform's own place: `%APPDATA%\Mettle`
 * on Windows, `~/Library/Application Support/Mettle` on macOS, and `$XDG_DATA_HOME/mettle` or `~/.local/share/mettle`
 * elsewhere. Always absolute; `XDG_DATA_HOME` counts only where it is absolute (XDG Base Directory Specification).
 */
export function dataFolder(sources: DataFolderSources): string {
  const { environment, platform, homeDirectory, workingDirectory } = sources;
  const path = platform === 'win32' ? win32 : posix;
  const chosen = sources.option ?? environment['METTLE_DATA'];
  if (chosen !== undefined && chosen !== '') return path.resolve(workingDirectory, chosen);
  if (platform === 'win32') {
    return path.join(environment['APPDATA'] ?? path.join(homeDirectory, 'AppData', 'Roaming'), 'Mettle');
  }
  if (platform === 'darwin') return path.join(homeDirectory, 'Library', 'Application Support', 'Mettle');
  const base = environment['XDG_DATA_HOME'];
  const folder =
    base !== undefined && path.isAbsolute(base) ? base : path.join(homeDirectory, '.local', 'share');
  return path.join(folder, 'mettle');
}
