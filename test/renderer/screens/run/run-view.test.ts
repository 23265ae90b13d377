import { describe, expect, it } from 'vitest';
import { runView } from '../../../../src/renderer/screens/run/run-view.js';
import { standingWords } from '../../../../src/renderer/screens/run/run-words.js';
import type { Queue, QueueEntry, SubjectProgress } from '../../../../src/shared/contract/runs.js';
import { STUDY_STATES } from '../../../../src/shared/contract/studies.js';
import { studySubject, studySummary } from '../../studies-fixture.js';

const progress = (change: Partial<SubjectProgress>): SubjectProgress => ({
  sha256: 'a'.repeat(64),
  name: 'pliant',
  state: 'running',
  done: 40,
  total: 100,
  rate: 5,
  secondsLeft: 12,
  tokensPerSecond: 80,
  error: null,
  ...change,
});

const entry = (change: Partial<QueueEntry>): QueueEntry => ({
  study: 1,
  name: 'first-study',
  state: 'running',
  subjects: [progress({})],
  secondsLeft: 12,
  startedAt: '2026-11-25T10:00:00.000Z',
  ...change,
});

const queue = (...entries: QueueEntry[]): Queue => ({
  entries,
  memory: { door: 1, engine: 2 },
  held: null,
  threadLimit: null,
});

describe('a run', () => {
  it('is what the queue says while it runs', () => {
    const subjects = [
      progress({}),
      progress({ sha256: 'c', name: 'stubborn', state: 'loading', done: 0, rate: 0 }),
    ];
    const view = runView(studySummary({ state: 'running' }), queue(entry({ subjects })));
    expect(view).toMatchObject({
      standing: 'running',
      done: 40,
      total: 200,
      rate: 5,
      secondsLeft: 12,
      loading: 'stubborn',
    });
    expect(view.subjects.map(({ name, quantization }) => [name, quantization])).toEqual([
      ['pliant', 'F16'],
      ['stubborn', ''],
    ]);
    expect(runView(studySummary(), queue(entry({ state: 'pausing' }))).standing).toBe('pausing');
  });

  it('keeps the error of a subject that failed, and its hint', () => {
    const error = { code: 'ENGINE_CRASHED', message: 'It ended.', hint: 'Try fewer lanes.' } as const;
    const view = runView(studySummary(), queue(entry({ subjects: [progress({ state: 'failed', error })] })));
    expect(view.subjects[0]?.problem).toEqual(error);
  });

  it('is what is stored while it does not run', () => {
    const subjects = [
      studySubject({ responses: 100, failure: { code: 'ENGINE_CRASHED', message: 'Once.' } }),
      studySubject({ sha256: 'c', responses: 10 }),
      studySubject({ sha256: 'd', responses: 0, failure: { code: 'GGUF_CORRUPT', message: 'Broken.' } }),
    ];
    const view = runView(studySummary({ state: 'paused', subjects }), queue());
    expect(view).toMatchObject({ standing: 'stopped', done: 110, total: 300, rate: 0, secondsLeft: null });
    expect(view.subjects.map(({ state }) => state)).toEqual(['finished', 'stopped', 'failed']);
    expect(view.subjects.map(({ problem }) => problem?.message)).toEqual([undefined, undefined, 'Broken.']);
  });

  it('waits behind another, or stands first where nothing runs', () => {
    const waiting = entry({ state: 'queued', subjects: [], startedAt: null });
    expect(runView(studySummary(), queue(entry({ study: 2 }), waiting)).standing).toBe('waiting');
    const held = runView(studySummary(), queue(waiting));
    expect(held.standing).toBe('held');
    expect(held.subjects[0]).toMatchObject({ state: 'waiting', done: 0, total: 100 });
  });

  it('says why it waits where nothing runs', () => {
    const waiting = entry({ state: 'queued', subjects: [], startedAt: null });
    const reopened = { ...queue(waiting), held: { reason: 'reopened' } as const };
    const paused = studySummary({ state: 'queued' });
    expect(runView(paused, reopened).held).toEqual({ reason: 'reopened' });
    expect(standingWords(runView(paused, reopened), paused)).toMatch(/^It waits in the queue/);
    const cut = studySummary({ state: 'interrupted' });
    expect(standingWords(runView(cut, reopened), cut)).toMatch(/^The last run was cut off\. It waits/);
    expect(runView(paused, queue(entry({ study: 2 }), waiting)).held).toBeNull();
  });

  it('has words for every state', () => {
    for (const state of STUDY_STATES) {
      const study = studySummary({ state });
      expect(standingWords(runView(study, queue()), study)).toMatch(/\.$/);
    }
  });

  it('tells a run that was cut off from one that was paused', () => {
    const words = (['paused', 'interrupted'] as const).map((state) => {
      const study = studySummary({ state });
      return standingWords(runView(study, queue()), study);
    });
    expect(words[0]).not.toBe(words[1]);
  });
});
