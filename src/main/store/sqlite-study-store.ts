import { realpath } from 'node:fs/promises';
import { z } from 'zod';
import type { Response } from '../../shared/domain/response.js';
import type { RuntimeRecord, SubjectFile } from '../../shared/domain/subject.js';
import { MettleError } from '../../shared/errors.js';
import type { Connection, Session } from './database.js';
import { checkPrompts, findPrompt } from './prompts.js';
import { responseSchema } from './response-rows.js';
import { appendResponses, countOutcomes, countResponses, pageAnswered, pageResponses } from './responses.js';
import { checkInput, runtimeSchema, snapshotSchema, subjectFileSchema } from './rows.js';
import { isRunLockTaken, studyRunning, takeRunLock } from './run-lock.js';
import type {
  ResponseCounts,
  Store,
  StudyRecord,
  StudySnapshot,
  StudyStatus,
  StudySubjectRecord,
} from './store.js';
import {
  allStudies,
  findRunner,
  findStudy,
  putRunner,
  putStatus,
  putStudy,
  studyById,
  touchStudy,
} from './studies.js';
import { requireOwn } from './study-origins.js';
import { putFailure, putRuntime, putSubjects, studySubjectId, studySubjects } from './study-subjects.js';

const responsesSchema = z.array(responseSchema);
const subjectsSchema = z.array(subjectFileSchema);

/**
 * Studies, subjects and responses on one connection. What other calls need is protected: whatever is to see or change several
 * rows at once does so within one `read` or `write`.
 */
export class SqliteStudyStore implements Store {
  /** Locks held here, with their studies. */
  readonly #runLocks = new Map<Connection, number>();

  constructor(
    protected readonly connection: Connection,
    readonly readOnly: boolean,
    protected readonly now: () => string,
  ) {}

  async ensureStudy(snapshot: StudySnapshot, subjects: readonly SubjectFile[]): Promise<StudyRecord> {
    const checked = checkInput(snapshotSchema, snapshot, 'The study');
    const files = checkInput(subjectsSchema, subjects, 'The list of subjects');
    return this.write(async (session, file) => {
      const id = await putStudy(session, checked, this.now(), file);
      await putSubjects(session, id, files);
      return studyById(session, id, file);
    });
  }

  study(reference: string): Promise<StudyRecord> {
    return this.read((session, file) => findStudy(session, reference, file));
  }

  studies(): Promise<readonly StudyRecord[]> {
    return this.read((session, file) => allStudies(session, file));
  }

  studySubjects(studyId: number): Promise<readonly StudySubjectRecord[]> {
    return this.read((session, file) => studySubjects(session, studyId, file));
  }

  setStatus(studyId: number, status: StudyStatus): Promise<void> {
    return this.change(studyId, (session) => putStatus(session, studyId, status, this.now()));
  }

  async setRuntime(studyId: number, sha256: string, runtime: RuntimeRecord): Promise<void> {
    const checked = checkInput(runtimeSchema, runtime, 'The runtime record');
    await this.change(studyId, async (session, file) => {
      await putRuntime(session, await studySubjectId(session, studyId, sha256, file), checked);
    });
  }

  setFailure(
    studyId: number,
    sha256: string,
    failure: { code: string; message: string } | null,
  ): Promise<void> {
    return this.change(studyId, async (session, file) => {
      await putFailure(session, await studySubjectId(session, studyId, sha256, file), failure);
    });
  }

  async acquireRunLock(studyId: number): Promise<() => Promise<void>> {
    const { file } = this.connection;
    await this.change(studyId, (session) => findRunner(session, studyId, file));
    const lock = await takeRunLock(await realpath(file), studyId);
    if (lock === null)
      throw studyRunning(studyId, await this.read((session) => findRunner(session, studyId, file)));
    this.#runLocks.set(lock, studyId);
    try {
      await this.write((session) => putRunner(session, studyId, process.pid));
    } catch (error) {
      this.#runLocks.delete(lock);
      await lock.close();
      throw error;
    }
    return () => this.#release(lock);
  }

  async isRunning(studyId: number): Promise<boolean> {
    const { file } = this.connection;
    await this.read((session) => findRunner(session, studyId, file));
    return isRunLockTaken(await realpath(file), studyId);
  }

  async append(
    studyId: number,
    sha256: string,
    responses: readonly Response[],
    prompts: ReadonlyMap<string, string>,
  ): Promise<void> {
    const checked = checkInput(responsesSchema, responses, 'The batch of responses');
    const texts = checkPrompts(prompts);
    await this.change(studyId, async (session, file) => {
      const subject = await studySubjectId(session, studyId, sha256, file);
      const added = await appendResponses(session, subject, checked, texts);
      if (added > 0) await touchStudy(session, studyId, this.now());
    });
  }

  async *answered(studyId: number, sha256: string): AsyncIterable<string> {
    yield* pageAnswered(this.connection, await this.#subject(studyId, sha256));
  }

  async *responses(studyId: number, sha256: string): AsyncIterable<Response> {
    yield* pageResponses(this.connection, await this.#subject(studyId, sha256));
  }

  countResponses(studyId: number, sha256: string): Promise<number> {
    return this.read(async (session, file) =>
      countResponses(session, await studySubjectId(session, studyId, sha256, file), file),
    );
  }

  countOutcomes(studyId: number, sha256: string): Promise<ResponseCounts> {
    return this.read(async (session, file) =>
      countOutcomes(session, await studySubjectId(session, studyId, sha256, file), file),
    );
  }

  prompt(hash: string): Promise<string | null> {
    return this.read((session, file) => findPrompt(session, hash, file));
  }

  async close(): Promise<void> {
    try {
      for (const lock of [...this.#runLocks.keys()]) await this.#release(lock);
    } finally {
      await this.connection.close();
    }
  }

  #subject(studyId: number, sha256: string): Promise<number> {
    return this.read((session, file) => studySubjectId(session, studyId, sha256, file));
  }

  async #release(lock: Connection): Promise<void> {
    const studyId = this.#runLocks.get(lock);
    if (studyId === undefined) return;
    this.#runLocks.delete(lock);
    try {
      await this.write((session) => putRunner(session, studyId, null));
    } finally {
      await lock.close();
    }
  }

  /** Does `work` when the connection is free; reads alone. */
  protected read<T>(work: (session: Session, file: string) => Promise<T>): Promise<T> {
    return this.connection.turn((session) => work(session, this.connection.file));
  }

  /** As `write`, for what changes a study. Throws `STUDY_READ_ONLY` for one that was taken in from a bundle. */
  protected change<T>(studyId: number, work: (session: Session, file: string) => Promise<T>): Promise<T> {
    return this.write(async (session, file) => {
      await requireOwn(session, studyId, file);
      return work(session, file);
    });
  }

  /** Does `work` in one transaction: all of it or, when it throws, nothing is kept. Throws `STORE_FAILED` when read-only. */
  protected async write<T>(work: (session: Session, file: string) => Promise<T>): Promise<T> {
    if (this.readOnly) {
      throw new MettleError(
        'STORE_FAILED',
        `The database ${this.connection.file} is open for reading alone.`,
      );
    }
    return this.connection.transaction((session) => work(session, this.connection.file));
  }
}
