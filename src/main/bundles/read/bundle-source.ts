import type { Response } from '../../../shared/domain/response.js';
import type { AdapterFile, SubjectFile } from '../../../shared/domain/subject.js';
import type { StudyRecord, StudySubjectRecord } from '../../store/store.js';
import { tableEntry } from '../format/entries.js';
import { DICTIONARY } from '../format/tables.js';
import type { Row, Table } from '../../studies/tables/column.js';
import type { BundledSubject } from '../format/study-files.js';
import type { BundleSource } from '../source.js';
import type { ResponseSpool, SpoolWriter } from '../spool/response-spool.js';
import { heldTables } from '../tables/findings-tables.js';
import type { Archive } from './archive.js';
import { corrupt } from './bundle-error.js';
import { instrumentsOf, type BundleFiles } from './bundle-files.js';
import { readTable } from './read-table.js';
import { TableProblem } from './table-problem.js';
import { ResponseReader, type ReadResponse } from './response-of-row.js';

/**
 * A study as a bundle holds it, read from the bundle alone. With a spool, the table of responses is read through once, and what is
 * asked for again comes from the spool.
 */
export class BundledStudy implements BundleSource {
  readonly study: StudyRecord;
  readonly subjects: readonly StudySubjectRecord[];
  readonly changes: BundleSource['changes'];
  readonly exploratoryOf: BundleSource['exploratoryOf'];
  readonly #tables: ReadonlyMap<string, Table>;
  /** All responses are in the spool. */
  #spooled = false;

  constructor(
    private readonly archive: Archive,
    readonly files: BundleFiles,
    private readonly spool: ResponseSpool | null = null,
  ) {
    this.study = studyOf(files);
    this.subjects = files.environment.subjects.map(({ subject, runtime, responses, failure }) => ({
      subject: subjectFileOf(subject),
      runtime,
      responses,
      failure:
        failure === null
          ? null
          : { code: failure.code, message: failure.message ?? 'What was said of it is not in the bundle.' },
    }));
    this.changes = files.departures.changes;
    this.exploratoryOf = files.departures.exploratoryOf;
    this.#tables = new Map([...heldTables(files.manifest), DICTIONARY].map((table) => [table.name, table]));
  }

  /** A table's rows. Throws `BUNDLE_*`, naming table and row. */
  async *rows(name: string): AsyncGenerator<Row> {
    const table = this.#tables.get(name);
    const path = tableEntry(name, 'csv');
    const entry = this.archive.entry(path);
    if (table === undefined || entry === undefined) throw corrupt(this.archive.path, `it lacks ${path}`);
    try {
      yield* readTable(table, this.archive.bytes(entry));
    } catch (thrown) {
      throw thrown instanceof TableProblem
        ? corrupt(this.archive.path, `${path}: ${thrown.message}`, thrown)
        : thrown;
    }
  }

  /** Every response in the table's order, from the bundle. Throws `BUNDLE_*`, naming the row. */
  async *everyResponse(): AsyncGenerator<ReadResponse> {
    let writer: SpoolWriter | null = null;
    let subject = '';
    for await (const read of this.#readEvery()) {
      if (this.spool !== null && read.sha256 !== subject) {
        await writer?.end();
        subject = read.sha256;
        // Rows of one subject lie together: what comes again is told of by whoever counts them.
        writer = this.spool.has(subject) ? null : this.spool.writer(subject);
      }
      const full = writer?.add(read.response);
      if (full !== undefined) await full;
      yield read;
    }
    await writer?.end();
    this.#spooled = this.spool !== null;
  }

  async *#readEvery(): AsyncGenerator<ReadResponse> {
    const table = this.#tables.get('responses');
    if (table === undefined) throw new TypeError('a bundle has responses');
    const reader = new ResponseReader(table, instrumentsOf(this.files), this.files.manifest.options);
    for await (const row of this.rows('responses')) {
      try {
        yield reader.read(row);
      } catch (thrown) {
        throw thrown instanceof TableProblem
          ? corrupt(this.archive.path, `data/responses.csv: ${thrown.message}`, thrown)
          : thrown;
      }
    }
  }

  async *responses(sha256: string): AsyncGenerator<Response> {
    if (this.spool !== null) {
      if (!this.#spooled && !this.spool.has(sha256)) {
        for await (const read of this.everyResponse()) void read;
      }
      yield* this.spool.read(sha256);
      return;
    }
    // Rows of one subject lie together, so that what follows them need not be read.
    let met = false;
    for await (const read of this.everyResponse()) {
      if (read.sha256 === sha256) {
        met = true;
        yield read.response;
      } else if (met) return;
    }
  }

  /** Looks through the table of prompts: few are asked for, and nothing is kept. */
  async prompt(hash: string): Promise<string | null> {
    for await (const [sha256, text] of this.rows('prompts')) {
      if (sha256 === hash) return typeof text === 'string' ? text : null;
    }
    return null;
  }
}

function studyOf({ manifest, plan, instruments }: BundleFiles): StudyRecord {
  const { lockedAt, ...snapshot } = plan;
  return {
    ...snapshot,
    instruments: instruments.map(({ instrument }) => instrument),
    id: 0,
    status: manifest.study.partial ? 'paused' : 'complete',
    createdAt: lockedAt,
    updatedAt: lockedAt,
  };
}

/** A subject as a store has it; where paths were left out, its file's name stands for its path. */
function subjectFileOf({ fileName, path, source, adapter, ...subject }: BundledSubject): SubjectFile {
  return {
    ...subject,
    path: path ?? fileName,
    modifiedMs: 0,
    ...(source === null ? {} : { source }),
    ...(adapter === undefined ? {} : { adapter: adapterOf(adapter) }),
  };
}

function adapterOf({ fileName, path, ...adapter }: NonNullable<BundledSubject['adapter']>): AdapterFile {
  return { ...adapter, path: path ?? fileName, modifiedMs: 0 };
}
