import { basename } from 'node:path';
import type { QuantizationSettings } from '../../../shared/domain/quantization/settings.js';
import type { SubjectFile } from '../../../shared/domain/subject.js';
import type { Standing } from '../study-kind.js';

const LEAST_HASH_DIGITS = 8;

/**
 * What a subject is compared with: a base with an adapter with that base; any other with the reference of its family, which is
 * the variant that the settings name, else the one with the largest file (the first of several). A subject that others are
 * compared with is a reference; one that nothing is left for is alone, with the reason in words.
 */
export function standingOf(
  subject: SubjectFile,
  subjects: readonly SubjectFile[],
  settings: Pick<QuantizationSettings, 'reference'>,
): Standing {
  const reference = referenceOf(subject, subjects, settings);
  if (reference !== null && reference.sha256 !== subject.sha256) {
    return { role: 'variant', sha256: reference.sha256 };
  }
  const compared = subjects.some(
    (other) =>
      other.sha256 !== subject.sha256 && referenceOf(other, subjects, settings)?.sha256 === subject.sha256,
  );
  return compared ? { role: 'reference' } : { role: 'alone', why: whyAlone(subject) };
}

function referenceOf(
  subject: SubjectFile,
  subjects: readonly SubjectFile[],
  { reference }: Pick<QuantizationSettings, 'reference'>,
): SubjectFile | null {
  const plain = subjects.filter(({ adapter }) => adapter === undefined);
  if (subject.adapter !== undefined) {
    return plain.find(({ sha256 }) => sha256 === subject.baseSha256) ?? null;
  }
  const family = plain.filter((other) => other.family !== null && other.family === subject.family);
  const named = reference === undefined ? [] : family.filter((other) => isCalled(other, reference));
  return largest(named) ?? largest(family);
}

function largest(subjects: readonly SubjectFile[]): SubjectFile | null {
  return subjects.reduce<SubjectFile | null>(
    (best, subject) => (best === null || subject.bytes > best.bytes ? subject : best),
    null,
  );
}

function isCalled({ quantization, name, path, sha256 }: SubjectFile, words: string): boolean {
  const lower = words.toLowerCase();
  return (
    [quantization, name, basename(path).replace(/\.gguf$/i, '')].some(
      (word) => word.toLowerCase() === lower,
    ) ||
    (lower.length >= LEAST_HASH_DIGITS && sha256.startsWith(lower))
  );
}

function whyAlone({ adapter, family }: SubjectFile): string {
  if (adapter !== undefined) return 'the base that its adapter is laid over is not among the subjects';
  return family === null
    ? 'its file names no base model, so that it belongs to no family'
    : `it is the only one of its family, ${family}, among the subjects`;
}
