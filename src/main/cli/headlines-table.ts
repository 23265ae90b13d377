import { resolve } from 'node:path';
import { MettleError } from '../../shared/errors.js';
import type { Catalogue } from '../library/catalogue.js';
import { headlinesFromCsv } from '../studies/identity/stimuli/headlines-csv.js';
import type { Environment } from './environment.js';
import { counted } from './quantities.js';
import { instrumentId, writeTableDocument } from './table-document.js';
import { readTextFile } from './text-files.js';

/** What is said of a set of headlines on the command line. */
export interface HeadlinesTableOptions {
  readonly out?: string;
  readonly id?: string;
  readonly name?: string;
  readonly citation?: string;
  readonly licence?: string;
  readonly json: boolean;
}

/**
 * Makes an instrument of a table of headlines and writes it to `out`, with whom to cite and who may use it. Gives `invalid`
 * where the table has problems, which it prints by line. Throws `INVALID_INPUT` where the file, the citation or the licence is
 * not named, and `FILE_*`.
 */
export async function writeHeadlines(
  environment: Environment,
  catalogue: Catalogue,
  csv: string,
  options: HeadlinesTableOptions,
): Promise<number> {
  const out = resolve(
    environment.workingDirectory,
    required(options, 'out', 'where to write the instrument'),
  );
  const id = instrumentId(out, options.id);
  const naming = {
    id,
    name: options.name ?? id,
    citation: required(options, 'citation', 'whom to cite for the headlines'),
    licence: required(options, 'licence', 'who may use the headlines'),
  };
  const table = await readTextFile(resolve(environment.workingDirectory, csv));
  const { instrument, problems } = headlinesFromCsv(table, naming);
  return writeTableDocument(
    environment,
    catalogue,
    {
      ...{ csv, out, id, kind: 'instrument', document: instrument, problems },
      said: ({ items }) => ({
        figures: { headlines: items.length },
        words: counted(items.length, 'headline'),
      }),
    },
    options,
  );
}

function required(
  options: HeadlinesTableOptions,
  option: 'out' | 'citation' | 'licence',
  what: string,
): string {
  const value = options[option];
  if (value !== undefined && value.trim() !== '') return value;
  throw new MettleError('INVALID_INPUT', `It is not said ${what}.`, { hint: `Say so with --${option}.` });
}
