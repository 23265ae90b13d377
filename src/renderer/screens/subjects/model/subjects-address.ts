export const SUBJECT_PARTS = ['here', 'catalogue', 'downloads'] as const;
/** What the page Subjects shows. */
export type SubjectPart = (typeof SUBJECT_PARTS)[number];

/** Reads the query of the page's address; what it does not know is the part with the subjects of this machine. */
export function partOfAddress(query: string): SubjectPart {
  const named = new URLSearchParams(query).get('part');
  return SUBJECT_PARTS.find((part) => part === named) ?? 'here';
}

/** The address of a part of the page, without its hash. */
export function subjectsAddress(part: SubjectPart): string {
  return part === 'here' ? '/subjects' : `/subjects?part=${part}`;
}
