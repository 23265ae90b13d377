import type { RuntimeRecord } from '../../shared/domain/subject.js';
import type { Engine } from '../engine/engine.js';
import type { Catalogue } from '../library/catalogue.js';
import type { Library } from '../library/load-library.js';
import type { Store } from '../store/store.js';
import type { FoundSubjects } from '../subjects/find-subjects.js';

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
  openStore(options: { readonly file: string; readonly readOnly: boolean }): Promise<Store>;
  /** What a study can choose from; `folders` are a researcher's own, read after the shipped files. */
  library(folders?: readonly string[]): Promise<Library>;
  /** The same with the documents that it is read from. */
  catalogue(folders: readonly string[]): Promise<Catalogue>;
  /** The file that a study's reference names; relative paths start at `baseFolder`. Throws `SUBJECT_NOT_FOUND`. */
  resolveSubject(reference: string, baseFolder: string): Promise<string>;
  /** The folder of the calibration subjects. Throws `SUBJECT_NOT_FOUND`. */
  calibrationDirectory(): string;
  findSubjects(directories: readonly string[]): Promise<FoundSubjects>;
  /** Bytes that a subject takes as it was loaded. */
  memoryNeeded(path: string, runtime: RuntimeRecord): Promise<number>;
  /** The version of the SQLite library. */
  sqliteVersion(): Promise<string>;
  /** Calls `listener` on every interrupt until the function returned is called. */
  onInterrupt(listener: (interrupt: Interrupt) => void): () => void;
  /** Ends the program at once. */
  exit(code: number): void;
}
