import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileError } from '../../engine/gguf/file-error.js';

/** Only its owner may look into it: bundles of others lie there before they were checked. */
const FOLDER_MODE = 0o700;
const OWN_NAME = /^(\d+)-/;

/**
 * A folder of this process alone within `parent`, for what is not to stay: made when it is first needed, removed by `close`, and
 * by the next program that opens one where this one was killed.
 */
export class PrivateFolder {
  #path: Promise<string> | null = null;

  constructor(private readonly parent: string) {}

  /** Absolute path. Throws `FILE_UNREADABLE`. */
  path(): Promise<string> {
    this.#path ??= this.#make();
    return this.#path;
  }

  /** Makes a folder in it and gives its path. Throws `FILE_UNREADABLE`. */
  async folder(name: string): Promise<string> {
    const path = join(await this.path(), name);
    try {
      await mkdir(path, { recursive: true, mode: FOLDER_MODE });
    } catch (thrown) {
      throw fileError(path, thrown);
    }
    return path;
  }

  /** Removes what processes that are gone have left. */
  async sweep(): Promise<void> {
    const names = await readdir(this.parent).catch(() => [] as string[]);
    for (const name of names) {
      const [, pid] = OWN_NAME.exec(name) ?? [];
      if (pid !== undefined && !isAlive(Number(pid))) await remove(join(this.parent, name));
    }
  }

  async close(): Promise<void> {
    if (this.#path !== null) await remove(await this.#path);
    this.#path = null;
  }

  async #make(): Promise<string> {
    try {
      await mkdir(this.parent, { recursive: true, mode: FOLDER_MODE });
      return await mkdtemp(join(this.parent, `${process.pid}-`));
    } catch (thrown) {
      // What failed once may work when it is asked for again.
      this.#path = null;
      throw fileError(this.parent, thrown);
    }
  }
}

/** Removes a file or folder with all that is in it; one that another program holds open is left to the next sweep. */
async function remove(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 2 }).catch(() => undefined);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (thrown) {
    // A process of another user's is one that lives.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM';
  }
}
