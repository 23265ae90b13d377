import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DOCUMENT_KINDS, type DocumentKind } from '../../shared/contract/library.js';
import type { AdjectivePairs } from '../../shared/domain/adjectives.js';
import type { Instrument } from '../../shared/domain/instrument.js';
import { MettleError } from '../../shared/errors.js';
import { loadAdjectives } from './adjectives.js';
import { compileExperiment } from '../instruments/experiments/compile.js';
import { buildIpipNeo120 } from '../instruments/ipip-neo-120.js';
import {
  DOCUMENT_ERRORS,
  DOCUMENT_FOLDERS,
  documentEntries,
  documentId,
  entryKey,
  validateDocument,
  type DocumentContent,
  type LibraryDocument,
} from './document.js';
import type { Library } from './library.js';
import { readJsonFile } from './read-json.js';
import { checkTargets } from './targets.js';

/** A file of a researcher's own that cannot be used, and why. */
export interface BrokenDocument {
  readonly kind: DocumentKind;
  readonly path: string;
  readonly error: MettleError;
}

/** The library, with the documents that it was read from. */
export interface Catalogue {
  readonly library: Library;
  /** In the order in which they were read: the shipped ones first, files of a folder in code-unit order. */
  readonly documents: readonly LibraryDocument[];
  readonly broken: readonly BrokenDocument[];
}

/** Refuses a file of a folder that must be in order, with what was read before it. */
export class BrokenDocumentError extends MettleError {
  constructor(
    readonly document: BrokenDocument,
    readonly before: Catalogue,
  ) {
    const { code, message, hint } = document.error;
    super(code, message, { ...(hint === undefined ? {} : { hint }), cause: document.error });
  }
}

/** Folders that hold `instruments/`, `personas/`, `templates/` and `populations/` with JSON files, each of them optional. */
export interface CatalogueFolders {
  readonly resources: string;
  /** Folders of a researcher's own that must be in order. */
  readonly extra: readonly string[];
  /** A folder of a researcher's own whose broken files are passed over; it may be missing. */
  readonly own?: string;
}

/**
 * Reads and validates instruments (the IPIP-NEO-120 among them), then persona files, template files and populations, of all
 * folders, and the adjective pairs. A name is taken once per kind; of two files the one read first keeps it. Throws what the
 * shipped files and the extra folders' throw: `INVALID_INSTRUMENT`, `INVALID_PERSONA`, `INVALID_TEMPLATE`, `FILE_NOT_FOUND`,
 * `FILE_UNREADABLE`; of a file in an extra folder as a BrokenDocumentError.
 */
export async function loadCatalogue({ resources, extra, own }: CatalogueFolders): Promise<Catalogue> {
  const shelves = new Shelves();
  const broken: BrokenDocument[] = [];
  const ipip: DocumentContent = { kind: 'instrument', content: buildIpipNeo120() };
  shelves.add(ipip, { origin: 'shipped', path: null, source: 'the package @bigfive-org/questions' });
  for (const folder of [resources, ...extra]) await requireFolder(folder);
  const adjectives = await loadAdjectives(resources);
  const read = (): Catalogue => ({
    library: libraryOf(shelves.documents, adjectives),
    documents: shelves.documents,
    broken,
  });
  for (const kind of DOCUMENT_KINDS) {
    for (const path of await jsonFiles(join(resources, DOCUMENT_FOLDERS[kind]))) {
      shelves.add(await readDocument(kind, path), { origin: 'shipped', path, source: path });
    }
    for (const folder of extra) {
      const [refused] = await addOwn(shelves, kind, join(folder, DOCUMENT_FOLDERS[kind]));
      if (refused !== undefined) throw new BrokenDocumentError(refused, read());
    }
    if (own === undefined) continue;
    broken.push(...(await addOwn(shelves, kind, join(own, DOCUMENT_FOLDERS[kind]))));
  }
  return read();
}

/** Adds what can be used of a folder, which may be missing or a file itself, and gives the rest. */
async function addOwn(shelves: Shelves, kind: DocumentKind, folder: string): Promise<BrokenDocument[]> {
  const broken: BrokenDocument[] = [];
  const attempt = async (path: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work();
    } catch (thrown) {
      broken.push({ kind, path, error: MettleError.from(thrown, DOCUMENT_ERRORS[kind]) });
    }
  };
  await attempt(folder, async () => {
    for (const path of await jsonFiles(folder)) {
      await attempt(path, async () =>
        shelves.add(await readDocument(kind, path), { origin: 'own', path, source: path }),
      );
    }
  });
  return broken;
}

async function readDocument(kind: DocumentKind, path: string): Promise<DocumentContent> {
  return validateDocument(kind, await readJsonFile(path, DOCUMENT_ERRORS[kind]), path);
}

/** Documents, and the names that they take. */
class Shelves {
  readonly documents: LibraryDocument[] = [];
  readonly #instruments = new Map<string, Instrument>();
  readonly #sources = new Map<string, string>();

  /** Takes a document in whole or not at all. */
  add(document: DocumentContent, from: Pick<LibraryDocument, 'origin' | 'path' | 'source'>): void {
    const entries = documentEntries(document);
    for (const entry of entries) {
      const taken = this.#sources.get(entryKey(entry));
      if (taken === undefined) continue;
      const { what, id } = entry;
      throw new MettleError(
        DOCUMENT_ERRORS[document.kind],
        `${from.source}: there is already a${/^[aeiou]/.test(what) ? 'n' : ''} ${what} "${id}", from ${taken}.`,
        { hint: 'Give one of the two another id.' },
      );
    }
    if (document.kind === 'personas') {
      for (const persona of document.content.personas) checkTargets(persona, this.#instruments, from.source);
    }
    for (const entry of entries) this.#sources.set(entryKey(entry), from.source);
    if (document.kind === 'instrument') this.#instruments.set(document.content.id, document.content);
    this.documents.push({ ...document, ...from, id: documentId(document) });
  }
}

function libraryOf(documents: readonly LibraryDocument[], adjectives: AdjectivePairs): Library {
  const files = documents.flatMap((document) => (document.kind === 'personas' ? [document.content] : []));
  return {
    instruments: byId(
      documents.flatMap((document) => (document.kind === 'instrument' ? [document.content] : [])),
    ),
    personas: byId(files.flatMap(({ personas }) => personas)),
    roles: byId(files.flatMap(({ roles }) => roles)),
    placebos: byId(files.flatMap(({ placebos }) => placebos)),
    neutrals: byId(files.flatMap(({ neutrals }) => neutrals)),
    templates: byId(
      documents.flatMap((document) => (document.kind === 'templates' ? document.content.templates : [])),
    ),
    populations: byId(
      documents.flatMap((document) => (document.kind === 'populations' ? [document.content] : [])),
    ),
    experiments: byId(
      documents.flatMap((document) =>
        document.kind === 'experiments' ? [compileExperiment(document.content)] : [],
      ),
    ),
    adjectives,
  };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

async function requireFolder(folder: string): Promise<void> {
  await listFolder(folder, (cause) => {
    throw new MettleError('FILE_NOT_FOUND', `There is no folder ${folder}.`, {
      hint: 'Name a folder that holds instruments, personas, templates, populations or experiments.',
      cause,
    });
  });
}

async function jsonFiles(folder: string): Promise<string[]> {
  const names = await listFolder(folder, () => []);
  return names
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
}

async function listFolder(folder: string, whenMissing: (cause: unknown) => string[]): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return whenMissing(cause);
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new MettleError('FILE_UNREADABLE', `The folder ${folder} cannot be read: ${message}.`, { cause });
  }
}
