import type { SubjectSummary } from '../../../../shared/contract/subjects.js';
import { adaptedParts, adapterWords } from './adapted-references.js';

type Named = Pick<SubjectSummary, 'reference' | 'name' | 'quantization'>;

/**
 * Gives the name of a subject by its reference; where two share a name, with the quantization. With an adapter, its name stands
 * behind that of the base. A reference that stands for no subject in the list is named by its file.
 */
export function subjectNames(subjects: readonly Named[]): (reference: string) => string {
  const known = new Map(subjects.map((subject) => [subject.reference, subject]));
  const count = new Map<string, number>();
  for (const { name } of subjects) count.set(name, (count.get(name) ?? 0) + 1);
  const nameOf = (reference: string): string => {
    const subject = known.get(reference);
    if (subject === undefined) return reference.split(/[/\\]/).at(-1) ?? reference;
    return (count.get(subject.name) ?? 0) > 1 ? `${subject.name} ${subject.quantization}` : subject.name;
  };
  return (reference) => {
    const parts = adaptedParts(reference);
    return parts === null ? nameOf(reference) : `${nameOf(parts.base)} ${adapterWords(parts)}`;
  };
}
