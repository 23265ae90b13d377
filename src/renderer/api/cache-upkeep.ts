import type { QueryClient } from '@tanstack/react-query';
import type { CallName } from '../../shared/contract/contract.js';
import type { EventName } from '../../shared/contract/events.js';
import { atMostEvery } from './at-most-every.js';
import type { Client } from './client.js';
import { isKeyOf, queryKey } from './query-keys.js';

/** How often, in milliseconds, the progress of a run refreshes the list of studies. */
const LIST_REFRESH = 1000;

/** What an event makes old; a name that ends in a dot stands for all that begin with it. */
const MADE_OLD_BY_EVENT: Partial<Record<EventName, readonly string[]>> = {
  'studies.changed': ['studies.', 'designs.list', 'designs.check', 'bundles.preview', 'bundles.compare'],
  'subjects.changed': ['subjects.', 'designs.check', 'designs.preview'],
  'library.changed': [
    'instruments.',
    'personas.',
    'populations.',
    'templates.',
    'documents.read',
    'designs.check',
    'designs.preview',
  ],
  // Settings decide what is searched, and whether and where to anything is fetched.
  'settings.changed': ['settings.', 'subjects.list', 'downloads.list'],
};

/** What an action makes old, beside what its events do. */
const MADE_OLD_BY_ACTION: Partial<Record<CallName, readonly string[]>> = {
  'designs.create': ['designs.list'],
  'designs.save': ['designs.list', 'designs.get'],
  'designs.remove': ['designs.list'],
  'designs.restore': ['designs.list'],
  'designs.lock': ['designs.list', 'studies.list'],
  'studies.rename': ['studies.'],
  'studies.changeAnalysis': ['studies.', 'results.'],
  'studies.remove': ['studies.'],
  'studies.restore': ['studies.'],
  'settings.change': ['subjects.list', 'downloads.list'],
  'bundles.export': ['bundles.jobs'],
  'bundles.verify': ['bundles.jobs'],
  'bundles.import': ['bundles.jobs'],
  'bundles.cancel': ['bundles.jobs'],
  'bundles.dismiss': ['bundles.jobs'],
  'subjects.addPath': ['subjects.'],
  'subjects.removeFolder': ['subjects.'],
  'documents.save': ['instruments.', 'personas.', 'populations.', 'templates.', 'documents.read'],
  'documents.remove': ['instruments.', 'personas.', 'populations.', 'templates.', 'documents.read'],
};

const GIVES_QUEUE: ReadonlySet<CallName> = new Set<CallName>([
  'runs.start',
  'runs.startQueue',
  'runs.pause',
  'runs.cancel',
  'runs.reorder',
]);

const GIVES_DOWNLOADS: ReadonlySet<CallName> = new Set<CallName>([
  'downloads.start',
  'downloads.pause',
  'downloads.resume',
  'downloads.remove',
  'downloads.setToken',
]);

/** Reads again what these calls gave: at once where it is shown, else when it next is. */
export function makeOld(queries: QueryClient, names: readonly string[]): void {
  void queries.invalidateQueries({ predicate: ({ queryKey: key }) => isKeyOf(key, names) });
}

/** Keeps what was read in step with the events of the door, until the function returned is called. */
export function keepCacheCurrent(client: Client, queries: QueryClient): () => void {
  const refreshList = atMostEvery(LIST_REFRESH, () => makeOld(queries, ['studies.list']));
  const named = (Object.keys(MADE_OLD_BY_EVENT) as EventName[]).map((name) =>
    client.listen(name, () => makeOld(queries, MADE_OLD_BY_EVENT[name] ?? [])),
  );
  const ends = [
    ...named,
    refreshList.cancel,
    client.listen('studies.changed', () => {
      // Findings are large, and seldom old because of a study's name: they are read again when they are next shown.
      void queries.invalidateQueries({
        predicate: ({ queryKey: key }) => isKeyOf(key, ['results.get']),
        refetchType: 'none',
      });
    }),
    client.listen('queue.changed', (queue) => {
      queries.setQueryData(queryKey('runs.queue', {}), queue);
      refreshList();
    }),
    client.listen('downloads.changed', (downloads) => {
      queries.setQueryData(queryKey('downloads.list', {}), downloads);
    }),
    client.listen('bundles.changed', (jobs) => {
      queries.setQueryData(queryKey('bundles.jobs', {}), jobs);
    }),
    client.listen('live.changed', (live) => {
      queries.setQueryData(queryKey('runs.live', { study: live.study }), { live });
    }),
    client.listen('results.changed', ({ study }) => {
      for (const name of ['results.get', 'results.report'] as const) {
        void queries.invalidateQueries({ queryKey: queryKey(name, { study }) });
      }
      makeOld(queries, ['bundles.preview', 'bundles.compare']);
    }),
    client.onGap(() => void queries.invalidateQueries()),
    client.onConnection((state) => {
      if (state !== 'connected') return;
      void queries.refetchQueries({
        predicate: (query) => query.state.status === 'error' && query.isActive(),
      });
    }),
  ];
  return () => ends.forEach((end) => end());
}

/** Puts what an action gave where it is read, and makes old what the action changed. */
export function settleAction(queries: QueryClient, name: CallName, output: unknown): void {
  if (GIVES_QUEUE.has(name)) queries.setQueryData(queryKey('runs.queue', {}), output);
  if (GIVES_DOWNLOADS.has(name)) queries.setQueryData(queryKey('downloads.list', {}), output);
  if (name === 'settings.change') queries.setQueryData(queryKey('settings.read', {}), output);
  makeOld(queries, MADE_OLD_BY_ACTION[name] ?? []);
}
