import { MettleError } from '../../../src/shared/errors.js';
import type { Response } from '../../../src/shared/domain/response.js';
import type { RuntimeRecord, SubjectFile } from '../../../src/shared/domain/subject.js';
import type {
  ResponseCounts,
  Store,
  StudyRecord,
  StudySnapshot,
  StudyStatus,
  StudySubjectRecord,
} from '../../../src/main/store/store.js';

/** A store in memory that counts what it is given, and can be made to fail. */
export class MemoryStore implements Store {
  readonly readOnly = false;
  readonly batches: number[] = [];
  readonly prompts = new Map<string, string>();
  readonly statuses: StudyStatus[] = [];
  /** Responses that were given although they were stored already. */
  repeated = 0;
  failOnAppend: MettleError | null = null;
  locked = false;
  record: StudyRecord | null = null;
  readonly #subjects = new Map<
    string,
    { -readonly [Key in keyof StudySubjectRecord]: StudySubjectRecord[Key] }
  >();
  readonly #responses = new Map<string, Map<string, Response>>();

  async ensureStudy(snapshot: StudySnapshot, subjects: readonly SubjectFile[]): Promise<StudyRecord> {
    this.record ??= { ...snapshot, id: 1, status: 'planned', createdAt: '', updatedAt: '' };
    for (const subject of subjects) {
      if (this.#subjects.has(subject.sha256)) continue;
      this.#subjects.set(subject.sha256, { subject, runtime: null, responses: 0, failure: null });
      this.#responses.set(subject.sha256, new Map());
    }
    return this.record;
  }

  async study(reference: string): Promise<StudyRecord> {
    if (this.record === null) throw new MettleError('STUDY_NOT_FOUND', `There is no study ${reference}.`);
    return this.record;
  }

  async studies(): Promise<readonly StudyRecord[]> {
    return this.record === null ? [] : [this.record];
  }

  async studySubjects(): Promise<readonly StudySubjectRecord[]> {
    return [...this.#subjects.values()].map((entry) => ({
      ...entry,
      responses: this.#of(entry.subject.sha256).size,
    }));
  }

  async setStatus(_studyId: number, status: StudyStatus): Promise<void> {
    this.statuses.push(status);
    if (this.record !== null) this.record = { ...this.record, status };
  }

  async setRuntime(_studyId: number, sha256: string, runtime: RuntimeRecord): Promise<void> {
    const entry = this.#subjects.get(sha256);
    if (entry !== undefined) entry.runtime = runtime;
  }

  async setFailure(
    _studyId: number,
    sha256: string,
    failure: { code: string; message: string } | null,
  ): Promise<void> {
    const entry = this.#subjects.get(sha256);
    if (entry !== undefined) entry.failure = failure;
  }

  async append(
    _studyId: number,
    sha256: string,
    responses: readonly Response[],
    prompts: ReadonlyMap<string, string>,
  ): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (this.failOnAppend !== null) throw this.failOnAppend;
    this.batches.push(responses.length);
    for (const [hash, text] of prompts) this.prompts.set(hash, text);
    for (const response of responses) {
      const name = nameOf(response);
      if (this.#of(sha256).has(name)) this.repeated += 1;
      else this.#of(sha256).set(name, response);
    }
  }

  async *answered(_studyId: number, sha256: string): AsyncIterable<string> {
    yield* this.#of(sha256).keys();
  }

  async *responses(_studyId: number, sha256: string): AsyncIterable<Response> {
    yield* this.#of(sha256).values();
  }

  async countResponses(_studyId: number, sha256: string): Promise<number> {
    return this.#of(sha256).size;
  }

  async countOutcomes(_studyId: number, sha256: string): Promise<ResponseCounts> {
    const counts = { readout: 0, parsed: 0, refusal: 0, unparsed: 0, truncated: 0 };
    for (const response of this.#of(sha256).values()) {
      counts[response.kind === 'readout' ? 'readout' : response.outcome] += 1;
    }
    return counts;
  }

  async isRunning(): Promise<boolean> {
    return this.locked;
  }

  async prompt(hash: string): Promise<string | null> {
    return this.prompts.get(hash) ?? null;
  }

  async acquireRunLock(): Promise<() => Promise<void>> {
    if (this.locked) throw new MettleError('STUDY_RUNNING', 'The study runs in another process.');
    this.locked = true;
    return async () => {
      this.locked = false;
    };
  }

  async close(): Promise<void> {}

  #of(sha256: string): Map<string, Response> {
    const responses = this.#responses.get(sha256);
    if (responses === undefined) throw new MettleError('STORE_FAILED', `There is no subject ${sha256}.`);
    return responses;
  }
}

function nameOf(response: Response): string {
  return response.kind === 'readout' ? response.cell : `${response.cell}#${response.run}`;
}
