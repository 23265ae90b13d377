import { readFlatFolder } from './flat-folder.js';
import { pathRules, variableFolder, type Store } from './store.js';

/**
 * GPT4All keeps its files side by side in `nomic.ai/GPT4All` below the system's place for local data: `XDG_DATA_HOME` or
 * `~/.local/share`, `~/Library/Application Support` on macOS, `%LOCALAPPDATA%` on Windows (Qt's `AppLocalDataLocation`, in
 * GPT4All's `gpt4all-chat/src/mysettings.cpp`).
 */
export const gpt4AllStore: Store = {
  store: 'gpt4all',
  folders(surroundings) {
    const rules = pathRules(surroundings);
    const { platform, homeDirectory } = surroundings;
    const base =
      platform === 'win32'
        ? (variableFolder(surroundings, 'LOCALAPPDATA') ?? rules.join(homeDirectory, 'AppData', 'Local'))
        : platform === 'darwin'
          ? rules.join(homeDirectory, 'Library', 'Application Support')
          : (variableFolder(surroundings, 'XDG_DATA_HOME') ?? rules.join(homeDirectory, '.local', 'share'));
    return [rules.join(base, 'nomic.ai', 'GPT4All')];
  },
  read: (folder, signal) => readFlatFolder('gpt4all', folder, signal),
};
