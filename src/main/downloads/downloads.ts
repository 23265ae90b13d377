import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Download } from '../../shared/contract/downloads.js';
import { MettleError } from '../../shared/errors.js';
import { addressText, parseAddress } from './address.js';
import { DownloadRun, type PlacedFile } from './download-run.js';
import { placeOf, safeName } from './file-place.js';
import { checkSpace, freeSpace } from './free-space.js';
import type { Network } from './network/protocol.js';
import { runOrder, type RunOrder } from './network/run-order.js';
import {
  downloadId,
  newDownload,
  readRecord,
  readRecords,
  removeWorkFolder,
  workFolder,
  writeRecord,
  type DownloadRecord,
} from './record.js';
import { totalBytes, type Source } from './source.js';
import { WorkLock } from './work-lock.js';

export interface DownloadsOptions {
  /** Where models are put. Absolute path. */
  readonly folder: string;
  /** How the network is reached, asked before each use of it. Throws `NOT_ALLOWED` where it may not be. */
  readonly network: () => Promise<Network>;
  /** Hears that something changed; may come often. */
  readonly changed: () => void;
  /** Hears that a model is in its place. */
  readonly placed?: (download: Download, files: readonly PlacedFile[]) => Promise<void>;
  /** Hears that a download failed. */
  readonly failed?: (download: Download) => void;
  /** Bytes free in a folder. */
  readonly freeSpace?: (folder: string) => Promise<number>;
  /** A process for each order by default. */
  readonly runOrder?: RunOrder;
  readonly lookMilliseconds?: number;
}

interface Running {
  readonly id: string;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/** The downloads of a folder: one runs at a time, the others wait in the order in which they were asked for. */
export class Downloads {
  readonly #records = new Map<string, DownloadRecord>();
  #running: Running | null = null;
  #closed = false;

  private constructor(private readonly options: DownloadsOptions) {}

  /** Reads what is there of earlier times. What had not ended is paused: no network is touched before somebody asks for it. */
  static async open(options: DownloadsOptions): Promise<Downloads> {
    const downloads = new Downloads(options);
    for (const record of await readRecords(options.folder))
      downloads.#records.set(record.download.id, record);
    return downloads;
  }

  get folder(): string {
    return this.options.folder;
  }

  list(): Download[] {
    return [...this.#records.values()].map(({ download }) => this.#shown(download));
  }

  /** Bytes free where models are put. Throws `FILE_UNREADABLE`. */
  freeBytes(): Promise<number> {
    return (this.options.freeSpace ?? freeSpace)(this.options.folder);
  }

  /** What an address leads to. Throws `NOT_ALLOWED`, `INVALID_INPUT`, `DOWNLOAD_*`, `CANCELLED`. */
  async resolve(text: string, signal: AbortSignal = new AbortController().signal): Promise<Source> {
    const network = await this.options.network();
    const address = addressText(parseAddress(text, network.endpoint));
    const last = await (this.options.runOrder ?? runOrder)({ type: 'resolve', network, address }, signal);
    if (last.type === 'resolved') return last.source;
    throw new MettleError('INTERNAL', `The order to resolve ${address} ended with ${last.type}.`);
  }

  /**
   * Begins with an address, or goes on with it; gives the download's id. One that is done and whose file is there is left as
   * it is. Throws as `resolve` does, and `DOWNLOAD_NO_SPACE`, `FILE_UNREADABLE`.
   */
  async start(text: string, signal?: AbortSignal): Promise<string> {
    const network = await this.options.network();
    const address = parseAddress(text, network.endpoint);
    const id = downloadId(addressText(address));
    const known = this.#records.get(id) ?? (await readRecord(this.folder, id));
    if (known !== null && (known.download.state !== 'done' || (await isFile(known.places[0])))) {
      this.#records.set(id, known);
      await this.resume(id);
      return id;
    }
    const source = await this.resolve(text, signal);
    checkSpace(this.folder, totalBytes(source) ?? 0, await this.freeBytes());
    const places = await this.#places(source, placeOf(this.folder, address));
    const download = newDownload(id, source, places[0] ?? '');
    const record: DownloadRecord = {
      schemaVersion: 1,
      download,
      places,
      source,
      startedAt: new Date().toISOString(),
    };
    await writeRecord(this.folder, record);
    this.#records.set(id, record);
    this.#queue(id);
    return id;
  }

  /** Stops a download and keeps what is there; one that has ended stays as it is. Throws `INVALID_INPUT`. */
  async pause(id: string): Promise<void> {
    this.#known(id);
    this.#waiting = this.#waiting.filter((one) => one !== id);
    await this.#stop(id);
    this.options.changed();
  }

  /** Lets a download that is paused or failed wait for its turn. Throws `INVALID_INPUT`, `NOT_ALLOWED`. */
  async resume(id: string): Promise<void> {
    const { download } = this.#known(id);
    await this.options.network();
    if (download.state === 'done' || this.#running?.id === id || this.#waiting.includes(id)) return;
    this.#queue(id);
  }

  /**
   * Takes a download off the list, with its bytes where it is not done. Throws `INVALID_INPUT`, `FILE_UNREADABLE`, and
   * `DOWNLOAD_FAILED` where another process is at it.
   */
  async remove(id: string): Promise<void> {
    await this.pause(id);
    // Taken so that what another window or command is writing is not deleted under its hands.
    await WorkLock.take(workFolder(this.folder, id)).then((lock) => lock.release());
    await removeWorkFolder(this.folder, id);
    this.#records.delete(id);
    this.options.changed();
  }

  /** Resolves when a download neither runs nor waits, and gives it. Throws `INVALID_INPUT`. */
  async ended(id: string): Promise<Download> {
    while (this.#running?.id === id || this.#waiting.includes(id)) await this.#running?.ended;
    return this.#shown(this.#known(id).download);
  }

  /** Stops what runs and keeps what is there; nothing begins from then on. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#waiting = [];
    if (this.#running !== null) await this.#stop(this.#running.id);
  }

  #waiting: string[] = [];

  /** A record says what its process last stored; whether anything runs is known here alone. */
  #shown(download: Download): Download {
    if (this.#running?.id === download.id) return download;
    if (this.#waiting.includes(download.id))
      return { ...download, state: 'waiting', rate: 0, secondsLeft: null };
    const ended = download.state === 'done' || download.state === 'failed';
    return { ...download, state: ended ? download.state : 'paused', rate: 0, secondsLeft: null };
  }

  #known(id: string): DownloadRecord {
    const record = this.#records.get(id);
    if (record !== undefined) return record;
    throw new MettleError('INVALID_INPUT', `There is no download ${id}.`, {
      hint: 'Look at the list again.',
    });
  }

  #queue(id: string): void {
    if (this.#closed) throw new MettleError('CANCELLED', 'Fetching was stopped.');
    this.#waiting.push(id);
    this.options.changed();
    this.#next();
  }

  #next(): void {
    if (this.#running !== null || this.#closed) return;
    const id = this.#waiting.shift();
    if (id === undefined) return;
    const stop = new AbortController();
    const ended = this.#run(this.#known(id), stop.signal).finally(() => {
      this.#running = null;
      this.options.changed();
      this.#next();
    });
    this.#running = { id, stop, ended };
  }

  async #run(record: DownloadRecord, signal: AbortSignal): Promise<void> {
    const { id } = record.download;
    let run: DownloadRun | null = null;
    try {
      run = new DownloadRun(record, {
        folder: this.folder,
        network: await this.options.network(),
        freeSpace: this.options.freeSpace ?? freeSpace,
        runOrder: this.options.runOrder ?? runOrder,
        signal,
        changed: (changed) => {
          this.#records.set(id, changed);
          this.options.changed();
        },
        ...(this.options.lookMilliseconds === undefined
          ? {}
          : { lookMilliseconds: this.options.lookMilliseconds }),
      });
      const files = await run.run();
      await this.options.placed?.(run.record.download, files);
    } catch (thrown) {
      await this.#ended(run?.record ?? record, MettleError.from(thrown));
    }
  }

  /** Stores how a download ended that is not done. */
  async #ended(record: DownloadRecord, error: MettleError): Promise<void> {
    if (record.download.state === 'done') return;
    const wrong = error.code === 'DOWNLOAD_CORRUPT' || error.code.startsWith('GGUF_');
    const download: Download = {
      ...record.download,
      ...(wrong ? { doneBytes: 0 } : {}),
      state: error.code === 'CANCELLED' ? 'paused' : 'failed',
      error: error.code === 'CANCELLED' ? null : error.toShape(),
      rate: 0,
      secondsLeft: null,
    };
    const ended = { ...record, download };
    this.#records.set(download.id, ended);
    // A disk that is full takes no record either; the list has it all the same.
    await writeRecord(this.folder, ended).catch(() => undefined);
    if (download.state === 'failed') this.options.failed?.(download);
  }

  async #stop(id: string): Promise<void> {
    if (this.#running?.id !== id) return;
    this.#running.stop.abort();
    await this.#running.ended;
  }

  /** A file that is there already stays: another state of it gets a folder of its own, named by its commit or hash. */
  async #places({ files, revision }: Source, folder: string): Promise<string[]> {
    const names = files.map(({ name }) => safeName(name));
    const plain = names.map((name) => join(folder, name));
    for (const place of plain) {
      if (!(await isFile(place))) continue;
      const state = revision ?? files[0]?.sha256 ?? new Date().toISOString();
      return names.map((name) => join(folder, safeName(state.slice(0, 24)), name));
    }
    return plain;
  }
}

async function isFile(path: string | undefined): Promise<boolean> {
  return (
    path !== undefined &&
    (await stat(path).then(
      (facts) => facts.isFile(),
      () => false,
    ))
  );
}
