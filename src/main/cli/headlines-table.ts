import { basename, extname, resolve } from 'node:path';
import { identifierSchema } from '../../shared/domain/text.js';
import { MettleError } from '../../shared/errors.js';
import type { Catalogue } from '../library/catalogue.js';
import { checkDocument } from '../laboratory/documents/check-document.js';
import { describeProblem } from '../laboratory/documents/describe-problem.js';
import { headlinesFromCsv } from '../studies/identity/stimuli/headlines-csv.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { counted } from './quantities.js';
import { readTextFile, writeNewTextFile } from './text-files.js';

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
  const id = options.id ?? basename(out, extname(out));
  if (!identifierSchema.safeParse(id).success) {
    throw new MettleError('INVALID_INPUT', `The id ${JSON.stringify(id)} cannot be used.`, {
      hint: 'Give one of letters, digits, dots, underscores and hyphens with --id.',
    });
  }
  const naming = {
    id,
    name: options.name ?? id,
    citation: required(options, 'citation', 'whom to cite for the headlines'),
    licence: required(options, 'licence', 'who may use the headlines'),
  };
  const table = await readTextFile(resolve(environment.workingDirectory, csv));
  const { instrument, problems } = headlinesFromCsv(table, naming);
  const written = instrument === null ? null : `${JSON.stringify(instrument, null, 2)}\n`;
  // What the table cannot know: an id that another instrument has.
  const clashes = written === null ? [] : checkDocument('instrument', written, catalogue).problems;
  if (instrument === null || written === null || clashes.length > 0) {
    const sentences = [
      ...problems.map(describeProblem),
      ...clashes.map(({ place, message }) => `${place}: ${message}`),
    ];
    environment.stdout.write(
      options.json
        ? `${JSON.stringify({ file: null, problems: sentences })}\n`
        : `${[`${csv}: ${counted(sentences.length, 'problem')}; nothing is written`, ...sentences.map((line) => `  ${line}`)].join('\n')}\n`,
    );
    return EXIT_CODES.invalid.code;
  }
  await writeNewTextFile(out, written);
  const headlines = instrument.items.length;
  environment.stdout.write(
    options.json
      ? `${JSON.stringify({ file: out, id, headlines, problems: [] })}\n`
      : `${out}: ${counted(headlines, 'headline')}.\n`,
  );
  return EXIT_CODES.ok.code;
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
