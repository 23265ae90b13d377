import type { SubjectFile } from '../../../shared/domain/subject.js';

/** Two subjects that stand for each other. */
export interface SubjectMatch<Mine, Theirs> {
  readonly mine: Mine;
  readonly theirs: Theirs;
  readonly how: 'same bytes' | 'same variant';
}

interface HasSubject {
  readonly subject: SubjectFile;
}

/**
 * Finds for each of their subjects the one of mine with the same bytes, else one of the same family and quantization; in the
 * order of theirs. `unmatched` are those of theirs that none of mine stands for.
 */
export function matchSubjects<Mine extends HasSubject, Theirs extends HasSubject>(
  mine: readonly Mine[],
  theirs: readonly Theirs[],
): { readonly matches: readonly SubjectMatch<Mine, Theirs>[]; readonly unmatched: readonly Theirs[] } {
  const matches: SubjectMatch<Mine, Theirs>[] = [];
  const unmatched: Theirs[] = [];
  for (const other of theirs) {
    const same = mine.find(({ subject }) => subject.sha256 === other.subject.sha256);
    const own = same ?? mine.find(({ subject }) => isSameVariant(subject, other.subject));
    if (own === undefined) unmatched.push(other);
    else matches.push({ mine: own, theirs: other, how: same === undefined ? 'same variant' : 'same bytes' });
  }
  return { matches, unmatched };
}

function isSameVariant(mine: SubjectFile, theirs: SubjectFile): boolean {
  return mine.family !== null && mine.family === theirs.family && mine.quantization === theirs.quantization;
}
