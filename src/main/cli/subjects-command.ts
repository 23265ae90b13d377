import { resolve } from 'node:path';
import type { FoundSubject, FoundSubjects } from '../subjects/find-subjects.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { bytes, count } from './quantities.js';
import { textTable } from './text-table.js';

export interface SubjectsCommandOptions {
  readonly dir: readonly string[];
  readonly json: boolean;
}

/** Lists the GGUF files in folders, with what they say of themselves and whether they fit in memory. */
export async function subjectsCommand(
  environment: Environment,
  options: SubjectsCommandOptions,
): Promise<number> {
  const directories =
    options.dir.length > 0
      ? options.dir.map((directory) => resolve(environment.workingDirectory, directory))
      : [environment.calibrationDirectory()];
  const found = await environment.findSubjects(directories);
  environment.stdout.write(
    options.json
      ? `${JSON.stringify({ directories, ...found })}\n`
      : `${text(directories, found).join('\n')}\n`,
  );
  return EXIT_CODES.ok.code;
}

function text(directories: readonly string[], { subjects, skipped, freeBytes }: FoundSubjects): string[] {
  const lines =
    subjects.length === 0
      ? [`No subject was found in ${directories.join(', ')}.`]
      : [...textTable(COLUMNS, subjects.map(rowOf)), '', `${bytes(freeBytes)} of memory are free.`];
  const misfits = subjects.flatMap(({ fitMessage }) => (fitMessage === null ? [] : [`  ${fitMessage}`]));
  if (misfits.length > 0) lines.push('', 'Too large:', ...misfits);
  const reasons = skipped.map(
    ({ path, code, message }) => `  ${code}: ${message.includes(path) ? '' : `${path}: `}${message}`,
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
  { heading: 'File' },
];

function rowOf(subject: FoundSubject): string[] {
  return [
    subject.name,
    subject.architecture,
    subject.quantization,
    bytes(subject.bytes),
    bytes(subject.memory.totalBytes),
    count(subject.contextLength),
    subject.fits ? 'yes' : 'no',
    subject.path,
  ];
}
