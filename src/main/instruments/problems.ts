import type { z } from 'zod';
import { type ErrorCode, MettleError } from '../../shared/errors.js';

/** One thing wrong with a file, and where: a path such as `items[3].text.en`, empty for the whole file. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

/** An error about a file that names every place, for those who show them one by one. */
export class FileProblemsError extends MettleError {
  readonly problems: readonly Problem[];

  constructor(
    code: ErrorCode,
    message: string,
    options: { readonly hint: string; readonly cause: unknown; readonly problems: readonly Problem[] },
  ) {
    super(code, message, options);
    this.problems = options.problems;
  }
}

const MOST_SHOWN = 5;

/**
 * Checks `raw` against a schema and then against `check`, which looks at what a schema cannot say. `what` names the kind of
 * file and `source` the file itself. Throws a FileProblemsError with `code` whose message lists up to five problems, each with
 * its path and the identifier of the entry that it lies in, and whose cause is the schema's own error where that refused.
 */
export function validateAgainst<Schema extends z.ZodType>(
  raw: unknown,
  schema: Schema,
  check: (value: z.output<Schema>) => readonly Problem[],
  naming: { readonly code: ErrorCode; readonly what: string; readonly source: string },
): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  const problems: readonly Problem[] = parsed.success
    ? check(parsed.data)
    : parsed.error.issues.flatMap(issueProblems);
  if (parsed.success && problems.length === 0) return parsed.data;
  const shown = problems
    .slice(0, MOST_SHOWN)
    .map((problem) => `${describePath(problem.path, raw)}: ${problem.message}`);
  const left = problems.length - shown.length;
  const more = left > 0 ? `; and ${left} more` : '';
  throw new FileProblemsError(
    naming.code,
    `${naming.source} is not a valid ${naming.what}: ${shown.join('; ')}${more}.`,
    {
      hint: 'Correct the places named and try again.',
      cause: parsed.success ? undefined : parsed.error,
      problems,
    },
  );
}

/** The entries whose identifier an earlier entry already has, as problems under `path`. */
export function repeatedIdentifiers(
  entries: readonly { readonly id: string }[],
  path: readonly PropertyKey[],
): Problem[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const repeated = seen.has(entry.id);
    seen.add(entry.id);
    return repeated ? [{ path: [...path, index, 'id'], message: `"${entry.id}" is used twice` }] : [];
  });
}

function issueProblems(issue: z.core.$ZodIssue): Problem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key], message: 'is not a known property' }));
  }
  return [{ path: issue.path, message: issue.message.replace(/\.$/, '') }];
}

/** A readable path; an array entry with an `id` is followed by it, e.g. `items[3] (TF04).text`. */
function describePath(path: readonly PropertyKey[], raw: unknown): string {
  if (path.length === 0) return 'the file';
  let text = '';
  let value: unknown = raw;
  path.forEach((part) => {
    value = property(value, part);
    if (typeof part !== 'number') {
      text += `${text === '' ? '' : '.'}${String(part)}`;
      return;
    }
    text += `[${part}]`;
    const id = property(value, 'id');
    if (typeof id === 'string') text += ` (${id})`;
  });
  return text;
}

function property(value: unknown, name: PropertyKey): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<PropertyKey, unknown>)[name]
    : undefined;
}
