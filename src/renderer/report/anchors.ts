/** Ids of the page's parts, which its contents lead to. */
export const PARTS = {
  asked: 'asked',
  verdicts: 'verdicts',
  departures: 'departures',
  methods: 'methods',
  subjects: 'subjects',
  instruments: 'instruments',
  citing: 'citing',
  checking: 'checking',
} as const;

/** The id of a subject's figures, from its SHA-256 (hex). */
export function subjectAnchor(sha256: string): string {
  return `subject-${sha256.slice(0, 12)}`;
}

/** The SHA-256 of the subject that the fragment of an address leads to, `#` and all; null for any other fragment. */
export function subjectOfFragment(fragment: string, subjects: readonly string[]): string | null {
  return (
    subjects.find((sha256) => {
      const anchor = `#${subjectAnchor(sha256)}`;
      return fragment === anchor || fragment.startsWith(`${anchor}-`);
    }) ?? null
  );
}
