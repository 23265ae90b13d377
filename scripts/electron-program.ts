import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const PROGRAMS: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/**
 * The path of Electron's program, or null where it is not on this machine. Looks where the package itself would, but never
 * downloads, which the package does when it is asked.
 */
export function findElectronProgram(
  variables: Readonly<Record<string, string | undefined>> = process.env,
  folder: string | null = electronFolder(),
): string | null {
  const usual = PROGRAMS[process.platform] ?? 'electron';
  const record = folder === null ? null : join(folder, 'path.txt');
  const recorded = record !== null && existsSync(record) ? readFileSync(record, 'utf8') : null;
  const elsewhere = variables['ELECTRON_OVERRIDE_DIST_PATH'];
  if (elsewhere !== undefined && elsewhere !== '') return existing(join(elsewhere, recorded ?? usual));
  return folder === null || recorded === null ? null : existing(join(folder, 'dist', recorded));
}

function existing(path: string): string | null {
  return existsSync(path) ? path : null;
}

function electronFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    // Installed without the packages that only building needs.
    return null;
  }
}
