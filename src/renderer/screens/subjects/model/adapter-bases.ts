import type { AdapterSummary, SubjectSummary } from '../../../../shared/contract/subjects.js';

/**
 * Subjects that an adapter may be laid over, those of its architecture alone: first the ones of the model that it was trained
 * on, as far as their names tell, then by name, the largest file first.
 */
export function adapterBases(
  { architecture, base }: Pick<AdapterSummary, 'architecture' | 'base'>,
  subjects: readonly SubjectSummary[],
): SubjectSummary[] {
  return subjects
    .filter((subject) => subject.architecture === architecture)
    .toSorted(
      (left, right) =>
        Number(isTrainedOn(base, right)) - Number(isTrainedOn(base, left)) ||
        left.name.localeCompare(right.name) ||
        right.bytes - left.bytes,
    );
}

/** Whether a subject seems to be of the model that an adapter names as its base. */
export function isTrainedOn(base: string | null, { name, family, group }: SubjectSummary): boolean {
  if (base === null) return false;
  const wanted = plain(base);
  return wanted !== '' && [name, family ?? '', group].some((one) => plain(one) === wanted);
}

/** `Qwen2.5 0.5B Instruct`, `org/Qwen2.5-0.5B-Instruct` and `qwen2.5-0.5b-instruct` are one name. */
function plain(name: string): string {
  return (name.split('/').at(-1) ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '');
}
