import { dirname } from 'node:path';
import type { BundleChoices } from '../../shared/contract/bundles.js';
import { MettleError } from '../../shared/errors.js';
import type { EntrySource } from './archive/entry.js';
import { writeArchive, type WrittenArchive } from './archive/write-archive.js';
import { bundleContents, type BundleContents } from './contents.js';
import { bundleEntries } from './entry-list.js';
import { ENTRIES } from './format/entries.js';
import type { Signer } from './sign/signer.js';
import { type BundleSource, workOutFindings } from './source.js';
import { reportEntries } from './report/report-entries.js';
import { ResponseSpool } from './spool/response-spool.js';
import { spooledSource } from './spool/spooled-source.js';

/** Responses between two reports of progress. */
const PROGRESS_RESPONSES = 2000;

export interface ExportOptions {
  readonly choices: BundleChoices;
  readonly signal?: AbortSignal;
  /** Told what is being made (`findings`, or the path of an entry) and how much of all is done, 0..1. */
  readonly onProgress?: (step: string, share: number) => void;
  /** Signs the checksums. */
  readonly signer?: Signer;
  /** Further files of the bundle, once what the study found is known. */
  readonly others?: (contents: BundleContents) => readonly EntrySource[];
}

/**
 * Writes a study's bundle to `path`, as a whole or not at all. Memory is bounded by the cells of the study and one number a
 * response of one subject. Throws `CANCELLED`, `STORE_*`, `FILE_UNREADABLE`.
 */
export async function exportBundle(
  source: BundleSource,
  path: string,
  options: ExportOptions,
): Promise<WrittenArchive> {
  // Where the bundle is to lie, there must be room anyway.
  const spool = await ResponseSpool.create(dirname(path));
  try {
    return await exportFrom(spooledSource(source, spool), path, options);
  } finally {
    await spool.close();
  }
}

async function exportFrom(
  source: BundleSource,
  path: string,
  options: ExportOptions,
): Promise<WrittenArchive> {
  const { choices, signal, onProgress, others, signer } = options;
  const progress = new Progress(source, choices, onProgress ?? (() => undefined));
  const followed: BundleSource = {
    ...source,
    responses: (sha256) => progress.follow(source.responses(sha256), signal),
    prompt: (hash) => source.prompt(hash),
  };
  progress.begin('findings');
  const findings = await workOutFindings(followed);
  const contents = bundleContents(followed, choices);
  progress.begin(ENTRIES.report);
  const report = await reportEntries(contents, findings);
  const entries = bundleEntries(contents, findings, [...report, ...(others?.(contents) ?? [])], signer);
  const written = await writeArchive(path, entries, {
    time: new Date(source.study.createdAt),
    signal,
    onEntry: (entry) => progress.begin(entry),
  });
  progress.end();
  return written;
}

/** How often all responses are read: for findings, for three tables in one form or two, and for logs. */
function readings({ parquet, inspect }: BundleChoices): number {
  return 1 + 3 * (parquet ? 2 : 1) + (inspect ? 1 : 0);
}

class Progress {
  readonly #total: number;
  #done = 0;
  #step = '';

  constructor(
    { subjects }: BundleSource,
    choices: BundleChoices,
    private readonly report: (step: string, share: number) => void,
  ) {
    this.#total = readings(choices) * subjects.reduce((sum, { responses }) => sum + responses, 0);
  }

  begin(step: string): void {
    this.#step = step;
    this.#tell();
  }

  end(): void {
    this.report('done', 1);
  }

  /** The same responses, counted. Throws `CANCELLED` once the signal is given. */
  async *follow<Entry>(
    entries: AsyncIterable<Entry>,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<Entry> {
    for await (const entry of entries) {
      if (signal?.aborted === true) throw new MettleError('CANCELLED', 'The export was cancelled.');
      this.#done += 1;
      if (this.#done % PROGRESS_RESPONSES === 0) this.#tell();
      yield entry;
    }
  }

  #tell(): void {
    // A kind of study that compares subjects reads some of them more often.
    this.report(this.#step, this.#total === 0 ? 0 : Math.min(1, this.#done / this.#total));
  }
}
