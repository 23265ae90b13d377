import { describe, expect, it } from 'vitest';
import { indicated, progressOf, resumable } from '../../../src/renderer/shell/run-state.js';
import type { Queue, QueueEntry } from '../../../src/shared/contract/runs.js';
import { studySummary } from '../studies-fixture.js';

const entry = (study: number, state: QueueEntry['state']): QueueEntry => ({
  study,
  name: `study-${study}`,
  state,
  subjects: [],
  secondsLeft: null,
  startedAt: null,
});
const queue = (...entries: QueueEntry[]): Queue => ({
  entries,
  memory: { door: 1, engine: null },
  held: null,
  threadLimit: null,
});

describe('the indicator of runs', () => {
  it('shows what runs, and how many wait behind it', () => {
    const shown = indicated(queue(entry(1, 'running'), entry(2, 'queued'), entry(3, 'queued')), []);
    expect(shown).toEqual({ kind: 'running', entry: entry(1, 'running'), waiting: 2 });
    expect(indicated(queue(entry(1, 'pausing')), [])).toMatchObject({ kind: 'running', waiting: 0 });
  });

  it('shows the first of a queue that nothing has started', () => {
    const queued = studySummary({ id: 2, state: 'queued' });
    const paused = studySummary({ id: 9, state: 'paused' });
    expect(indicated(queue(entry(2, 'queued')), [paused, queued])).toEqual({
      kind: 'standing',
      study: queued,
    });
  });

  it('shows what was last stopped where nothing waits', () => {
    const paused = studySummary({ id: 9, state: 'paused' });
    expect(indicated(queue(), [paused])).toEqual({ kind: 'standing', study: paused });
    expect(indicated(undefined, [])).toBeNull();
    expect(indicated(queue(), [studySummary({ state: 'complete' })])).toBeNull();
  });
});

it('finds the study that was stopped last', () => {
  const older = studySummary({ id: 1, state: 'paused', updatedAt: '2026-11-24T10:00:00.000Z' });
  const newer = studySummary({ id: 2, state: 'interrupted', updatedAt: '2026-11-25T10:00:00.000Z' });
  const failed = studySummary({ id: 3, state: 'failed', updatedAt: '2026-11-26T10:00:00.000Z' });
  expect(resumable([older, newer, failed])?.id).toBe(2);
  expect(resumable([newer, older])?.id).toBe(2);
});

it('adds up the progress of subjects', () => {
  const subject = {
    sha256: 'a',
    name: 'a',
    state: 'running',
    rate: 1,
    secondsLeft: 1,
    tokensPerSecond: 1,
    error: null,
  } as const;
  const subjects = [
    { ...subject, done: 3, total: 10 },
    { ...subject, done: 4, total: 10 },
  ];
  expect(progressOf({ subjects })).toEqual({ done: 7, total: 20 });
});
