import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { BundleChoices, BundleJob, StudyComparison } from '../../../shared/contract/bundles.js';
import type { Announce } from '../../../shared/contract/contract.js';
import { MettleError } from '../../../shared/errors.js';
import { fileError } from '../../engine/gguf/file-error.js';
import type { LaboratoryStore } from '../../store/laboratory-store.js';
import { absolutePath } from '../absolute-path.js';
import { Throttle } from '../run-queue/throttle.js';
import { storedStudy } from '../stored-study.js';
import { workOnBundleApart, type BundleListener } from './bundle-process.js';
import type { BundleOrder, BundleResult } from './bundle-protocol.js';
import { BundleRecord, type BundleJobStart } from './bundle-record.js';
import { exportFolder, freePath, removeDrafts } from './export-place.js';
import { PrivateFolder } from './private-folder.js';
import { Uploads } from './uploads.js';

export interface BundleDeskOptions {
  readonly store: LaboratoryStore;
  /** The database that `store` is open on, for the processes that work on it. */
  readonly databaseFile: string;
  /** Absolute path. */
  readonly dataFolder: string;
  readonly announce: Announce;
  /** Whether this laboratory runs a study now, or is about to. */
  readonly runs?: (study: number) => boolean;
  /** Hears of a study that was taken in. */
  readonly imported?: (study: number) => void;
  /** Does an order; in a process of its own by default. */
  readonly work?: (
    order: BundleOrder,
    listener: BundleListener,
    signal: AbortSignal,
  ) => Promise<BundleResult>;
  /** Milliseconds that never run backwards. */
  readonly clock?: () => number;
}

/** A written bundle, for a door that hands it out. */
export interface WrittenBundle {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
}

const ANNOUNCE_MILLISECONDS = 200;
/** Jobs that run at once: they read whole studies, and a run wants the disk and the cores too. */
const AT_ONCE = 2;
/** Jobs that are over are kept to be read; those from before fall off the list. */
const KEPT_OVER = 50;

/** Exports, verifications and imports of a laboratory, each in a process of its own. */
export class BundleDesk {
  readonly uploads: Uploads;
  readonly #options: BundleDeskOptions;
  readonly #clock: () => number;
  readonly #folder: PrivateFolder;
  readonly #announcing = new Throttle(ANNOUNCE_MILLISECONDS, () => this.#announce());
  readonly #records = new Map<string, BundleRecord>();
  readonly #orders = new Map<string, (scratch: string) => BundleOrder>();
  readonly #working = new Set<Promise<void>>();
  readonly #closing = new AbortController();

  constructor(options: BundleDeskOptions) {
    this.#options = options;
    this.#clock = options.clock ?? (() => performance.now());
    this.#folder = new PrivateFolder(join(options.dataFolder, 'bundle-work'));
    this.uploads = new Uploads(this.#folder);
  }

  /** Removes what a program that was killed has left. */
  sweep(): Promise<void> {
    return this.#folder.sweep();
  }

  /** In the order of their beginning. */
  list(): { jobs: BundleJob[] } {
    return { jobs: [...this.#records.values()].map(({ job }) => job) };
  }

  /** Throws `STUDY_NOT_FOUND`, `STUDY_RUNNING`, `INVALID_INPUT`, `FILE_*`. */
  async export(study: number, choices: BundleChoices, named: string | null): Promise<BundleJob> {
    const { store, dataFolder, runs } = this.#options;
    const { design } = await storedStudy(store, study);
    if (runs?.(study) === true || (await store.isRunning(study))) {
      throw new MettleError('STUDY_RUNNING', `The study ${design.name} is being run.`, {
        hint: 'Wait until it has ended, or pause it; a study that is not finished can be exported, and says so.',
      });
    }
    const folder = await exportFolder(dataFolder, named);
    const present = await readdir(folder);
    // From here to its place on the list without a wait, or two exports could be given one path.
    const path = freePath(folder, design.name, present, this.#takenPaths());
    return this.#add({ kind: 'export', name: design.name, path, uploaded: false, study }, (common) => ({
      ...common,
      kind: 'export',
      study,
      choices,
      path,
    }));
  }

  /** Throws `INVALID_INPUT`, `FILE_*`. */
  async verify(named: string): Promise<BundleJob> {
    const start = await this.#bundleFile(named);
    const { path } = start;
    return this.#add({ ...start, kind: 'verify' }, (common) => ({ ...common, kind: 'verify', path }));
  }

  /** Throws `INVALID_INPUT`, `FILE_*`. */
  async import(named: string): Promise<BundleJob> {
    const start = await this.#bundleFile(named);
    const { path } = start;
    return this.#add({ ...start, kind: 'import' }, (common) => ({ ...common, kind: 'import', path }));
  }

  /** Ends a job; does nothing to one that is over. Throws `INVALID_INPUT`. */
  cancel(id: string): void {
    const record = this.#record(id);
    record.ending.abort();
    if (record.job.state !== 'waiting') return;
    record.cancelled();
    this.#orders.delete(id);
    this.#announcing.ask();
  }

  /** Takes a job that is over off the list, and what the page had sent for it. Throws `INVALID_INPUT`. */
  async dismiss(id: string): Promise<void> {
    const record = this.#record(id);
    if (!record.isOver) {
      throw new MettleError('INVALID_INPUT', `${record.job.name} is still worked on.`, {
        hint: 'Cancel it first.',
      });
    }
    await this.#forget(id, record);
    this.#announcing.ask();
  }

  /** The bundle that an export has written. Throws `INVALID_INPUT`, `FILE_*`. */
  async written(id: string): Promise<WrittenBundle> {
    const { path, job } = this.#record(id);
    if (job.kind !== 'export' || job.state !== 'done') {
      throw new MettleError('INVALID_INPUT', `${job.name} has not written a bundle.`);
    }
    return { path, name: basename(path), bytes: await bytesOf(path) };
  }

  /** Throws `STUDY_NOT_FOUND`, `INVALID_INPUT`, `STORE_*`. */
  async compare(mine: number, theirs: number): Promise<StudyComparison> {
    await storedStudy(this.#options.store, mine);
    await storedStudy(this.#options.store, theirs);
    const listener = { onProgress: () => undefined, onCheck: () => undefined };
    const result = await this.#apart(
      (common) => ({ ...common, kind: 'compare', mine, theirs }),
      listener,
      this.#closing.signal,
    );
    if (result.kind !== 'compare')
      throw new MettleError('INTERNAL', 'A comparison came out as something else.');
    return result.comparison;
  }

  /** Ends what is under way, begins nothing more, and removes what was only for the meantime. */
  async close(): Promise<void> {
    this.#closing.abort();
    for (const { ending } of this.#records.values()) ending.abort();
    await Promise.all(this.#working);
    await this.#folder.close();
  }

  #add(start: Omit<BundleJobStart, 'id' | 'clock'>, order: (common: CommonOrder) => BundleOrder): BundleJob {
    const record = new BundleRecord({ ...start, id: randomUUID(), clock: this.#clock });
    const { id } = record.job;
    this.#records.set(id, record);
    this.#orders.set(id, (scratch) => order({ database: this.#options.databaseFile, scratch }));
    this.#next();
    this.#announcing.ask();
    return record.job;
  }

  #next(): void {
    for (const [id, order] of this.#orders) {
      if (this.#working.size >= AT_ONCE || this.#closing.signal.aborted) return;
      const record = this.#records.get(id);
      this.#orders.delete(id);
      if (record === undefined) continue;
      record.begin();
      const work = this.#work(record, order).finally(() => {
        this.#working.delete(work);
        this.#next();
      });
      this.#working.add(work);
    }
  }

  async #work(record: BundleRecord, order: (scratch: string) => BundleOrder): Promise<void> {
    const { kind } = record.job;
    try {
      const result = await this.#apart(
        ({ scratch }) => order(scratch),
        {
          onProgress: (progress) => {
            record.progress(progress);
            this.#announcing.ask();
          },
          onCheck: (check) => {
            record.check(check);
            this.#announcing.ask();
          },
        },
        record.ending.signal,
      );
      if (result.kind === 'compare' || result.kind !== kind) {
        throw new MettleError('INTERNAL', 'A job on a bundle came out as another one.');
      }
      if (result.kind === 'import') await this.#removeUpload(record);
      record.done(result);
      if (result.kind === 'import') this.#tellImported(result.study);
    } catch (thrown) {
      const error = MettleError.from(thrown);
      if (kind === 'export') await removeDrafts(record.path);
      if (record.ending.signal.aborted) record.cancelled();
      else record.failed(error.toShape());
    }
    await this.#forgetOldest();
    this.#announcing.ask();
  }

  #tellImported(study: number): void {
    if (this.#closing.signal.aborted) return;
    this.#options.announce('studies.changed', {});
    this.#options.imported?.(study);
  }

  /** Does an order with a folder of its own, which is removed whatever comes of it. */
  async #apart(
    order: (common: CommonOrder) => BundleOrder,
    listener: BundleListener,
    signal: AbortSignal,
  ): Promise<BundleResult> {
    const { databaseFile: database, work = workOnBundleApart } = this.#options;
    const scratch = await this.#folder.folder(randomUUID());
    try {
      // It may have been ended while its folder was made, which is before whoever works on it could hear of that.
      if (signal.aborted) throw new MettleError('CANCELLED', 'The work on the bundle was cancelled.');
      return await work(order({ database, scratch }), listener, signal);
    } finally {
      // What another program still holds open goes with the folder around it.
      await rm(scratch, { recursive: true, force: true }).catch(() => undefined);
    }
  }

  async #bundleFile(named: string): Promise<Pick<BundleJobStart, 'name' | 'path' | 'uploaded' | 'study'>> {
    const path = absolutePath(named);
    await bytesOf(path);
    const sent = this.uploads.nameOf(path);
    return { name: sent ?? basename(path), path, uploaded: sent !== null, study: null };
  }

  #takenPaths(): Set<string> {
    const open = [...this.#records.values()].filter(({ job, isOver }) => job.kind === 'export' && !isOver);
    return new Set(open.map(({ path }) => path));
  }

  #record(id: string): BundleRecord {
    const record = this.#records.get(id);
    if (record !== undefined) return record;
    throw new MettleError('INVALID_INPUT', 'There is no such job on a bundle.', {
      hint: 'Look at the list: it may have been taken off it.',
    });
  }

  /** A file that was sent for several jobs stays until the last of them is off the list, or its study is here. */
  async #forget(id: string, record: BundleRecord): Promise<void> {
    this.#records.delete(id);
    const shared = [...this.#records.values()].some(({ path }) => path === record.path);
    if (!shared) await this.uploads.remove(record.path);
  }

  /** Removes what was sent for `record`, whose study is here now, unless another job still reads it. */
  async #removeUpload(record: BundleRecord): Promise<void> {
    const { path } = record;
    if (this.uploads.nameOf(path) === null) return;
    const readers = [...this.#records.values()].filter((reader) => reader.path === path);
    if (readers.some((reader) => reader !== record && !reader.isOver)) return;
    await this.uploads.remove(path);
    for (const reader of readers) reader.withoutFile();
  }

  async #forgetOldest(): Promise<void> {
    const over = [...this.#records].filter(([, { isOver }]) => isOver);
    for (const [id, record] of over.slice(0, Math.max(0, over.length - KEPT_OVER))) {
      await this.#forget(id, record);
    }
  }

  #announce(): void {
    if (!this.#closing.signal.aborted) this.#options.announce('bundles.changed', this.list());
  }
}

interface CommonOrder {
  readonly database: string;
  readonly scratch: string;
}

/** Throws `FILE_NOT_FOUND`, and `FILE_UNREADABLE` for what is no file. */
async function bytesOf(path: string): Promise<number> {
  const found = await stat(path).catch((thrown: unknown) => {
    throw fileError(path, thrown);
  });
  if (found.isFile()) return found.size;
  throw new MettleError('FILE_UNREADABLE', `${path} is no file.`, { hint: 'Choose a bundle (.mettle.zip).' });
}
