import { readFolder } from './flat-folder.js';
import { pathRules, type Store } from './store.js';

/** The models that node-llama-cpp's own command line fetched: `~/.node-llama-cpp/models` (its `src/config.ts`). */
export const nodeLlamaCppStore: Store = {
  store: 'node-llama-cpp',
  folders: (surroundings) => [
    pathRules(surroundings).join(surroundings.homeDirectory, '.node-llama-cpp', 'models'),
  ],
  read: (folder, signal) => readFolder('node-llama-cpp', folder, { repository: () => null }, signal),
};
