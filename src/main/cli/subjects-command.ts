import { join, resolve } from 'node:path';
import { SUBJECT_STORE_NAMES } from '../../shared/domain/subject-source.js';
import type { FoundSubject, FoundSubjects } from '../subjects/found-subject.js';
import { chosenDataFolder } from './data-store.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { bytes, count } from './quantities.js';
import { textTable } from './text-table.js';

export interface SubjectsCommandOptions {
  readonly dir: readonly string[];
  /** Whether other programs' stores are searched too. */
  readonly stores: boolean;
  readonly data?: string;
  readonly json: boolean;
}

/** Lists the GGUF files of this machine, with what they say of themselves and whether they fit in memory. */
export async function subjectsCommand(
  environment: Environment,
  options: SubjectsCommandOptions,
): Promise<number> {
  const { platform, homeDirectory, variables } = environment;
  const own = options.dir.map((directory) => resolve(environment.workingDirectory, directory));
  const calibration = environment.calibrationDirectory();
  const found = await environment.findSubjects({
    calibration,
    own,
    ...(options.stores
      ? {
          fetched: join(chosenDataFolder(environment, options.data), 'models'),
          stores: { platform, homeDirectory, variables },
        }
      : {}),
  });
  environment.stdout.write(
    options.json
      ? `${JSON.stringify({ directories: [calibration, ...own], ...found })}\n`
      : `${text(found).join('\n')}\n`,
  );
  return EXIT_CODES.ok.code;
}

function text({ subjects, adapters, skipped, stores, freeBytes }: FoundSubjects): string[] {
  const places = stores.flatMap(({ paths }) => paths);
  const lines =
    subjects.length === 0
      ? [`No subject was found in ${places.join(', ')}.`]
      : [...textTable(COLUMNS, byFamily(subjects)), '', `${bytes(freeBytes)} of memory are free.`];
  const misfits = subjects.flatMap(({ fitMessage }) => (fitMessage === null ? [] : [`  ${fitMessage}`]));
  if (misfits.length > 0) lines.push('', 'Too large:', ...misfits);
  const overlays = adapters.map(
    ({ name, base, path }) => `  ${name}${base === null ? '' : ` (trained on ${base})`}: ${path}`,
  );
  if (overlays.length > 0) lines.push('', 'Adapters:', ...overlays);
  const reasons = skipped.map(
    ({ path, store, code, message }) =>
      `  ${code}: ${message.includes(path) ? '' : `${path}: `}${message} (${SUBJECT_STORE_NAMES[store]})`,
  );
  if (reasons.length > 0) lines.push('', 'Passed over:', ...reasons);
  return lines;
}

const COLUMNS = [
  { heading: 'Name' },
  { heading: 'Architecture' },
  { heading: 'Type' },
  { heading: 'Size', align: 'right' as const },
  { heading: 'Memory', align: 'right' as const },
  { heading: 'Context', align: 'right' as const },
  { heading: 'Fits' },
  { heading: 'Parts', align: 'right' as const },
  { heading: 'Store' },
  { heading: 'Note' },
  { heading: 'File' },
];

/** A row for each family, and below it one for each of its variants, the largest first. */
function byFamily(subjects: readonly FoundSubject[]): string[][] {
  const families = new Map<string, FoundSubject[]>();
  for (const subject of subjects) {
    families.set(subject.group, [...(families.get(subject.group) ?? []), subject]);
  }
  return [...families].flatMap(([family, variants]) => [
    [family],
    ...variants.toSorted((left, right) => right.bytes - left.bytes).map(rowOf),
  ]);
}

function rowOf(subject: FoundSubject): string[] {
  return [
    `  ${subject.name}`,
    subject.architecture,
    subject.quantization,
    bytes(subject.bytes),
    bytes(subject.memory.totalBytes),
    count(subject.contextLength),
    subject.fits ? 'yes' : 'no',
    count(subject.parts?.length ?? 1),
    SUBJECT_STORE_NAMES[subject.source.store],
    noteOf(subject),
    subject.path,
  ];
}

/** What to know of the file's place, in as many words as fit a table. */
function noteOf({ source, alsoAt }: FoundSubject): string {
  const { repository, tag, notes } = source;
  const name = repository === null ? [] : [source.store === 'ollama' ? `${repository}:${tag}` : repository];
  const copies =
    alsoAt.length === 0 ? [] : [`also at ${alsoAt.length} other ${alsoAt.length === 1 ? 'path' : 'paths'}`];
  return [...name, ...copies, ...notes].join('; ');
}
