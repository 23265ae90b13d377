import type { Draft } from '../../../shared/contract/designs.js';
import type { StudyState, StudySummary } from '../../../shared/contract/studies.js';

/** A line of the list: a locked study, or a draft, which has no responses. */
export type StudyEntry =
  | { readonly kind: 'study'; readonly study: StudySummary }
  | { readonly kind: 'draft'; readonly draft: Draft };

/** What can be done at once with a study in a state. */
export type NextStep = 'run' | 'resume' | 'pause' | 'leave' | 'results' | 'retry' | null;

const NEXT_STEPS: Readonly<Record<StudyState, NextStep>> = {
  planned: 'run',
  queued: 'leave',
  running: 'pause',
  'running-elsewhere': null,
  paused: 'resume',
  cancelled: 'resume',
  interrupted: 'resume',
  complete: 'results',
  failed: 'retry',
};

/** The step that a study's state asks for; one that was imported is only read. */
export function nextStep({ state, origin }: Pick<StudySummary, 'state' | 'origin'>): NextStep {
  return origin === null ? NEXT_STEPS[state] : 'results';
}

/** Studies and drafts together, what was changed last first. */
export function studyEntries(studies: readonly StudySummary[], drafts: readonly Draft[]): StudyEntry[] {
  const entries: StudyEntry[] = [
    ...studies.map((study) => ({ kind: 'study' as const, study })),
    ...drafts.map((draft) => ({ kind: 'draft' as const, draft })),
  ];
  return entries.sort((one, other) => compareTimes(changedAt(other), changedAt(one)));
}

/** When a study or draft was last changed, as an ISO time. */
export function changedAt(entry: StudyEntry): string {
  return entry.kind === 'study' ? entry.study.updatedAt : entry.draft.updatedAt;
}

/** A key that no other line of the list has. */
export function entryKey(entry: StudyEntry): string {
  return entry.kind === 'study' ? `study-${entry.study.id}` : `draft-${entry.draft.id}`;
}

/** The page that a study is best looked at on: its results once it is complete or was imported, else its run. */
export function studyAddress(study: Pick<StudySummary, 'id' | 'state' | 'origin'>): string {
  return study.state === 'complete' || study.origin !== null ? `/results/${study.id}` : `/run/${study.id}`;
}

/** Subjects by name, the rest counted: "pliant, stubborn and 3 more". Each name once. */
export function subjectWords(names: readonly string[], shown = 2): string {
  const distinct = [...new Set(names)];
  if (distinct.length === 0) return 'no subjects yet';
  const first = distinct.slice(0, shown).join(', ');
  return distinct.length > shown ? `${first} and ${distinct.length - shown} more` : first;
}

/** The last part of a reference to a subject: `calibration:pliant` is "pliant", a path is its file's name. */
export function referenceName(reference: string): string {
  return (reference.split(/[\\/:]/).pop() ?? reference).replace(/\.gguf$/i, '');
}

function compareTimes(one: string, other: string): number {
  return Date.parse(one) - Date.parse(other);
}
