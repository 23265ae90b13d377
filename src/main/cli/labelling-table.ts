import { resolve } from 'node:path';
import { labellingTaskSchema, type LabellingTask } from '../../shared/domain/instability/labelling-task.js';
import { MettleError } from '../../shared/errors.js';
import type { Catalogue } from '../library/catalogue.js';
import { readJsonFile } from '../library/read-json.js';
import { labellingFromCsv } from '../studies/instability/labelling-csv.js';
import type { Environment } from './environment.js';
import { counted } from './quantities.js';
import { instrumentId, writeTableDocument } from './table-document.js';
import { readTextFile } from './text-files.js';

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
  const id = instrumentId(out, options.id);
  const task = await readTask(path('task', 'which question and labels the texts are to be given'));
  const table = await readTextFile(resolve(environment.workingDirectory, csv));
  const { instrument, problems } = labellingFromCsv(table, id, task);
  return writeTableDocument(
    environment,
    catalogue,
    {
      ...{ csv, out, id, kind: 'instrument', document: instrument, problems },
      said: ({ items }) => ({
        figures: { texts: items.length, labels: task.labels },
        words: `${counted(items.length, 'text')} to be given one of ${counted(task.labels.length, 'label')}`,
      }),
    },
    options,
  );
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
