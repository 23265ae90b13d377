import type { z } from 'zod';
import type { Problem } from '../instruments/problems.js';

type Issue = z.core.$ZodIssue;

/**
 * What a schema's issue says in words that a researcher can act on, e.g. `must hold at least 1 entry`: one problem per place;
 * a union's problems are those of the alternative that came nearest. `owner` is what the value is, e.g. `a study`.
 */
export function issueProblems(issue: Issue, owner: string, base: readonly PropertyKey[] = []): Problem[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...path, key],
      message: `is not a property that ${owner} has`,
    }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.toSorted((left, right) => depth(right) - depth(left))[0] ?? [];
    return depth(nearest) > 0
      ? nearest.flatMap((inner) => issueProblems(inner, owner, path))
      : [{ path, message: expectation(issue) }];
  }
  return [{ path, message: expectation(issue) }];
}

function depth(issues: readonly Issue[]): number {
  return issues.reduce((deepest, issue) => Math.max(deepest, issue.path.length), 0);
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
    case 'invalid_key':
      return `is no name that may stand here: it ${issue.issues.map((inner) => expectation(inner)).join(' and ')}`;
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

/** What the schema library calls by names of its own. */
const PLAIN_NAMES: Readonly<Record<string, string>> = {
  int: 'whole number',
  array: 'list',
  string: 'text',
  record: 'object',
};

function article(noun: string): string {
  const name = PLAIN_NAMES[noun] ?? noun;
  if (name === 'text') return name;
  return `${/^[aeio]/.test(name) ? 'an' : 'a'} ${name}`;
}

/** A path as it is written in messages: `conditions.personas[2]`; empty for the whole. */
export function placeOf(path: readonly PropertyKey[]): string {
  return path
    .map((part, position) =>
      typeof part === 'number' ? `[${part}]` : `${position === 0 ? '' : '.'}${String(part)}`,
    )
    .join('');
}
