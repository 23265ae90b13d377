import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { adjectivePairsSchema, type AdjectivePairs } from '../../shared/domain/adjectives.js';
import { validateAgainst } from '../instruments/problems.js';
import { readJsonFile } from './read-json.js';
import { resourcesFolder } from './resources-folder.js';

const PAIRS = join('conditioning', 'adjective-pairs.json');

/**
 * Reads the adjective pairs of a resources folder, or those that came with Mettle where the folder has none. Throws
 * `INVALID_PERSONA` naming file and place, `FILE_UNREADABLE`.
 */
export async function loadAdjectives(resources: string): Promise<AdjectivePairs> {
  const own = join(resources, PAIRS);
  const path = existsSync(own) ? own : join(resourcesFolder(), PAIRS);
  return validateAgainst(await readJsonFile(path, 'INVALID_PERSONA'), adjectivePairsSchema, () => [], {
    code: 'INVALID_PERSONA',
    what: 'file of adjective pairs',
    source: path,
  });
}
