/** The mark of Mettle: a rule, a default on it, and the way that a prompt moved a subject. */
export function Mark() {
  return (
    <svg viewBox="0 0 28 28" width="28" height="28" aria-hidden="true" focusable="false">
      <path
        d="M2.5 20.5h23M2.5 16.5v8M8.25 18.5v4M14 18.5v4M19.75 18.5v4M25.5 16.5v8"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.25"
      />
      <path
        d="M8.25 13.5C11 5.5 16.5 4.5 19 10"
        fill="none"
        stroke="var(--accent)"
        strokeWidth="1.5"
        strokeLinecap="round"
      />
      <circle cx="8.25" cy="13.5" r="2" fill="none" stroke="currentColor" strokeWidth="1.25" />
      <circle cx="19.75" cy="12.5" r="2.6" fill="var(--accent)" />
    </svg>
  );
}
