import { identifierSchema } from '../../../../shared/domain/text.js';

const LONGEST = 64;

/**
 * A study's name out of what was typed: spaces become hyphens, accents are dropped, what no file name can hold is left out.
 * May be empty.
 */
export function nameFromTyping(typed: string): string {
  return typed
    .normalize('NFKD')
    .replace(/\s+/g, '-')
    .replace(/[^A-Za-z0-9._-]/g, '')
    .replace(/^[._-]+/, '')
    .slice(0, LONGEST);
}

/** Why a name cannot be a study's, or null where it can. */
export function nameProblem(name: string): string | null {
  if (name === '') return 'Give the study a name.';
  return identifierSchema.safeParse(name).success
    ? null
    : 'A name holds up to 64 letters, digits, dots, hyphens and underscores, and begins with a letter or digit.';
}
