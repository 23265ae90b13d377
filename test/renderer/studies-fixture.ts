import type { StudySubject, StudySummary } from '../../src/shared/contract/studies.js';

/** A subject of a study, with what a test changes. */
export function studySubject(change: Partial<StudySubject> = {}): StudySubject {
  return {
    sha256: 'a'.repeat(64),
    name: 'pliant',
    quantization: 'F16',
    family: null,
    path: 'models/pliant.gguf',
    responses: 0,
    expected: 100,
    failure: null,
    ...change,
  };
}

/** A study as lists hold it, with what a test changes. */
export function studySummary(change: Partial<StudySummary> = {}): StudySummary {
  return {
    id: 1,
    name: 'first-study',
    description: '',
    kind: 'resistance',
    state: 'planned',
    quick: false,
    mode: 'readout',
    subjects: [studySubject()],
    instruments: [{ id: 'jungian-4x12', name: 'Jungian' }],
    conditions: 20,
    responses: 0,
    expected: 100,
    planHash: 'b'.repeat(64),
    lockedAt: '2026-11-25T10:00:00.000Z',
    exploratoryOf: null,
    origin: null,
    changesAfterLock: [],
    createdAt: '2026-11-25T10:00:00.000Z',
    updatedAt: '2026-11-25T10:00:00.000Z',
    ...change,
  };
}
