import { randomUUID } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { MettleError } from '../../../shared/errors.js';
import { BUNDLE_EXTENSION } from '../../bundles/format/entries.js';
import { fileError } from '../../engine/gguf/file-error.js';
import type { PrivateFolder } from './private-folder.js';

/** Uploads that are kept at once at most. */
const MOST_UPLOADS = 20;
const NAME_CHARACTERS = 100;

/** Bundles that a page has sent, each in a private file whose name it has no say in. */
export class Uploads {
  /** What the page called each, by its path. */
  readonly #names = new Map<string, string>();

  constructor(private readonly folder: PrivateFolder) {}

  /**
   * Keeps what arrives and gives its path. `name` is for people alone. Throws `INVALID_INPUT` for too many at once,
   * `FILE_UNREADABLE` where it cannot be written, and what the stream throws; nothing of it is left then.
   */
  async receive(name: string, body: AsyncIterable<Uint8Array>): Promise<string> {
    if (this.#names.size >= MOST_UPLOADS) {
      throw new MettleError('INVALID_INPUT', `${MOST_UPLOADS} bundles were sent already.`, {
        hint: 'Take some of them off the list first.',
      });
    }
    const path = join(await this.folder.folder('uploads'), `${randomUUID()}${BUNDLE_EXTENSION}`);
    this.#names.set(path, shownName(name));
    try {
      await write(path, body);
    } catch (thrown) {
      await this.remove(path);
      throw thrown;
    }
    return path;
  }

  /** What the page called an upload; null for a path that is none. */
  nameOf(path: string): string | null {
    return this.#names.get(path) ?? null;
  }

  /** Removes an upload; does nothing to another file. */
  async remove(path: string): Promise<void> {
    if (!this.#names.delete(path)) return;
    // What cannot be removed now is removed with the folder.
    await rm(path, { force: true }).catch(() => undefined);
  }
}

async function write(path: string, body: AsyncIterable<Uint8Array>): Promise<void> {
  const file = await open(path, 'wx', 0o600).catch((thrown: unknown) => {
    throw fileError(path, thrown);
  });
  try {
    for await (const chunk of body) {
      await file.writeFile(chunk).catch((cause: unknown) => {
        throw new MettleError('FILE_UNREADABLE', 'What was sent cannot be kept.', {
          hint: 'Check that there is room on the disk of the data folder.',
          cause,
        });
      });
    }
  } finally {
    await file.close();
  }
}

/** A name from elsewhere as it may be shown: its last part, without what a terminal or file system reads in its own way. */
function shownName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? '';
  const plain = last
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .slice(0, NAME_CHARACTERS);
  return /^\.*$/.test(plain) ? `bundle${BUNDLE_EXTENSION}` : plain;
}
