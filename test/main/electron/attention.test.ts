import { describe, expect, it, vi } from 'vitest';
import { attendRuns, type RunProgress } from '../../../src/main/electron/attention.js';
import type { EventPayload } from '../../../src/shared/contract/events.js';

type Notice = EventPayload<'notice'>;
type Entry = EventPayload<'queue.changed'>['entries'][number];

const START = Date.parse('2026-03-01T10:00:00.000Z');
const MINUTE = 60_000;

function attending({ watched = false, wanted = true, after = 10 * MINUTE } = {}) {
  const notify = vi.fn<(notice: Notice) => void>();
  const showProgress = vi.fn<(progress: RunProgress) => void>();
  const log = vi.fn();
  const hear = attendRuns({
    isWatched: () => watched,
    isWanted: async () => wanted,
    showProgress,
    notify,
    now: () => START + after,
    log,
  });
  return {
    notify,
    showProgress,
    log,
    hear,
    queue: (...entries: Entry[]) =>
      hear('queue.changed', { entries, memory: { door: 1, engine: null }, held: null, threadLimit: null }),
    notice: async (tone: Notice['tone'], study: number | null) => {
      hear('notice', { tone, title: 't', text: 'x', study, error: null });
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

const subject = (done: number, total: number): Entry['subjects'][number] => ({
  sha256: 'a',
  name: 'a',
  state: 'running',
  done,
  total,
  rate: 0,
  secondsLeft: null,
  tokensPerSecond: 0,
  error: null,
});
const entry = (state: Entry['state'], subjects: Entry['subjects'] = []): Entry => {
  const startedAt = state === 'queued' ? null : new Date(START).toISOString();
  return { study: 5, name: 'five', state, subjects, secondsLeft: null, startedAt };
};

describe('the end of a long run', () => {
  it('is told by the system, once', async () => {
    const { queue, notice, notify } = attending();
    queue(entry('running'));
    queue();
    await notice('success', 5);
    expect(notify).toHaveBeenCalledOnce();
    await notice('information', 5);
    expect(notify).toHaveBeenCalledOnce();
  });

  it.each([
    ['the window is watched', { watched: true }],
    ['none are wanted', { wanted: false }],
    ['it took less than a minute', { after: MINUTE - 1 }],
  ])('is not told where %s', async (_why, state) => {
    const { queue, notice, notify } = attending(state);
    queue(entry('running'));
    await notice('success', 5);
    expect(notify).not.toHaveBeenCalled();
  });

  it('is not that of a study that only waited', async () => {
    const { queue, notice, notify } = attending();
    queue(entry('queued'));
    await notice('success', 5);
    expect(notify).not.toHaveBeenCalled();
  });
});

describe('a problem', () => {
  it('of a study is told however short it ran', async () => {
    const { queue, notice, notify } = attending({ after: 1 });
    queue(entry('running'));
    await notice('problem', 5);
    expect(notify.mock.calls[0]?.[0]).toMatchObject({ tone: 'problem', study: 5 });
  });

  it('of anything else is left to the window', async () => {
    const { notice, notify } = attending();
    await notice('problem', null);
    expect(notify).not.toHaveBeenCalled();
  });

  it('with the settings themselves is written down', async () => {
    const { log } = attending();
    const failing = attendRuns({
      isWatched: () => false,
      isWanted: () => Promise.reject(new Error('unreadable')),
      showProgress: vi.fn(),
      notify: vi.fn(),
      now: () => START,
      log,
    });
    failing('notice', { tone: 'problem', title: 't', text: 'x', study: 5, error: null });
    await vi.waitFor(() => expect(log).toHaveBeenCalledOnce());
  });
});

describe('progress', () => {
  it('is that of the study that runs, over its subjects', () => {
    const { queue, showProgress } = attending();
    queue(entry('running', [subject(30, 100), subject(0, 300)]), entry('queued', [subject(9, 9)]));
    expect(showProgress).toHaveBeenLastCalledWith({ fraction: 0.075, paused: false });
  });

  it('begins at nothing, and shows that a run is being paused', () => {
    const { queue, showProgress } = attending();
    queue(entry('running'));
    expect(showProgress).toHaveBeenLastCalledWith({ fraction: 0, paused: false });
    queue(entry('pausing', [subject(1, 2)]));
    expect(showProgress).toHaveBeenLastCalledWith({ fraction: 0.5, paused: true });
  });

  it('ends with the run', () => {
    const { queue, showProgress } = attending();
    queue(entry('queued'));
    expect(showProgress).toHaveBeenLastCalledWith({ fraction: -1, paused: false });
  });
});
