import { stat } from 'node:fs/promises';
import { MettleError } from '../../shared/errors.js';
import { describeGguf } from '../engine/gguf/inspect-gguf.js';
import { describeHeader, type DescribedSubject } from './describe-subject.js';

/** What a file's header gave: a subject, or why it is none. */
export type Description = DescribedSubject | MettleError;

/**
 * What headers said, by path, size and modification time, so that a list which is made anew reads only the files that changed.
 * It holds no more than one entry a path, for as long as the program runs.
 */
export class DescriptionCache {
  readonly #known = new Map<string, { readonly state: string; readonly description: Description }>();

  /**
   * The description of the subject at `path`, or the `FILE_*` or `GGUF_*` error that says why it is none; `parts` are all its
   * files. Throws `CANCELLED`, `INTERNAL`.
   */
  async describe(path: string, parts: readonly string[], signal?: AbortSignal): Promise<Description> {
    const state = await stateOf(parts);
    const known = this.#known.get(path);
    if (state !== null && known?.state === state) return known.description;
    const description = await describe(path, signal);
    if (state !== null) this.#known.set(path, { state, description });
    return description;
  }
}

async function describe(path: string, signal: AbortSignal | undefined): Promise<Description> {
  try {
    return describeHeader(await describeGguf(path, signal));
  } catch (thrown) {
    const error = MettleError.from(thrown);
    if (error.code === 'CANCELLED' || error.code === 'INTERNAL') throw error;
    return error;
  }
}

/** Null where a part cannot be looked at: the reason is found by reading it. */
async function stateOf(paths: readonly string[]): Promise<string | null> {
  try {
    const facts = await Promise.all(paths.map((path) => stat(path)));
    return facts.map(({ size, mtimeMs, ino }) => `${ino}:${size}:${mtimeMs}`).join(' ');
  } catch {
    return null;
  }
}
