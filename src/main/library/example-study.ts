import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MettleError } from '../../shared/errors.js';

const FIRST_STUDY = join('examples', 'first-study.json');

/**
 * The study file that Mettle's first study is read from: `examples/first-study.json` in the nearest folder at or above this
 * file, so that it is found from source, from a build and in a packaged program. Throws `FILE_NOT_FOUND` where there is none.
 */
export function firstStudyFile(from: string = dirname(fileURLToPath(import.meta.url))): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, FIRST_STUDY);
    if (existsSync(candidate)) return candidate;
    if (dirname(folder) === folder) {
      throw new MettleError('FILE_NOT_FOUND', `There is no ${FIRST_STUDY} in ${from} or above it.`, {
        hint: 'The example studies come with Mettle: install it again.',
      });
    }
  }
}
