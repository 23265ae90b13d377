import { readFolder } from './flat-folder.js';
import { pathRules, type Store } from './store.js';

/**
 * LM Studio keeps `PUBLISHER/MODEL/FILE.gguf` in `~/.lmstudio/models`, before that in `~/.cache/lm-studio/models`, on every
 * platform (https://lmstudio.ai/docs/app/advanced/import-model). Files that lie higher up, which LM Studio itself passes over,
 * are found too.
 */
export const lmStudioStore: Store = {
  store: 'lm-studio',
  folders(surroundings) {
    const rules = pathRules(surroundings);
    const { homeDirectory } = surroundings;
    return [
      rules.join(homeDirectory, '.lmstudio', 'models'),
      rules.join(homeDirectory, '.cache', 'lm-studio', 'models'),
    ];
  },
  read: (folder, signal) =>
    readFolder(
      'lm-studio',
      folder,
      { repository: ([publisher, model]) => (model === undefined ? null : `${publisher}/${model}`) },
      signal,
    ),
};
