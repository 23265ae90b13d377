import type { Announce, Handlers } from '../../shared/contract/contract.js';

/** What differs between the doors that a laboratory is opened behind. */
export interface Door {
  readonly kind: 'electron' | 'web';
  /** The system's own dialog; null where the door has none. Resolves to null where nothing was chosen. */
  readonly chooseFolder: ((title: string) => Promise<string | null>) | null;
  /** Shows a file in the system's file manager; absent where the door has none. */
  readonly revealFile?: (path: string) => void;
}

export interface LaboratoryOptions {
  /** Absolute path; made where it is missing. */
  readonly dataFolder: string;
  readonly door: Door;
  readonly announce: Announce;
}

/** Bundles that cross a door as files, beside its calls. */
export interface BundleFiles {
  /**
   * Keeps a bundle that a page sends until its job is off the list, and gives its path. `name` is what the page calls it. Throws
   * `INVALID_INPUT` where too many are kept, `FILE_UNREADABLE`, and what the stream throws; nothing of it is left then.
   */
  receive(name: string, body: AsyncIterable<Uint8Array>): Promise<string>;
  /** The bundle that the export with this id has written. Throws `INVALID_INPUT`, `FILE_*`. */
  written(id: string): Promise<{ readonly path: string; readonly name: string; readonly bytes: number }>;
}

/** The core with its store, library, queue and engine, behind the contract. */
export interface Laboratory {
  readonly handlers: Handlers;
  readonly bundleFiles: BundleFiles;
  /** Pauses what runs, waits until it is stored, and closes the store. */
  close(): Promise<void>;
}
