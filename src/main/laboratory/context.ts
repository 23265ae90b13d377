import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Announce } from '../../shared/contract/contract.js';
import type { Engine } from '../engine/engine.js';
import type { HashCache } from '../engine/gguf/hash-cache.js';
import type { Graphics } from '../engine/graphics.js';
import type { Catalogue } from '../library/catalogue.js';
import type { Library } from '../library/library.js';
import type { LaboratoryStore } from '../store/laboratory-store.js';
import type { Surroundings } from '../subjects/stores/store.js';
import { calibrationDirectory } from '../subjects/calibration-directory.js';
import { SubjectHashes } from './subject-hashes.js';
import type { Door, LaboratoryOptions } from './laboratory.js';
import { OwnLibrary } from './own-library.js';
import { SettingsFile } from './settings.js';
import { engineBySettings } from './settings-engine.js';
import { GraphicsProbe } from './subjects/graphics-probe.js';
import { SpeedFile } from './subjects/speed-file.js';

/** What the handlers of every feature share. */
export interface LaboratoryContext {
  /** Absolute path. */
  readonly dataFolder: string;
  readonly door: Door;
  readonly announce: Announce;
  readonly store: LaboratoryStore;
  readonly settings: SettingsFile;
  /** Made when it is first asked for. Loads by the researcher's settings and remembers the hashes of files. */
  engine(): Promise<Engine>;
  /** Shipped and own texts, read anew after a change. An own file that is broken is left out and told of by a notice. */
  library(): Promise<Library>;
  /** The library with the file that each text came from, and the own files that are broken. */
  catalogue(): Promise<Catalogue>;
  /** Hashes of files that were read before. */
  hashes(): Promise<HashCache>;
  /** Writes hashes that are new; a failure loses a saving alone. */
  keepHashes(): Promise<void>;
  /** What decides where other programs keep their models. */
  readonly surroundings: Surroundings;
  /** The graphics processor and its free memory, read in a process of its own; null where there is none. */
  graphics(): Promise<Graphics | null>;
  /** How fast subjects were on this machine. */
  readonly speeds: SpeedFile;
  /** The folder of the calibration subjects. Throws `SUBJECT_NOT_FOUND`. */
  calibrationDirectory(): string;
  /** Reads the library anew when it is next asked for. */
  reload(): void;
}

/** What a context is made from; tests give what takes the place of the machine's. */
export interface ContextOptions extends LaboratoryOptions {
  readonly store: LaboratoryStore;
  /** llama.cpp by default. */
  readonly createEngine?: (hashes: HashCache) => Promise<Engine>;
  readonly calibrationDirectory?: () => string;
  /** Asks llama.cpp by default. */
  readonly readGraphics?: () => Promise<Graphics | null>;
  /** This machine's by default. */
  readonly surroundings?: Surroundings;
  /** The folder with the shipped texts; by default the one that came with the program. */
  readonly resources?: string;
}

/** The folder of a researcher's own instruments, personas and templates within a data folder. */
export function ownLibraryFolder(dataFolder: string): string {
  return join(dataFolder, 'library');
}

/** Brings together what the handlers share. Touches no file until something is asked of it. */
export function createContext(options: ContextOptions): LaboratoryContext {
  const { dataFolder, door, announce, store } = options;
  const settings = new SettingsFile(join(dataFolder, 'settings.json'), announce);
  const own = new OwnLibrary(ownLibraryFolder(dataFolder), announce, options.resources);
  const hashes = new SubjectHashes(join(dataFolder, 'hashes.json'));
  const graphics = new GraphicsProbe(options.readGraphics ?? askLlama);
  const create = options.createEngine ?? createLlamaEngine;
  let engine: Promise<Engine> | null = null;
  return {
    dataFolder,
    door,
    announce,
    store,
    settings,
    engine: () => (engine ??= makeEngine()),
    library: async () => (await own.catalogue()).library,
    catalogue: () => own.catalogue(),
    hashes: () => hashes.cache(),
    keepHashes: () => hashes.keep(),
    surroundings: options.surroundings ?? machineSurroundings(),
    graphics: () => graphics.state(),
    speeds: new SpeedFile(join(dataFolder, 'speeds.json'), announce),
    calibrationDirectory: options.calibrationDirectory ?? (() => calibrationDirectory()),
    reload: () => own.reload(),
  };

  async function makeEngine(): Promise<Engine> {
    try {
      return engineBySettings(await create(await hashes.cache()), settings, hashes);
    } catch (thrown) {
      // What failed once may work when it is asked for again.
      engine = null;
      throw thrown;
    }
  }
}

function machineSurroundings(): Surroundings {
  return { platform: process.platform, homeDirectory: homedir(), variables: process.env };
}

/** Loaded when it is needed, so that a window is up before llama.cpp's library was looked for. */
async function createLlamaEngine(cache: HashCache): Promise<Engine> {
  const { createEngine } = await import('../engine/llama-engine.js');
  return createEngine({ cache });
}

async function askLlama(): Promise<Graphics | null> {
  const { readGraphics } = await import('../engine/graphics.js');
  return readGraphics();
}
