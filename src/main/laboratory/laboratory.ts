import type { Announce, Handlers } from '../../shared/contract/contract.js';

/** What differs between the doors that a laboratory is opened behind. */
export interface Door {
  readonly kind: 'electron' | 'web';
  /** The system's own dialog; null where the door has none. Resolves to null where nothing was chosen. */
  readonly chooseFolder: ((title: string) => Promise<string | null>) | null;
}

export interface LaboratoryOptions {
  /** Absolute path; made where it is missing. */
  readonly dataFolder: string;
  readonly door: Door;
  readonly announce: Announce;
}

/** The core with its store, library, queue and engine, behind the contract. */
export interface Laboratory {
  readonly handlers: Handlers;
  /** Pauses what runs, waits until it is stored, and closes the store. */
  close(): Promise<void>;
}
