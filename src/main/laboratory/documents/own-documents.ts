import { readdir, readFile, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { DocumentKind, DocumentProblem } from '../../../shared/contract/library.js';
import { MettleError } from '../../../shared/errors.js';
import { fileError } from '../../engine/gguf/file-error.js';
import type { BrokenDocument, Catalogue } from '../../library/catalogue.js';
import { DOCUMENT_ERRORS, DOCUMENT_FOLDERS, type LibraryDocument } from '../../library/document.js';
import { writeAtomically } from '../write-atomically.js';
import { checkDocument } from './check-document.js';
import { listProblems } from './describe-problem.js';

/** Names that Windows keeps for devices, whatever ending they have. */
const DEVICE_NAME = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** A document as it is handed out. */
export interface DocumentText {
  readonly fileName: string;
  readonly text: string;
  readonly origin: 'shipped' | 'own';
}

/**
 * A document's text: as its file holds it, and for one that came with Mettle as a file would. A template that came with
 * Mettle comes as a file of its own. A broken file goes by its name. Throws `INVALID_INPUT` for an id that nothing has.
 */
export async function readDocument(
  catalogue: Catalogue,
  kind: DocumentKind,
  id: string,
): Promise<DocumentText> {
  const broken = findBroken(catalogue, kind, id);
  if (broken !== null) return { fileName: id, text: await readText(broken.path), origin: 'own' };
  const found = findDocument(catalogue, kind, id);
  if (found === null) throw unknownDocument(kind, id);
  if (found.origin === 'own' && found.path !== null) {
    return { fileName: basename(found.path), text: await readText(found.path), origin: 'own' };
  }
  const content =
    found.kind === 'templates'
      ? { ...found.content, templates: found.content.templates.filter((template) => template.id === id) }
      : found.content;
  return { fileName: `${id}.json`, text: `${JSON.stringify(content, null, 2)}\n`, origin: 'shipped' };
}

/**
 * Writes a document of the researcher's own into her folder, in place of hers with the same id. Gives the id. Throws
 * `INVALID_INSTRUMENT`, `INVALID_PERSONA` or `INVALID_TEMPLATE` naming the lines, and `FILE_UNREADABLE`; nothing is written
 * then.
 */
export async function saveDocument(
  folder: string,
  catalogue: Catalogue,
  kind: DocumentKind,
  text: string,
): Promise<string> {
  const { id, content, problems } = checkDocument(kind, text, catalogue);
  if (problems.length > 0 || content === null || id === null) throw refusal(kind, problems);
  const present = catalogue.documents.find(
    (document) => document.kind === kind && document.origin === 'own' && document.id === id,
  );
  const path = present?.path ?? (await newPath(join(folder, DOCUMENT_FOLDERS[kind]), id));
  await writeAtomically(path, text.replace(/^\uFEFF/, ''));
  return id;
}

/** Deletes a document of the researcher's own, or a broken file by its name. Throws `INVALID_INPUT` for one that came with Mettle and for an unknown id. */
export async function removeDocument(catalogue: Catalogue, kind: DocumentKind, id: string): Promise<void> {
  const found = findBroken(catalogue, kind, id) ?? findDocument(catalogue, kind, id);
  if (found !== null && 'origin' in found && found.origin === 'shipped') {
    throw new MettleError('INVALID_INPUT', `"${id}" came with Mettle and stays.`, {
      hint: 'Only documents of your own can be removed.',
    });
  }
  const path = found?.path ?? null;
  if (path === null) throw unknownDocument(kind, id);
  await rm(path).catch((thrown: unknown) => {
    throw fileError(path, thrown);
  });
}

function findBroken(catalogue: Catalogue, kind: DocumentKind, name: string): BrokenDocument | null {
  return (
    catalogue.broken.find((document) => document.kind === kind && basename(document.path) === name) ?? null
  );
}

/** By its id; a template file by any of its templates'. */
function findDocument(catalogue: Catalogue, kind: DocumentKind, id: string): LibraryDocument | null {
  const found = catalogue.documents.find((document) => {
    if (document.kind !== kind) return false;
    if (document.kind !== 'templates') return document.id === id;
    return document.content.templates.some((template) => template.id === id);
  });
  return found ?? null;
}

/** A name that no other document's file has, on disks too where capital letters are small ones. */
async function newPath(folder: string, id: string): Promise<string> {
  const present = await readdir(folder).catch(() => []);
  const others = new Set(present.filter((name) => name !== `${id}.json`).map((name) => name.toLowerCase()));
  const stem = DEVICE_NAME.test(id) ? `own-${id}` : id;
  for (let attempt = 1; ; attempt += 1) {
    const name = attempt === 1 ? `${stem}.json` : `${stem}-${attempt}.json`;
    if (!others.has(name.toLowerCase())) return join(folder, name);
  }
}

async function readText(path: string): Promise<string> {
  return readFile(path, 'utf8').catch((thrown: unknown) => {
    throw fileError(path, thrown);
  });
}

function refusal(kind: DocumentKind, problems: readonly DocumentProblem[]): MettleError {
  return new MettleError(
    DOCUMENT_ERRORS[kind],
    `The document cannot be stored as it is: ${listProblems(problems)}.`,
    { hint: 'Correct the lines named and save again.' },
  );
}

function unknownDocument(kind: DocumentKind, id: string): MettleError {
  const what = {
    instrument: 'instrument',
    personas: 'persona file',
    templates: 'template',
    populations: 'population',
    experiments: 'experiment',
  }[kind];
  return new MettleError('INVALID_INPUT', `There is no ${what} ${JSON.stringify(id)}.`, {
    hint: 'It may have been removed meanwhile; look at the list again.',
  });
}
