import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../shared/contract/channels.js';
import type { Bridge, CallInput, CallName } from '../shared/contract/contract.js';
import type { Reply } from '../shared/contract/definition.js';
import type { EventName } from '../shared/contract/events.js';

function call<Name extends CallName>(name: Name, input: CallInput<Name>): Promise<Reply<unknown>> {
  return ipcRenderer.invoke(CALL_CHANNEL, name, input) as Promise<Reply<unknown>>;
}

/** All that the page gets. Each call is written out: a name that comes from the page never reaches a channel. */
const bridge = {
  call: {
    'application.describe': (input) => call('application.describe', input),
    'application.chooseFolder': (input) => call('application.chooseFolder', input),
    'application.listFolder': (input) => call('application.listFolder', input),
    'settings.read': (input) => call('settings.read', input),
    'settings.change': (input) => call('settings.change', input),

    'subjects.list': (input) => call('subjects.list', input),
    'subjects.inspect': (input) => call('subjects.inspect', input),
    'subjects.addPath': (input) => call('subjects.addPath', input),
    'subjects.removeFolder': (input) => call('subjects.removeFolder', input),
    'subjects.catalogue': (input) => call('subjects.catalogue', input),
    'subjects.adapt': (input) => call('subjects.adapt', input),
    'subjects.locate': (input) => call('subjects.locate', input),

    'downloads.list': (input) => call('downloads.list', input),
    'downloads.resolve': (input) => call('downloads.resolve', input),
    'downloads.start': (input) => call('downloads.start', input),
    'downloads.pause': (input) => call('downloads.pause', input),
    'downloads.resume': (input) => call('downloads.resume', input),
    'downloads.remove': (input) => call('downloads.remove', input),
    'downloads.setToken': (input) => call('downloads.setToken', input),

    'instruments.list': (input) => call('instruments.list', input),
    'instruments.get': (input) => call('instruments.get', input),
    'instruments.fromLabelling': (input) => call('instruments.fromLabelling', input),
    'instruments.lint': (input) => call('instruments.lint', input),
    'personas.list': (input) => call('personas.list', input),
    'templates.list': (input) => call('templates.list', input),
    'populations.list': (input) => call('populations.list', input),
    'experiments.list': (input) => call('experiments.list', input),
    'personas.fromCsv': (input) => call('personas.fromCsv', input),
    'references.fromCsv': (input) => call('references.fromCsv', input),
    'documents.check': (input) => call('documents.check', input),
    'documents.read': (input) => call('documents.read', input),
    'documents.save': (input) => call('documents.save', input),
    'documents.remove': (input) => call('documents.remove', input),

    'designs.create': (input) => call('designs.create', input),
    'designs.list': (input) => call('designs.list', input),
    'designs.get': (input) => call('designs.get', input),
    'designs.save': (input) => call('designs.save', input),
    'designs.remove': (input) => call('designs.remove', input),
    'designs.restore': (input) => call('designs.restore', input),
    'designs.check': (input) => call('designs.check', input),
    'designs.preview': (input) => call('designs.preview', input),
    'designs.estimate': (input) => call('designs.estimate', input),
    'designs.export': (input) => call('designs.export', input),
    'designs.lock': (input) => call('designs.lock', input),

    'studies.list': (input) => call('studies.list', input),
    'studies.get': (input) => call('studies.get', input),
    'studies.rename': (input) => call('studies.rename', input),
    'studies.changeAnalysis': (input) => call('studies.changeAnalysis', input),
    'studies.remove': (input) => call('studies.remove', input),
    'studies.restore': (input) => call('studies.restore', input),

    'runs.queue': (input) => call('runs.queue', input),
    'runs.startQueue': (input) => call('runs.startQueue', input),
    'runs.start': (input) => call('runs.start', input),
    'runs.pause': (input) => call('runs.pause', input),
    'runs.cancel': (input) => call('runs.cancel', input),
    'runs.reorder': (input) => call('runs.reorder', input),
    'runs.live': (input) => call('runs.live', input),
    'runs.stopEngine': (input) => call('runs.stopEngine', input),

    'results.get': (input) => call('results.get', input),
    'results.report': (input) => call('results.report', input),

    'responses.page': (input) => call('responses.page', input),
    'responses.get': (input) => call('responses.get', input),
    'responses.replay': (input) => call('responses.replay', input),

    'bundles.preview': (input) => call('bundles.preview', input),
    'bundles.export': (input) => call('bundles.export', input),
    'bundles.verify': (input) => call('bundles.verify', input),
    'bundles.import': (input) => call('bundles.import', input),
    'bundles.cancel': (input) => call('bundles.cancel', input),
    'bundles.dismiss': (input) => call('bundles.dismiss', input),
    'bundles.reveal': (input) => call('bundles.reveal', input),
    'bundles.jobs': (input) => call('bundles.jobs', input),
    'bundles.compare': (input) => call('bundles.compare', input),
  },
  listen: (listener) => {
    const hear = (_event: unknown, name: EventName, payload: unknown): void => listener(name, payload);
    ipcRenderer.on(EVENT_CHANNEL, hear);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, hear);
    };
  },
  pathOfFile: (file) => {
    try {
      const path = webUtils.getPathForFile(file as Parameters<typeof webUtils.getPathForFile>[0]);
      return path === '' ? null : path;
    } catch {
      // Not a file: it has no path.
      return null;
    }
  },
} satisfies Bridge;

contextBridge.exposeInMainWorld('mettle', bridge);
