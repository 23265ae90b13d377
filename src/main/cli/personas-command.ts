import { basename, extname, resolve } from 'node:path';
import { identifierSchema } from '../../shared/domain/text.js';
import { MettleError } from '../../shared/errors.js';
import type { Catalogue } from '../library/catalogue.js';
import { personasFromCsv } from '../personas/sources/csv.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { chosenCatalogue, type LibraryOption } from './own-catalogue.js';
import { counted } from './quantities.js';
import { writeTableDocument } from './table-document.js';
import { readTextFile } from './text-files.js';
import { textTable } from './text-table.js';

export interface PersonasCommandOptions extends LibraryOption {
  readonly csv?: string;
  readonly out?: string;
  readonly id?: string;
  readonly name?: string;
  readonly licence?: string;
  readonly json: boolean;
}

/**
 * Lists the persona files and populations that a study can draw on; with `csv`, makes a persona file of a table and writes
 * it to `out`. Gives `invalid` where the table has problems, which it prints by line. Throws `INVALID_INPUT`, `FILE_*`.
 */
export async function personasCommand(
  environment: Environment,
  options: PersonasCommandOptions,
): Promise<number> {
  const catalogue = await chosenCatalogue(environment, options);
  if (options.csv !== undefined) return fromTable(environment, catalogue, options.csv, options);
  environment.stdout.write(
    options.json ? `${JSON.stringify(listing(catalogue))}\n` : `${text(catalogue).join('\n')}\n`,
  );
  return EXIT_CODES.ok.code;
}

async function fromTable(
  environment: Environment,
  catalogue: Catalogue,
  csv: string,
  options: PersonasCommandOptions,
): Promise<number> {
  if (options.out === undefined) {
    throw new MettleError('INVALID_INPUT', 'It is not said where the persona file should be written.', {
      hint: 'Name a new file with --out FILE.json.',
    });
  }
  const out = resolve(environment.workingDirectory, options.out);
  const id = options.id ?? basename(out, extname(out));
  const named = identifierSchema.safeParse(id);
  if (!named.success) {
    throw new MettleError(
      'INVALID_INPUT',
      `The id ${JSON.stringify(id)} cannot be used: it ${named.error.issues[0]?.message ?? 'is not valid'}.`,
      {
        hint: 'Give one with --id.',
      },
    );
  }
  const table = await readTextFile(resolve(environment.workingDirectory, csv));
  const naming = {
    id,
    name: options.name ?? id,
    ...(options.licence === undefined ? {} : { licence: options.licence }),
  };
  const { file, problems } = personasFromCsv(table, naming, catalogue.library.instruments);
  return writeTableDocument(
    environment,
    catalogue,
    {
      ...{ csv, out, id, kind: 'personas', document: file, problems },
      said: ({ personas, roles }) => ({
        figures: { personas: personas.length, roles: roles.length },
        words: `${counted(personas.length, 'persona')} and ${counted(roles.length, 'role')}`,
      }),
    },
    options,
  );
}

function listing({ documents }: Catalogue): Record<string, unknown> {
  return {
    groups: documents.flatMap(({ kind, content, origin, path }) =>
      kind === 'personas'
        ? [
            {
              id: content.id,
              name: content.name,
              licence: content.licence,
              personas: content.personas.map(({ id }) => id),
              roles: content.roles.map(({ id }) => id),
              placebos: content.placebos.map(({ id }) => id),
              neutrals: content.neutrals.map(({ id }) => id),
              origin,
              file: path,
            },
          ]
        : [],
    ),
    populations: documents.flatMap(({ kind, content, origin, path }) =>
      kind === 'populations'
        ? [
            {
              id: content.id,
              name: content.name,
              licence: content.licence,
              from: content.from,
              attributes: content.attributes.map(({ id }) => id),
              origin,
              file: path,
            },
          ]
        : [],
    ),
  };
}

function text({ documents }: Catalogue): string[] {
  const groups = documents.flatMap(({ kind, content, origin }) =>
    kind === 'personas'
      ? [
          [
            content.id,
            ...[content.personas, content.roles, content.placebos, content.neutrals].map(({ length }) =>
              String(length),
            ),
            fromWhere(origin),
            content.licence,
          ],
        ]
      : [],
  );
  const populations = documents.flatMap(({ kind, content, origin }) =>
    kind === 'populations'
      ? [[content.id, content.from, String(content.attributes.length), fromWhere(origin), content.licence]]
      : [],
  );
  return [
    ...textTable(GROUP_COLUMNS, groups),
    ...(populations.length === 0 ? [] : ['', ...textTable(POPULATION_COLUMNS, populations)]),
  ];
}

const GROUP_COLUMNS = [
  { heading: 'File' },
  { heading: 'Personas', align: 'right' as const },
  { heading: 'Roles', align: 'right' as const },
  { heading: 'Placebos', align: 'right' as const },
  { heading: 'Neutral', align: 'right' as const },
  { heading: 'From' },
  { heading: 'Licence' },
];

const POPULATION_COLUMNS = [
  { heading: 'Population' },
  { heading: 'Drawn from' },
  { heading: 'Attributes', align: 'right' as const },
  { heading: 'From' },
  { heading: 'Licence' },
];

function fromWhere(origin: 'shipped' | 'own'): string {
  return origin === 'shipped' ? 'Mettle' : 'your folder';
}
