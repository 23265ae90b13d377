import type { Manifest } from '../format/manifest.js';

/** Digits of the plan's hash that a citation gives. */
const HASH_DIGITS = 12;

/** How to cite a study, as one line: authors, year of the lock, title, the plan's hash, and the program. */
export function citationLine({ study, choices, program }: Manifest): string {
  const authors = choices.authors
    .map(({ familyNames, givenNames }) => (givenNames === '' ? familyNames : `${familyNames}, ${givenNames}`))
    .join('; ');
  const who = authors === '' ? 'Anonymous' : authors;
  return `${who} (${study.lockedAt.slice(0, 4)}). ${study.name} [Data set]. Plan SHA-256 ${study.planHash.slice(0, HASH_DIGITS)}; measured with Mettle ${program.version}.`;
}
