import { stat } from 'node:fs/promises';
import type {
  Download,
  Downloads as DownloadList,
  ResolvedAddress,
} from '../../../shared/contract/downloads.js';
import { MettleError } from '../../../shared/errors.js';
import type { PlacedFile } from '../../downloads/download-run.js';
import { Downloads } from '../../downloads/downloads.js';
import { networkOf, notAllowed } from '../../downloads/network-settings.js';
import type { Network, Patience } from '../../downloads/network/protocol.js';
import type { RunOrder } from '../../downloads/network/run-order.js';
import { totalBytes, type Source } from '../../downloads/source.js';
import { checkedToken, findHubToken, type HubToken } from '../../downloads/token/hub-token.js';
import { systemKeyStore, type KeyStore } from '../../downloads/token/key-store.js';
import type { LaboratoryContext } from '../context.js';
import { Throttle } from '../run-queue/throttle.js';
import { fetchFolder } from './fetch-folder.js';

const ANNOUNCE_MILLISECONDS = 200;

export interface DownloadDeskOptions {
  readonly context: Pick<
    LaboratoryContext,
    'dataFolder' | 'announce' | 'settings' | 'surroundings' | 'hashes' | 'keepHashes'
  >;
  /** The reference of a subject with these bytes that is here already; null where there is none. */
  readonly referenceOf: (sha256: string) => Promise<string | null>;
  /** The system's own by default. */
  readonly keyStore?: KeyStore;
  /** How patient servers are waited for; milliseconds. */
  readonly patience?: Partial<Patience>;
  /** A process for each order by default. */
  readonly runOrder?: RunOrder;
}

/** The downloads of a laboratory, told of to its windows at most five times a second. */
export class DownloadDesk {
  readonly #options: DownloadDeskOptions;
  readonly #keyStore: KeyStore;
  readonly #announcing = new Throttle(ANNOUNCE_MILLISECONDS, () => void this.#announce());
  #downloads: Promise<Downloads> | null = null;
  /** Asked once: a key store may show the person at the machine a question. */
  #token: Promise<HubToken> | null = null;
  #closed = false;

  constructor(options: DownloadDeskOptions) {
    this.#options = options;
    this.#keyStore = options.keyStore ?? systemKeyStore;
  }

  /** Throws `FILE_UNREADABLE`. */
  async list(): Promise<DownloadList> {
    const { downloads: settings } = await this.#options.context.settings.read();
    const downloads = await this.#open();
    const { place, keyStoreProblem } = await this.#hubToken();
    return {
      downloads: downloads.list(),
      allowed: settings.allowed,
      folder: downloads.folder,
      freeBytes: await downloads.freeBytes(),
      token: place,
      keyStoreProblem,
    };
  }

  /** Throws `NOT_ALLOWED`, `INVALID_INPUT`, `DOWNLOAD_*`. */
  async resolve(address: string): Promise<ResolvedAddress> {
    const downloads = await this.#open();
    const source = await downloads.resolve(address);
    return {
      address: source.address,
      files: source.files.map(({ name, bytes, sha256 }) => ({ name, bytes, sha256 })),
      totalBytes: totalBytes(source),
      freeBytes: await downloads.freeBytes(),
      already: await this.#already(source),
    };
  }

  async start(address: string): Promise<DownloadList> {
    await (await this.#open()).start(address);
    return this.list();
  }

  async pause(id: string): Promise<DownloadList> {
    await (await this.#open()).pause(id);
    return this.list();
  }

  async resume(id: string): Promise<DownloadList> {
    await (await this.#open()).resume(id);
    return this.list();
  }

  async remove(id: string): Promise<DownloadList> {
    await (await this.#open()).remove(id);
    return this.list();
  }

  /** Throws `KEY_STORE_UNAVAILABLE`, and `INVALID_INPUT` for a text that cannot be a token. */
  async setToken(token: string | null): Promise<DownloadList> {
    if (token === null) await this.#keyStore.erase();
    else await this.#keyStore.write(checkedToken(token));
    this.#token = null;
    this.#announcing.ask();
    return this.list();
  }

  /** Takes up settings that were changed: what runs is paused where fetching is no longer allowed. */
  async settingsChanged(): Promise<void> {
    const { downloads: settings } = await this.#options.context.settings.read();
    if (!settings.allowed && this.#downloads !== null) {
      const open = await this.#downloads;
      for (const { id, state } of open.list()) if (isActive(state)) await open.pause(id);
    }
    this.#announcing.ask();
  }

  /** Pauses what runs. */
  async close(): Promise<void> {
    this.#closed = true;
    await (await this.#downloads)?.close();
  }

  /** The downloads of the folder that is set now; those of another folder are paused first. */
  async #open(): Promise<Downloads> {
    const { dataFolder, settings } = this.#options.context;
    const folder = fetchFolder(dataFolder, (await settings.read()).downloads);
    const before = this.#downloads;
    if (before !== null) {
      const open = await before;
      if (open.folder === folder) return open;
      // Another call may have opened the new folder meanwhile.
      if (this.#downloads !== before) return this.#open();
    }
    this.#downloads = this.#openFolder(folder, before);
    return this.#downloads;
  }

  async #openFolder(folder: string, before: Promise<Downloads> | null): Promise<Downloads> {
    await (await before)?.close();
    return Downloads.open({
      folder,
      network: () => this.#network(),
      changed: () => this.#announcing.ask(),
      placed: (download, files) => this.#placed(download, files),
      failed: (download) => this.#failed(download),
      ...(this.#options.runOrder === undefined ? {} : { runOrder: this.#options.runOrder }),
    });
  }

  async #network(): Promise<Network> {
    const { downloads: settings } = await this.#options.context.settings.read();
    // Where nothing may be fetched, the key store is not asked either.
    if (!settings.allowed) throw notAllowed();
    const { token } = await this.#hubToken();
    return networkOf(settings, token, this.#options.patience);
  }

  #hubToken(): Promise<HubToken> {
    const { variables, homeDirectory } = this.#options.context.surroundings;
    this.#token ??= findHubToken({ keyStore: this.#keyStore, environment: variables, homeDirectory });
    return this.#token;
  }

  /** A model is told apart by its one file; the parts of a split one have no hash in common with what is kept. */
  async #already({ files }: Source): Promise<string | null> {
    const [file] = files;
    return files.length === 1 && file !== undefined && file.sha256 !== null
      ? this.#options.referenceOf(file.sha256)
      : null;
  }

  async #placed(download: Download, files: readonly PlacedFile[]): Promise<void> {
    const { context } = this.#options;
    const [file] = files;
    if (file !== undefined && files.length === 1) {
      const { size, mtimeMs } = await stat(file.path);
      (await context.hashes()).set({ path: file.path, bytes: size, modifiedMs: mtimeMs }, file.sha256);
      await context.keepHashes();
    }
    context.announce('subjects.changed', {});
    context.announce('notice', {
      tone: 'success',
      title: `${download.name} is here`,
      text:
        download.sha256 === null
          ? 'Its source states no hash to check it by.'
          : 'Its bytes are those that its source states.',
      study: null,
      error: null,
    });
  }

  #failed({ name, error }: Download): void {
    this.#options.context.announce('notice', {
      tone: 'problem',
      title: `${name} could not be fetched`,
      text: error?.message ?? '',
      study: null,
      error,
    });
  }

  async #announce(): Promise<void> {
    if (this.#closed) return;
    try {
      this.#options.context.announce('downloads.changed', await this.list());
    } catch (thrown) {
      // The next change tells it again; what keeps the list from being read is told where it is asked for.
      if (!(thrown instanceof MettleError)) throw thrown;
    }
  }
}

function isActive(state: Download['state']): boolean {
  return state === 'waiting' || state === 'running' || state === 'checking';
}
