import type { Engine } from '../engine/engine.js';
import type { SettingsFile } from './settings.js';
import type { SubjectHashes } from './subject-hashes.js';

/**
 * The engine as the researcher has set it up: what a caller leaves open of GPU and threads is taken from the settings at
 * the moment of loading, and hashes are kept from one start of Mettle to the next.
 */
export function engineBySettings(engine: Engine, settings: SettingsFile, hashes: SubjectHashes): Engine {
  return {
    async inspect(path, adapter) {
      const file = await engine.inspect(path, adapter);
      await hashes.keep();
      return file;
    },
    async load(path, options) {
      const { gpu, threads } = await settings.read();
      const loaded = await engine.load(path, { gpu, ...(threads === null ? {} : { threads }), ...options });
      await hashes.keep();
      return loaded;
    },
  };
}
