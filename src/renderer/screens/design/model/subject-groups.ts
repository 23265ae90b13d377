import type { SubjectSummary } from '../../../../shared/contract/subjects.js';

/** Subjects that belong together; the largest file first. */
export interface SubjectGroup {
  readonly id: string;
  readonly title: string;
  readonly subjects: readonly SubjectSummary[];
}

const WITHOUT_FAMILY = 'Other files';

/** Subjects by family: the calibration subjects first, families by name, files that name no family last. */
export function subjectGroups(subjects: readonly SubjectSummary[]): SubjectGroup[] {
  const calibration = subjects.filter((subject) => subject.calibration);
  const own = subjects.filter((subject) => !subject.calibration);
  const families = [...new Set(own.map(({ family }) => family))].toSorted(byName);
  return [
    {
      id: 'calibration',
      title: 'Calibration subjects',
      subjects: calibration.toSorted(
        (left, right) => left.name.localeCompare(right.name) || bySize(left, right),
      ),
    },
    ...families.map((family) => ({
      id: family === null ? 'other' : `family:${family}`,
      title: family ?? WITHOUT_FAMILY,
      subjects: own.filter((subject) => subject.family === family).toSorted(bySize),
    })),
  ].filter((group) => group.subjects.length > 0);
}

function bySize(left: SubjectSummary, right: SubjectSummary): number {
  return right.bytes - left.bytes || left.reference.localeCompare(right.reference);
}

function byName(left: string | null, right: string | null): number {
  if (left === null || right === null) return left === right ? 0 : left === null ? 1 : -1;
  return left.localeCompare(right);
}

/** Subjects in whose name, family, kind or path every word of a search occurs; all of them for an empty search. */
export function foundSubjects(subjects: readonly SubjectSummary[], search: string): SubjectSummary[] {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return subjects.filter((subject) => {
    const text = [
      subject.name,
      subject.family,
      subject.quantization,
      subject.architecture,
      subject.sizeLabel,
      subject.reference,
      subject.path,
    ]
      .join(' ')
      .toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** References of a design that stand for no file in the list: it was moved, or its folder is no longer searched. */
export function missingReferences(
  references: readonly string[],
  subjects: readonly Pick<SubjectSummary, 'reference'>[],
): string[] {
  const known = new Set(subjects.map(({ reference }) => reference));
  return references.filter((reference) => !known.has(reference));
}
