import type { StudyDesign } from '../../../shared/domain/study.js';

/** A study with the subjects (by SHA-256) that have not had their turn in it, in the study's order. */
export interface StudyTurns {
  readonly study: number;
  readonly determinism: StudyDesign['determinism'];
  readonly open: readonly string[];
}

/** One subject's turn in one study. */
export interface Turn {
  readonly study: number;
  readonly subject: string;
}

/** The subject that is in memory, as it was loaded. */
export interface LoadedAs {
  readonly sha256: string;
  readonly determinism: StudyDesign['determinism'];
}

/**
 * Whose turn it is; null where all had theirs. As long as a study names the subject that is loaded, that subject answers: the
 * first such study's. Else the first study's first subject is loaded. So each subject is loaded once for all studies that wait,
 * and studies keep their order wherever that costs no other load.
 */
export function nextTurn(studies: readonly StudyTurns[], loaded: LoadedAs | null): Turn | null {
  if (loaded !== null) {
    const next = studies.find(
      ({ determinism, open }) => determinism === loaded.determinism && open.includes(loaded.sha256),
    );
    if (next !== undefined) return { study: next.study, subject: loaded.sha256 };
  }
  for (const { study, open } of studies) {
    const [subject] = open;
    if (subject !== undefined) return { study, subject };
  }
  return null;
}
