import { basename, extname, resolve } from 'node:path';
import { labellingTaskSchema, type LabellingTask } from '../../shared/domain/instability/labelling-task.js';
import { identifierSchema } from '../../shared/domain/text.js';
import { MettleError } from '../../shared/errors.js';
import type { Catalogue } from '../library/catalogue.js';
import { readJsonFile } from '../library/read-json.js';
import { checkDocument } from '../laboratory/documents/check-document.js';
import { describeProblem } from '../laboratory/documents/describe-problem.js';
import { labellingFromCsv } from '../studies/instability/labelling-csv.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { counted } from './quantities.js';
import { readTextFile, writeNewTextFile } from './text-files.js';

/** Where a labelling task is described, and what is to be written. */
export interface LabellingTableOptions {
  readonly task?: string;
  readonly out?: string;
  readonly id?: string;
  readonly json: boolean;
}

/**
 * Makes an instrument of a table of texts and the labelling task that `task` describes, and writes it to `out`. Gives `invalid`
 * where the table has problems, which it prints by line. Throws `INVALID_INPUT` where a file is not named or the task is not
 * one, and `FILE_*`.
 */
export async function writeLabelling(
  environment: Environment,
  catalogue: Catalogue,
  csv: string,
  options: LabellingTableOptions,
): Promise<number> {
  const path = (option: 'task' | 'out', what: string): string => {
    const value = options[option] ?? '';
    if (value !== '') return resolve(environment.workingDirectory, value);
    throw new MettleError('INVALID_INPUT', `It is not said ${what}.`, { hint: `Say so with --${option}.` });
  };
  const out = path('out', 'where to write the instrument');
  const id = options.id ?? basename(out, extname(out));
  if (!identifierSchema.safeParse(id).success) {
    throw new MettleError('INVALID_INPUT', `The id ${JSON.stringify(id)} cannot be used.`, {
      hint: 'Give one of letters, digits, dots, underscores and hyphens with --id.',
    });
  }
  const task = await readTask(path('task', 'which question and labels the texts are to be given'));
  const table = await readTextFile(resolve(environment.workingDirectory, csv));
  const { instrument, problems } = labellingFromCsv(table, id, task);
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
  const texts = instrument.items.length;
  environment.stdout.write(
    options.json
      ? `${JSON.stringify({ file: out, id, texts, labels: task.labels, problems: [] })}\n`
      : `${out}: ${counted(texts, 'text')} to be given one of ${counted(task.labels.length, 'label')}.\n`,
  );
  return EXIT_CODES.ok.code;
}

async function readTask(file: string): Promise<LabellingTask> {
  const parsed = labellingTaskSchema.safeParse(await readJsonFile(file, 'INVALID_INPUT'));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const place = issue?.path.join('.') ?? '';
  throw new MettleError(
    'INVALID_INPUT',
    `${file} does not describe a labelling task: ${place === '' ? 'the file' : place}: ${issue?.message ?? 'cannot be read'}.`,
    { hint: 'See the labelling tasks in docs/instrument-files.md.', cause: parsed.error },
  );
}
