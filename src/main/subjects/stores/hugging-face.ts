import { pathRules, variableFolder, type Store, type Surroundings } from './store.js';
import { readHubCache } from './hub-cache.js';

/**
 * The cache of the Hugging Face hub: `HF_HUB_CACHE` (before that name: `HUGGINGFACE_HUB_CACHE`), else `hub` in `HF_HOME`, else
 * `huggingface/hub` in `XDG_CACHE_HOME` or `~/.cache`, on every platform
 * (https://huggingface.co/docs/hub/local-cache).
 */
export const huggingFaceStore: Store = {
  store: 'hugging-face',
  folders: (surroundings) => [hubFolder(surroundings)],
  read: (folder, signal) => readHubCache('hugging-face', folder, signal),
};

function hubFolder(surroundings: Surroundings): string {
  const rules = pathRules(surroundings);
  const named =
    variableFolder(surroundings, 'HF_HUB_CACHE') ?? variableFolder(surroundings, 'HUGGINGFACE_HUB_CACHE');
  if (named !== null) return named;
  const home = variableFolder(surroundings, 'HF_HOME');
  if (home !== null) return rules.join(home, 'hub');
  const cache =
    variableFolder(surroundings, 'XDG_CACHE_HOME') ?? rules.join(surroundings.homeDirectory, '.cache');
  return rules.join(cache, 'huggingface', 'hub');
}
