import type { RuntimeRecord, SubjectFile } from '../../shared/domain/subject.js';
import type { SubjectPlace } from '../engine/adapter-choice.js';
import type { Engine } from '../engine/engine.js';
import type { Catalogue } from '../library/catalogue.js';
import type { Library } from '../library/load-library.js';
import type { LaboratoryStore } from '../store/laboratory-store.js';
import type { FoundSubjects } from '../subjects/found-subject.js';
import type { PlaceRequest } from '../subjects/search-places.js';

/** Where text goes, and what may be shown there. */
export interface Output {
  write(text: string): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
}

/** Signals that ask the program to end, on every platform that has them. */
export type Interrupt = 'SIGINT' | 'SIGTERM' | 'SIGHUP' | 'SIGBREAK';

/** What the commands need of the machine, so that they can be tried without one. */
export interface Environment {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly homeDirectory: string;
  readonly workingDirectory: string;
  readonly version: string;
  engine(): Promise<Engine>;
  openStore(options: { readonly file: string; readonly readOnly: boolean }): Promise<LaboratoryStore>;
  /** What a study can choose from; `folders` are a researcher's own, read after the shipped files. */
  library(folders?: readonly string[]): Promise<Library>;
  /** The same with the documents that it is read from. */
  catalogue(folders: readonly string[]): Promise<Catalogue>;
  /**
   * Where the subject lies that a study's reference names; relative paths start at `baseFolder`. Throws `SUBJECT_NOT_FOUND`
   * and `INVALID_INPUT`.
   */
  resolveSubject(reference: string, baseFolder: string): Promise<SubjectPlace>;
  /** The folder of the calibration subjects. Throws `SUBJECT_NOT_FOUND`. */
  calibrationDirectory(): string;
  findSubjects(request: PlaceRequest): Promise<FoundSubjects>;
  /** Bytes that a subject takes as it was loaded. */
  memoryNeeded(subject: SubjectFile, runtime: RuntimeRecord): Promise<number>;
  /** The version of the SQLite library. */
  sqliteVersion(): Promise<string>;
  /** Calls `listener` on every interrupt until the function returned is called. */
  onInterrupt(listener: (interrupt: Interrupt) => void): () => void;
  /** Asks for a secret in the terminal without showing it; null where there is no terminal, or it was given up. */
  askSecret(question: string): Promise<string | null>;
  /** Ends the program at once. */
  exit(code: number): void;
}
