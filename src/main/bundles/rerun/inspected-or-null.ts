import type { SubjectFile } from '../../../shared/domain/subject.js';
import { MettleError } from '../../../shared/errors.js';
import type { AdapterChoice } from '../../engine/adapter-choice.js';
import type { Engine } from '../../engine/engine.js';

/** What a file says of itself, or null for one that cannot be read: it is none of those that are looked for. Throws `CANCELLED`. */
export async function inspectedOrNull(
  engine: Pick<Engine, 'inspect'>,
  path: string,
  adapter: AdapterChoice | undefined,
): Promise<SubjectFile | null> {
  try {
    return await engine.inspect(path, adapter);
  } catch (thrown) {
    const { code } = MettleError.from(thrown);
    if (/^(GGUF|FILE|SUBJECT|ADAPTER)_/.test(code)) return null;
    throw thrown;
  }
}
