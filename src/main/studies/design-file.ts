import type { z } from 'zod';
import { MettleError } from '../../shared/errors.js';
import { studyDesignSchema, type StudyDesign } from '../../shared/domain/study.js';
import { readJsonFile } from '../library/read-json.js';

const MOST_PROBLEMS_SHOWN = 8;

/**
 * Reads and validates a study file. Throws `FILE_NOT_FOUND`, `FILE_UNREADABLE`, or `INVALID_STUDY` naming every place in
 * the file that is wrong (e.g. `conditions.personas[2]`) and what is expected there.
 */
export async function readDesignFile(path: string): Promise<StudyDesign> {
  return validateDesign(await readJsonFile(path, 'INVALID_STUDY'), path);
}

/** Validates what a study file holds; `source` names it in messages. Throws `INVALID_STUDY`. */
export function validateDesign(value: unknown, source: string): StudyDesign {
  const result = studyDesignSchema.safeParse(value);
  const problems = result.success
    ? repetitions(result.data)
    : result.error.issues.flatMap((issue) => sentences(issue, []));
  if (result.success && problems.length === 0) return result.data;
  const shown = problems.slice(0, MOST_PROBLEMS_SHOWN);
  const more = problems.length > shown.length ? ` (and ${problems.length - shown.length} more problems)` : '';
  throw new MettleError('INVALID_STUDY', `${source} is not a valid study: ${shown.join('; ')}${more}.`, {
    hint: 'Correct the places named; examples/first-study.json is a study that works.',
    cause: result.error,
  });
}

/** Lists whose entries each stand for a dimension of the plan: an entry given twice would ask every question twice. */
function repetitions(design: StudyDesign): string[] {
  const { subjects, instruments, templates, orders } = design;
  return Object.entries({ subjects, instruments, templates, orders }).flatMap(([name, entries]) =>
    (entries as readonly string[])
      .flatMap((entry, position) =>
        (entries as readonly string[]).indexOf(entry) < position ? [{ entry, position }] : [],
      )
      .map(({ entry, position }) => `${name}[${position}] repeats ${JSON.stringify(entry)}`),
  );
}

type Issue = z.core.$ZodIssue;

/** One sentence per problem; a union's problems are those of the alternative that came nearest. */
function sentences(issue: Issue, base: readonly PropertyKey[]): string[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${place([...path, key])} is not a property that a study has`);
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.toSorted((left, right) => depth(right) - depth(left))[0] ?? [];
    return depth(nearest) > 0
      ? nearest.flatMap((inner) => sentences(inner, path))
      : [`${place(path)} ${expectation(issue)}`];
  }
  return [`${place(path)} ${expectation(issue)}`];
}

function depth(issues: readonly Issue[]): number {
  return Math.max(0, ...issues.map((issue) => issue.path.length));
}

function alternatives(issues: readonly Issue[]): string {
  return issues.map((issue) => expectation(issue).replace(/^must be /, '')).join(' and ');
}

function expectation(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined && / received undefined$/.test(issue.message)
        ? `is missing (${article(issue.expected)} is expected)`
        : `must be ${article(issue.expected)}`;
    case 'invalid_value':
      return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
    case 'too_small':
      if (issue.origin === 'string') return 'must not be empty';
      if (issue.origin === 'array') {
        return `must hold at least ${issue.minimum} ${issue.minimum === 1 ? 'entry' : 'entries'}`;
      }
      return `must be ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}`;
    case 'too_big':
      return `must be ${issue.inclusive === false ? 'less than' : 'at most'} ${issue.maximum}`;
    case 'invalid_union':
      return issue.errors.length > 0
        ? `must be ${issue.errors.map((errors) => alternatives(errors)).join(' or ')}`
        : `must be ${discriminators(issue).join(' or ')}`;
    default:
      return /^must\b/.test(issue.message) ? issue.message : `is not valid: ${issue.message}`;
  }
}

/** The values that a discriminated union tells its alternatives by. */
function discriminators(issue: Issue): string[] {
  return 'options' in issue && Array.isArray(issue.options)
    ? issue.options.map((option) => JSON.stringify(option))
    : ['one of the values that the format allows'];
}

function article(noun: string): string {
  const name =
    noun === 'int' ? 'whole number' : noun === 'array' ? 'list' : noun === 'string' ? 'text' : noun;
  if (name === 'text') return name;
  return `${/^[aeio]/.test(name) ? 'an' : 'a'} ${name}`;
}

/** `conditions.personas[2]`; the whole file where the path is empty. */
function place(path: readonly PropertyKey[]): string {
  if (path.length === 0) return 'The file';
  return path
    .map((part, position) =>
      typeof part === 'number' ? `[${part}]` : `${position === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}
