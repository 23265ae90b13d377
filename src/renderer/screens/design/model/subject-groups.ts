import type { AdapterSummary, SubjectSummary } from '../../../../shared/contract/subjects.js';
import { subjectFamilies, type SubjectFamily } from '../../subjects/model/subject-families.js';
import { adaptedParts } from './adapted-references.js';

/** Variants of one base model to choose from, and the chosen subjects that are one of them with an adapter over it. */
export interface SubjectGroup extends SubjectFamily {
  readonly adapted: readonly string[];
}

/** Subjects by family: the calibration subjects' first, then by name; the largest file first. `chosen` are a design's references. */
export function subjectGroups(
  subjects: readonly SubjectSummary[],
  chosen: readonly string[] = [],
): SubjectGroup[] {
  const adapted = chosen.flatMap((reference) => {
    const parts = adaptedParts(reference);
    return parts === null ? [] : [{ reference, base: parts.base }];
  });
  const groups = (calibration: boolean): SubjectGroup[] =>
    subjectFamilies(subjects.filter((subject) => subject.calibration === calibration)).map((family) => {
      const bases = new Set(family.subjects.map(({ reference }) => reference));
      return {
        ...family,
        adapted: adapted.filter(({ base }) => bases.has(base)).map(({ reference }) => reference),
      };
    });
  return [...groups(true), ...groups(false)];
}

/** References of all variants of a group. */
export function variantReferences({ subjects }: Pick<SubjectGroup, 'subjects'>): string[] {
  return subjects.map(({ reference }) => reference);
}

/**
 * References of a design that stand for no file in the lists: it was moved, or its folder is no longer searched. With an
 * adapter, either file may be missing.
 */
export function missingReferences(
  references: readonly string[],
  subjects: readonly Pick<SubjectSummary, 'reference' | 'path' | 'alsoAt'>[],
  adapters: readonly Pick<AdapterSummary, 'path' | 'source'>[] = [],
): string[] {
  const known = new Set(subjects.flatMap(({ reference, path, alsoAt }) => [reference, path, ...alsoAt]));
  const knownAdapters = new Set(adapters.flatMap(adapterNames));
  return references.filter((reference) => {
    const parts = adaptedParts(reference);
    return parts === null
      ? !known.has(reference)
      : !known.has(parts.base) || !knownAdapters.has(parts.adapter);
  });
}

/** What references call an adapter: its path, and `calibration:NAME` for those that come with Mettle. */
function adapterNames({ path, source }: Pick<AdapterSummary, 'path' | 'source'>): string[] {
  if (source.store !== 'calibration') return [path];
  const file = path.split(/[/\\]/).at(-1) ?? path;
  return [path, `calibration:${file.replace(/\.gguf$/i, '')}`];
}

/**
 * SHA-256 of the file that a reference stood for, as studies recorded it; null where none did. By it, a file that was moved is
 * found again.
 */
export function recordedHash(
  reference: string,
  studies: readonly { readonly subjects: readonly { readonly path: string; readonly sha256: string }[] }[],
): string | null {
  for (const { subjects } of studies) {
    const subject = subjects.find(({ path }) => path === reference);
    if (subject !== undefined) return subject.sha256;
  }
  return null;
}
