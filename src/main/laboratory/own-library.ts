import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Announce } from '../../shared/contract/contract.js';
import { loadCatalogue, type BrokenDocument, type Catalogue } from '../library/catalogue.js';
import { DOCUMENT_FOLDERS } from '../library/document.js';
import { resourcesFolder } from '../library/resources-folder.js';
import { errorByLine } from './documents/error-by-line.js';

/** The shipped library with the researcher's own folder beside it, kept until a file of that folder changes. */
export class OwnLibrary {
  readonly #folder: string;
  readonly #announce: Announce;
  readonly #resources: string | undefined;
  #kept: { readonly state: string; readonly catalogue: Promise<Catalogue> } | null = null;
  #told = '';

  /** `folder` may be missing. */
  constructor(folder: string, announce: Announce, resources: string | undefined) {
    this.#folder = folder;
    this.#announce = announce;
    this.#resources = resources;
  }

  /**
   * Shipped and own texts. Own files that are broken are left out, and told of once by a notice. Throws what the shipped
   * files throw, and `FILE_UNREADABLE` for a folder of her own that cannot be read.
   */
  async catalogue(): Promise<Catalogue> {
    const state = await folderState(this.#folder);
    if (this.#kept?.state === state) return this.#kept.catalogue;
    const kept = { state, catalogue: this.#load() };
    this.#kept = kept;
    try {
      const catalogue = await kept.catalogue;
      this.#tell(catalogue.broken);
      return catalogue;
    } catch (thrown) {
      if (this.#kept === kept) this.#kept = null;
      throw thrown;
    }
  }

  reload(): void {
    this.#kept = null;
  }

  async #load(): Promise<Catalogue> {
    const catalogue = await loadCatalogue({
      resources: this.#resources ?? resourcesFolder(),
      extra: [],
      own: this.#folder,
    });
    const broken = catalogue.broken.map(async (document) => ({
      ...document,
      error: await errorByLine(document, catalogue),
    }));
    return { ...catalogue, broken: await Promise.all(broken) };
  }

  #tell(broken: readonly BrokenDocument[]): void {
    const state = broken.map(({ path, error }) => `${path}\n${error.message}`).join('\n');
    if (state === this.#told) return;
    this.#told = state;
    const [first] = broken;
    if (first === undefined) return;
    const names = broken.map(({ path }) => basename(path)).join(', ');
    this.#announce('notice', {
      tone: 'warning',
      title: broken.length === 1 ? 'A file of your own is left out' : 'Files of your own are left out',
      text: `${names} cannot be used, and the rest of the library works without.`,
      study: null,
      error: first.error.toShape(),
    });
  }
}

/** Names, lengths and times of the files in a library folder: equal texts for a folder that has not changed. */
async function folderState(folder: string): Promise<string> {
  const lines: string[] = [];
  for (const name of Object.values(DOCUMENT_FOLDERS)) {
    // A folder that is missing holds nothing; one that cannot be read is told of when the library is loaded.
    const files = await readdir(join(folder, name)).catch(() => []);
    for (const file of files.toSorted()) {
      const facts = await stat(join(folder, name, file)).catch(() => null);
      lines.push(`${name}/${file} ${facts?.size ?? ''} ${facts?.mtimeMs ?? ''} ${facts?.ino ?? ''}`);
    }
  }
  return lines.join('\n');
}
