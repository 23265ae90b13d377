import type { SubjectSummary } from '../../../../shared/contract/subjects.js';

/** Subjects in whose name, family, kind, source or path every word of a search occurs; all of them for an empty search. */
export function foundSubjects(subjects: readonly SubjectSummary[], search: string): SubjectSummary[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return subjects.filter((subject) => {
    const text = [
      subject.name,
      subject.family,
      subject.group,
      subject.quantization,
      subject.architecture,
      subject.sizeLabel,
      subject.reference,
      subject.path,
      subject.source.repository,
      subject.source.tag,
    ]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}
