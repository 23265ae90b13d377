import type { DocumentKind } from '../../shared/contract/library.js';
import type { Instrument } from '../../shared/domain/instrument.js';
import type { PersonaFile } from '../../shared/domain/persona.js';
import type { Population } from '../../shared/domain/population.js';
import type { Experiment } from '../../shared/domain/replication/experiment.js';
import type { TemplateFile } from '../../shared/domain/template.js';
import type { ErrorCode } from '../../shared/errors.js';
import { validateExperiment } from '../instruments/experiments/validate.js';
import { validateInstrument } from '../instruments/validate.js';
import { validatePopulation } from '../personas/sources/validate-population.js';
import { validatePersonaFile, validateTemplateFile } from '../personas/validate.js';

/** What a document of the library holds, by its kind. */
export type DocumentContent =
  | { readonly kind: 'instrument'; readonly content: Instrument }
  | { readonly kind: 'personas'; readonly content: PersonaFile }
  | { readonly kind: 'templates'; readonly content: TemplateFile }
  | { readonly kind: 'populations'; readonly content: Population }
  | { readonly kind: 'experiments'; readonly content: Experiment };

/** A document with where it came from. */
export type LibraryDocument = DocumentContent & {
  readonly id: string;
  readonly origin: 'shipped' | 'own';
  /** Null where no file holds it: an instrument out of a package. */
  readonly path: string | null;
  /** Names the file or package in messages. */
  readonly source: string;
};

/** The subfolder that holds the documents of each kind. */
export const DOCUMENT_FOLDERS: Readonly<Record<DocumentKind, string>> = {
  instrument: 'instruments',
  personas: 'personas',
  templates: 'templates',
  populations: 'populations',
  experiments: 'experiments',
};

/** The error that an invalid document of each kind is refused with. */
export const DOCUMENT_ERRORS: Readonly<Record<DocumentKind, ErrorCode>> = {
  instrument: 'INVALID_INSTRUMENT',
  personas: 'INVALID_PERSONA',
  templates: 'INVALID_TEMPLATE',
  populations: 'INVALID_PERSONA',
  experiments: 'INVALID_EXPERIMENT',
};

/** Something that has a name which the whole library may hold once, and the path of that name in its document. */
export interface Entry {
  readonly what:
    | 'instrument'
    | 'persona file'
    | 'persona'
    | 'role'
    | 'placebo'
    | 'neutral text'
    | 'template'
    | 'population';
  readonly id: string;
  readonly path: readonly PropertyKey[];
}

/**
 * Checks what a JSON document of this kind holds. `source` names it in messages. Throws `INVALID_INSTRUMENT`,
 * `INVALID_PERSONA`, `INVALID_TEMPLATE` or `INVALID_EXPERIMENT` naming the places.
 */
export function validateDocument(kind: DocumentKind, raw: unknown, source: string): DocumentContent {
  switch (kind) {
    case 'instrument':
      return { kind, content: validateInstrument(raw, source) };
    case 'personas':
      return { kind, content: validatePersonaFile(raw, source) };
    case 'templates':
      return { kind, content: validateTemplateFile(raw, source) };
    case 'populations':
      return { kind, content: validatePopulation(raw, source) };
    case 'experiments':
      return { kind, content: validateExperiment(raw, source) };
  }
}

/** What a document is known by: its own id, or that of the first template of a template file. */
export function documentId(document: DocumentContent): string {
  return document.kind === 'templates' ? (document.content.templates[0]?.id ?? '') : document.content.id;
}

/** The names in a document, in its order. */
export function documentEntries(document: DocumentContent): Entry[] {
  switch (document.kind) {
    case 'instrument':
      return [{ what: 'instrument', id: document.content.id, path: ['id'] }];
    case 'populations':
      return [{ what: 'population', id: document.content.id, path: ['id'] }];
    // A study names either in one list, so that an experiment may not have the name of an instrument.
    case 'experiments':
      return [{ what: 'instrument', id: document.content.id, path: ['id'] }];
    case 'templates':
      return named('template', 'templates', document.content.templates);
    case 'personas': {
      const { id, personas, roles, placebos, neutrals } = document.content;
      return [
        { what: 'persona file', id, path: ['id'] },
        ...named('persona', 'personas', personas),
        ...named('role', 'roles', roles),
        ...named('placebo', 'placebos', placebos),
        ...named('neutral text', 'neutrals', neutrals),
      ];
    }
  }
}

function named(what: Entry['what'], list: string, entries: readonly { readonly id: string }[]): Entry[] {
  return entries.map(({ id }, index) => ({ what, id, path: [list, index, 'id'] }));
}

/** A key for an entry's name among all of the library's. */
export function entryKey({ what, id }: Pick<Entry, 'what' | 'id'>): string {
  return `${what}:${id}`;
}
