import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Instrument } from '../../shared/domain/instrument.js';
import type { NeutralText, Persona, Role } from '../../shared/domain/persona.js';
import type { Template } from '../../shared/domain/template.js';
import { type ErrorCode, MettleError } from '../../shared/errors.js';
import { buildIpipNeo120 } from '../instruments/ipip-neo-120.js';
import { validateInstrument } from '../instruments/validate.js';
import { validatePersonaFile, validateTemplateFile } from '../personas/validate.js';
import type { Library } from './library.js';
import { readJsonFile } from './read-json.js';
import { resourcesFolder } from './resources-folder.js';
import { checkTargets } from './targets.js';

export type { Library } from './library.js';

/** Folders that hold `instruments/`, `personas/` and `templates/` with JSON files, each of the three optional. */
export interface LibraryFolders {
  /** The shipped files; by default those that came with the program. */
  readonly resources?: string;
  /** The researcher's own, read after the shipped ones. */
  readonly extra?: readonly string[];
}

/**
 * Reads and validates the shipped instruments (the IPIP-NEO-120 among them), personas, roles, placebos, neutral texts and
 * templates, then those of the extra folders; files of a folder in code-unit order. An identifier is taken once per kind.
 * Throws `INVALID_INSTRUMENT`, `INVALID_PERSONA` or `INVALID_TEMPLATE` naming file and place, `FILE_NOT_FOUND` for a folder
 * that does not exist, `FILE_UNREADABLE`.
 */
export async function loadLibrary(folders: LibraryFolders | string = {}): Promise<Library> {
  const { resources = resourcesFolder(), extra = [] } =
    typeof folders === 'string' ? { resources: folders } : folders;
  const instruments = new Shelf<Instrument>('instrument', 'INVALID_INSTRUMENT');
  const personas = new Shelf<Persona>('persona', 'INVALID_PERSONA');
  const roles = new Shelf<Role>('role', 'INVALID_PERSONA');
  const placebos = new Shelf<NeutralText>('placebo', 'INVALID_PERSONA');
  const neutrals = new Shelf<NeutralText>('neutral text', 'INVALID_PERSONA');
  const templates = new Shelf<Template>('template', 'INVALID_TEMPLATE');
  instruments.add([buildIpipNeo120()], 'the package @bigfive-org/questions');
  for (const folder of [resources, ...extra]) {
    await requireFolder(folder);
    for (const path of await jsonFiles(join(folder, 'instruments'))) {
      instruments.add([validateInstrument(await readJsonFile(path, 'INVALID_INSTRUMENT'), path)], path);
    }
    for (const path of await jsonFiles(join(folder, 'personas'))) {
      const file = validatePersonaFile(await readJsonFile(path, 'INVALID_PERSONA'), path);
      personas.add(file.personas, path);
      roles.add(file.roles, path);
      placebos.add(file.placebos, path);
      neutrals.add(file.neutrals, path);
    }
    for (const path of await jsonFiles(join(folder, 'templates'))) {
      templates.add(validateTemplateFile(await readJsonFile(path, 'INVALID_TEMPLATE'), path).templates, path);
    }
  }
  for (const persona of personas.entries.values()) {
    checkTargets(persona, instruments.entries, personas.sourceOf(persona.id));
  }
  return {
    instruments: instruments.entries,
    personas: personas.entries,
    roles: roles.entries,
    placebos: placebos.entries,
    neutrals: neutrals.entries,
    templates: templates.entries,
  };
}

/** Entries of one kind with the file that each came from. */
class Shelf<Entry extends { readonly id: string }> {
  readonly entries = new Map<string, Entry>();
  readonly #sources = new Map<string, string>();

  constructor(
    private readonly kind: string,
    private readonly code: ErrorCode,
  ) {}

  add(entries: readonly Entry[], source: string): void {
    for (const entry of entries) {
      if (this.entries.has(entry.id)) {
        throw new MettleError(
          this.code,
          `${source}: there is already a${/^[aeiou]/.test(this.kind) ? 'n' : ''} ${this.kind} "${entry.id}", from ${this.sourceOf(entry.id)}.`,
          { hint: 'Give one of the two another id.' },
        );
      }
      this.entries.set(entry.id, entry);
      this.#sources.set(entry.id, source);
    }
  }

  sourceOf(id: string): string {
    return this.#sources.get(id) ?? this.kind;
  }
}

async function requireFolder(folder: string): Promise<void> {
  await listFolder(folder, (cause) => {
    throw new MettleError('FILE_NOT_FOUND', `There is no folder ${folder}.`, {
      hint: 'Name a folder that holds instruments, personas or templates.',
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
