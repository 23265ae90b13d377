import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Download } from '../../shared/contract/downloads.js';
import { MettleError } from '../../shared/errors.js';
import { checkFetched } from './check-fetched.js';
import { checkSpace } from './free-space.js';
import { fetchedName, type Network } from './network/protocol.js';
import type { RunOrder } from './network/run-order.js';
import { Rate } from './rate.js';
import { removeBytes, workFolder, writeRecord, type DownloadRecord } from './record.js';
import { totalBytes, type Source } from './source.js';
import { WorkLock } from './work-lock.js';

/** Beginnings from nothing that one download may have: the bytes were wrong, or the file was replaced at its server. */
const MOST_BEGINNINGS = 3;
const LOOK_MILLISECONDS = 2000;

/** A file that was fetched, checked, and put in its place. */
export interface PlacedFile {
  readonly path: string;
  readonly sha256: string;
}

export interface DownloadRunOptions {
  readonly folder: string;
  readonly network: Network;
  readonly runOrder: RunOrder;
  readonly freeSpace: (folder: string) => Promise<number>;
  /** Hears of every change; the record is stored already where it must outlive the process. */
  readonly changed: (record: DownloadRecord) => void;
  readonly signal: AbortSignal;
  /** Milliseconds between two looks at the free space, at which the state is stored too. */
  readonly lookMilliseconds?: number;
}

/** One download from its first byte, or from where it stopped, to its place. */
export class DownloadRun {
  #record: DownloadRecord;
  readonly #options: DownloadRunOptions;

  constructor(record: DownloadRecord, options: DownloadRunOptions) {
    this.#record = record;
    this.#options = options;
  }

  get record(): DownloadRecord {
    return this.#record;
  }

  /** Throws `CANCELLED` when the signal aborts, `DOWNLOAD_*`, `GGUF_*`, `FILE_*`. What arrived is kept unless it is wrong. */
  async run(): Promise<readonly PlacedFile[]> {
    const folder = workFolder(this.#options.folder, this.#record.download.id);
    const lock = await WorkLock.take(folder);
    try {
      await this.#distrustTorn();
      for (let beginning = 1; ; beginning += 1) {
        const problem = await this.#fetchAndCheck(folder);
        if (problem === null) return await this.#place(folder);
        await removeBytes(this.#options.folder, this.#record.download.id);
        if (beginning === MOST_BEGINNINGS || problem.code !== 'DOWNLOAD_CORRUPT') throw problem;
        await this.#store({ doneBytes: 0 });
        await this.#describeAnew();
      }
    } finally {
      await lock.release();
    }
  }

  /**
   * A process that was killed may have noted a part as written that is not. A hash finds that out; where the source states
   * none, what such a process left is not built upon.
   */
  async #distrustTorn(): Promise<void> {
    const { download, source } = this.#record;
    const torn = download.state === 'running' || download.state === 'checking';
    if (torn && source.files.some(({ sha256 }) => sha256 === null)) {
      await removeBytes(this.#options.folder, download.id);
      await this.#store({ doneBytes: 0 });
    }
  }

  /** Null where every file is there and right; else what is wrong with them. */
  async #fetchAndCheck(folder: string): Promise<MettleError | null> {
    await this.#store({ state: 'running', error: null });
    const changed = await this.#fetch(folder);
    if (changed !== null) {
      return new MettleError('DOWNLOAD_CORRUPT', `${changed}.`, {
        hint: 'Its server does not keep to what it states. Try again later, or use another source.',
      });
    }
    await this.#store({ state: 'checking', rate: 0, secondsLeft: null });
    try {
      await this.#checkAll(folder);
      return null;
    } catch (thrown) {
      const error = MettleError.from(thrown);
      if (error.code === 'DOWNLOAD_CORRUPT' || error.code.startsWith('GGUF_')) return error;
      throw error;
    }
  }

  /** Null where all bytes arrived; else how the file at the server has changed. */
  async #fetch(folder: string): Promise<string | null> {
    const { network, runOrder, signal } = this.#options;
    const space = new AbortController();
    const rate = new Rate();
    let full: unknown = null;
    let over = false;
    await this.#checkSpace();
    let look: Promise<void> | null = null;
    const looking = setInterval(() => {
      look ??= this.#look()
        .catch((thrown: unknown) => {
          full ??= thrown;
          space.abort();
        })
        .finally(() => (look = null));
    }, this.#options.lookMilliseconds ?? LOOK_MILLISECONDS);
    try {
      const { files } = this.#record.source;
      const order = { type: 'fetch', network, files, folder } as const;
      const last = await runOrder(order, AbortSignal.any([signal, space.signal]), (report) => {
        if (over) return;
        if (report.type === 'lost') this.#tell({ resumed: this.#record.download.resumed + 1 });
        else if (report.type === 'progress') this.#progressed(report.doneBytes, rate.at(report.doneBytes));
      });
      return last.type === 'changed' ? last.reason : null;
    } catch (thrown) {
      throw full ?? thrown;
    } finally {
      over = true;
      clearInterval(looking);
      // A record that is written late would say of a download that has ended that it runs.
      await (look as Promise<void> | null);
    }
  }

  async #look(): Promise<void> {
    await this.#checkSpace();
    await this.#store({});
  }

  #progressed(doneBytes: number, rate: number): void {
    const { totalBytes: total } = this.#record.download;
    const secondsLeft = total === null || rate <= 0 ? null : Math.max(0, (total - doneBytes) / rate);
    this.#tell({ doneBytes, rate, secondsLeft });
  }

  async #checkSpace(): Promise<void> {
    const { folder, freeSpace } = this.#options;
    const { doneBytes, totalBytes: total } = this.#record.download;
    checkSpace(folder, Math.max(0, (total ?? 0) - doneBytes), await freeSpace(folder));
  }

  async #checkAll(folder: string): Promise<void> {
    const { files } = this.#record.source;
    let before = 0;
    for (const [index, file] of files.entries()) {
      const path = join(folder, fetchedName(index, files.length));
      const sha256 = await checkFetched(path, file, this.#options.signal, (bytes) =>
        this.#tell({ doneBytes: before + bytes }),
      );
      this.#hashes[index] = sha256;
      before += file.bytes ?? 0;
    }
  }

  readonly #hashes: string[] = [];

  /** The first part comes last: a split model is found by it, and is whole then. */
  async #place(folder: string): Promise<readonly PlacedFile[]> {
    const { places, source } = this.#record;
    const placed: PlacedFile[] = [];
    for (const [index, place] of [...places.entries()].reverse()) {
      const fetched = join(folder, fetchedName(index, source.files.length));
      await mkdir(dirname(place), { recursive: true });
      await syncFile(fetched);
      await rename(fetched, place);
      placed.unshift({ path: place, sha256: this.#hashes[index] ?? '' });
    }
    const total = this.#record.download.totalBytes ?? this.#record.download.doneBytes;
    await this.#store({
      state: 'done',
      doneBytes: total,
      totalBytes: total,
      rate: 0,
      secondsLeft: null,
      error: null,
    });
    await rm(join(folder, 'lock'), { force: true });
    return placed;
  }

  /** Asks the server again what its file is, for what it said before did not hold. */
  async #describeAnew(): Promise<void> {
    const { network, runOrder, signal } = this.#options;
    const address = this.#record.source.address;
    const last = await runOrder({ type: 'resolve', network, address }, signal);
    if (last.type !== 'resolved') return;
    if (last.source.files.length !== this.#record.source.files.length) return;
    await this.#renew(last.source);
  }

  async #renew(source: Source): Promise<void> {
    this.#record = { ...this.#record, source };
    const sha256 = source.files.length === 1 ? (source.files[0]?.sha256 ?? null) : null;
    await this.#store({ totalBytes: totalBytes(source), sha256 });
  }

  #tell(change: Partial<Download>): void {
    this.#record = { ...this.#record, download: { ...this.#record.download, ...change } };
    this.#options.changed(this.#record);
  }

  async #store(change: Partial<Download>): Promise<void> {
    this.#tell(change);
    await writeRecord(this.#options.folder, this.#record);
  }
}

async function syncFile(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
