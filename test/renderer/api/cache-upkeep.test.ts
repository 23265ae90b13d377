import { QueryObserver, type QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepCacheCurrent, settleAction } from '../../../src/renderer/api/cache-upkeep.js';
import type { Client, ConnectionState } from '../../../src/renderer/api/client.js';
import { eventFan } from '../../../src/renderer/api/event-fan.js';
import { listeners } from '../../../src/renderer/api/listeners.js';
import { createQueryClient } from '../../../src/renderer/api/query-client.js';
import type { Downloads } from '../../../src/shared/contract/downloads.js';
import { MettleError } from '../../../src/shared/errors.js';

const DOWNLOADS: Downloads = {
  downloads: [],
  allowed: true,
  folder: '/data/models',
  freeBytes: 1,
  token: 'none',
  keyStoreProblem: null,
};
const QUEUE = { entries: [], memory: { door: 1, engine: null }, held: null, threadLimit: null };

function setUp() {
  const fan = eventFan();
  const gaps = listeners<void>();
  const states = listeners<ConnectionState>();
  const client: Client = {
    door: 'web',
    call: () => Promise.reject(new MettleError('INTERNAL', 'Not asked for in this test.')),
    listen: fan.listen,
    onGap: gaps.add,
    onFault: fan.faults.add,
    connection: () => 'connected',
    onConnection: states.add,
    pathOfFile: () => null,
    bundlePath: () => Promise.reject(new MettleError('INTERNAL', 'Not asked for in this test.')),
    bundleAddress: () => Promise.reject(new MettleError('INTERNAL', 'Not asked for in this test.')),
    close: () => undefined,
  };
  return { fan, gaps, states, client, queries: createQueryClient() };
}

/** Puts answers under these keys; gives the names of those that are old now. */
function kept(queries: QueryClient, keys: readonly (readonly unknown[])[]): () => string[] {
  for (const key of keys) queries.setQueryData(key, { kept: true });
  return () =>
    queries
      .getQueryCache()
      .getAll()
      .filter((query) => query.state.isInvalidated)
      .map((query) =>
        query.queryKey.map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join(' '),
      );
}

const KEYS = [
  ['studies.list', {}],
  ['studies.get', { study: 1 }],
  ['designs.list', {}],
  ['designs.get', { id: 1 }],
  ['subjects.list', {}],
  ['instruments.list', {}],
  ['personas.list', {}],
  ['populations.list', {}],
  ['templates.list', {}],
  ['settings.read', {}],
  ['downloads.list', {}],
  ['results.get', { study: 1 }],
  ['results.get', { study: 2 }],
];

describe('what was read', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it.each([
    [
      'studies.changed',
      {},
      [
        'studies.list {}',
        'studies.get {"study":1}',
        'designs.list {}',
        'results.get {"study":1}',
        'results.get {"study":2}',
      ],
    ],
    ['subjects.changed', {}, ['subjects.list {}']],
    [
      'library.changed',
      {},
      ['instruments.list {}', 'personas.list {}', 'populations.list {}', 'templates.list {}'],
    ],
    ['settings.changed', {}, ['subjects.list {}', 'settings.read {}', 'downloads.list {}']],
    ['results.changed', { study: 2 }, ['results.get {"study":2}']],
  ])('grows old by %s', (event, payload, expected) => {
    const { fan, client, queries } = setUp();
    const old = kept(queries, KEYS);
    keepCacheCurrent(client, queries);
    fan.arrive(event, payload);
    expect(old()).toEqual(expected);
  });

  it('is all old after a gap', () => {
    const { gaps, client, queries } = setUp();
    const old = kept(queries, KEYS);
    keepCacheCurrent(client, queries);
    gaps.tell();
    expect(old()).toHaveLength(KEYS.length);
  });

  it('takes queue, downloads and live view from their events', () => {
    const { fan, client, queries } = setUp();
    keepCacheCurrent(client, queries);
    fan.arrive('downloads.changed', DOWNLOADS);
    expect(queries.getQueryData(['downloads.list', {}])).toEqual(DOWNLOADS);
    fan.arrive('queue.changed', QUEUE);
    expect(queries.getQueryData(['runs.queue', {}])).toEqual(QUEUE);
    const live = {
      study: 4,
      subject: 'a',
      subjectName: 'A',
      answered: 1,
      expected: 2,
      scales: [],
      profiles: [],
      newest: [],
    };
    fan.arrive('live.changed', live);
    expect(queries.getQueryData(['runs.live', { study: 4 }])).toEqual({ live });
  });

  it('refreshes the list of studies at most once a second while a run goes on', () => {
    const { fan, client, queries } = setUp();
    const invalidate = vi.spyOn(queries, 'invalidateQueries');
    keepCacheCurrent(client, queries);
    for (let tick = 0; tick < 20; tick += 1) {
      fan.arrive('queue.changed', QUEUE);
      vi.advanceTimersByTime(100);
    }
    vi.advanceTimersByTime(5000);
    expect(invalidate).toHaveBeenCalledTimes(3);
  });

  it('stays as it is once nobody keeps it', () => {
    const { fan, gaps, client, queries } = setUp();
    const stop = keepCacheCurrent(client, queries);
    fan.arrive('queue.changed', QUEUE);
    fan.arrive('queue.changed', QUEUE);
    queries.clear();
    const old = kept(queries, KEYS);
    stop();
    vi.advanceTimersByTime(5000);
    fan.arrive('studies.changed', {});
    fan.arrive('queue.changed', QUEUE);
    gaps.tell();
    expect(old()).toEqual([]);
    expect(queries.getQueryData(['runs.queue', {}])).toBeUndefined();
  });

  it('is asked for again where it failed, once the door answers', async () => {
    vi.useRealTimers();
    const { states, client, queries } = setUp();
    let asked = 0;
    const observer = new QueryObserver(queries, {
      queryKey: ['studies.list', {}],
      queryFn: async () => {
        asked += 1;
        if (asked === 1) throw new MettleError('INTERNAL', 'Gone.');
        return 'there';
      },
    });
    const stop = observer.subscribe(() => undefined);
    await vi.waitUntil(() => observer.getCurrentResult().isError);
    keepCacheCurrent(client, queries);
    states.tell('lost');
    states.tell('connected');
    await vi.waitUntil(() => observer.getCurrentResult().data === 'there');
    stop();
    expect(asked).toBe(2);
  });
});

describe('an action', () => {
  it('puts the queue that it gave where it is read', () => {
    const { queries } = setUp();
    settleAction(queries, 'runs.pause', QUEUE);
    expect(queries.getQueryData(['runs.queue', {}])).toEqual(QUEUE);
  });

  it.each([
    'downloads.start',
    'downloads.pause',
    'downloads.resume',
    'downloads.remove',
    'downloads.setToken',
  ] as const)('%s puts the downloads that it gave where they are read', (name) => {
    const { queries } = setUp();
    settleAction(queries, name, DOWNLOADS);
    expect(queries.getQueryData(['downloads.list', {}])).toEqual(DOWNLOADS);
  });

  it('puts the settings that it gave where they are read', () => {
    const { queries } = setUp();
    settleAction(queries, 'settings.change', { theme: 'dark' });
    expect(queries.getQueryData(['settings.read', {}])).toEqual({ theme: 'dark' });
  });

  it('makes old what it changed, and nothing else', () => {
    const { queries } = setUp();
    const old = kept(queries, KEYS);
    settleAction(queries, 'designs.save', {});
    expect(old()).toEqual(['designs.list {}', 'designs.get {"id":1}']);
  });
});
