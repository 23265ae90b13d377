import type { SubjectSummary } from '../../../../shared/contract/subjects.js';

/** Variants of one base model. */
export interface SubjectFamily {
  readonly key: string;
  readonly title: string;
  readonly subjects: readonly SubjectSummary[];
}

export const SUBJECT_SORTS = ['name', 'smallest', 'largest', 'memory', 'fastest'] as const;
export type SubjectSort = (typeof SUBJECT_SORTS)[number];

type Order = (left: SubjectSummary, right: SubjectSummary) => number;

const ORDERS: Readonly<Record<SubjectSort, Order>> = {
  name: (left, right) => right.bytes - left.bytes,
  smallest: (left, right) => left.bytes - right.bytes,
  largest: (left, right) => right.bytes - left.bytes,
  memory: (left, right) => left.memoryBytes - right.memoryBytes,
  fastest: (left, right) => readouts(right) - readouts(left),
};

/**
 * Subjects by their base model, each of them in one family. Sorted by `name`, families stand by title with the largest file
 * first; otherwise the variants stand in that order, and the families in the order of their first ones.
 */
export function subjectFamilies(
  subjects: readonly SubjectSummary[],
  sort: SubjectSort = 'name',
): SubjectFamily[] {
  const order: Order = (left, right) =>
    ORDERS[sort](left, right) || left.reference.localeCompare(right.reference);
  const groups = new Map<string, SubjectSummary[]>();
  for (const subject of subjects.toSorted(order)) {
    const group = groups.get(subject.group);
    if (group === undefined) groups.set(subject.group, [subject]);
    else group.push(subject);
  }
  const families = [...groups].map(([key, members]) => ({
    key,
    title: familyTitle(members),
    subjects: members,
  }));
  return sort === 'name'
    ? families.toSorted(
        (left, right) => left.title.localeCompare(right.title) || left.key.localeCompare(right.key),
      )
    : families;
}

/** The name that most of them have once the quantization is taken off its end; of several, the first by alphabet. */
function familyTitle(subjects: readonly SubjectSummary[]): string {
  const counts = new Map<string, number>();
  for (const { name } of subjects) {
    const bare = withoutQuantization(name);
    counts.set(bare, (counts.get(bare) ?? 0) + 1);
  }
  const [first] = [...counts].toSorted(
    ([left, often], [right, oftener]) => oftener - often || left.localeCompare(right),
  );
  return first?.[0] ?? '';
}

const QUANTIZATION_ENDING = /[-_. ](?:(?:UD-)?I?Q\d\w*|T?F(?:16|32)|BF16|MXFP4\w*)$/i;

/** `qwen2.5-0.5b-instruct-q4_k_m` is `qwen2.5-0.5b-instruct`; a name that is nothing but a quantization stays. */
export function withoutQuantization(name: string): string {
  return name.replace(QUANTIZATION_ENDING, '');
}

function readouts({ speed }: SubjectSummary): number {
  return speed?.readouts ?? 0;
}
