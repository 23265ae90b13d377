import { join } from 'node:path';
import type { DownloadSettings } from '../../../shared/contract/application.js';
import { absolutePath } from '../absolute-path.js';

/** Where models are fetched to: the folder that was set, else `models` in the data folder. Absolute path. */
export function fetchFolder(dataFolder: string, settings: Pick<DownloadSettings, 'folder'>): string {
  return settings.folder ?? join(dataFolder, 'models');
}

/** Settings with the folder in its plainest form. Throws `INVALID_INPUT` for one that is not absolute. */
export function checkedDownloadSettings(settings: DownloadSettings): DownloadSettings {
  return { ...settings, folder: settings.folder === null ? null : absolutePath(settings.folder) };
}
