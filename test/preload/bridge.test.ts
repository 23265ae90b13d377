import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build, loadConfigFromFile, type UserConfig } from 'vite';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { CALL_CHANNEL, EVENT_CHANNEL } from '../../src/shared/contract/channels.js';
import { CALL_NAMES, type Bridge } from '../../src/shared/contract/contract.js';

/** What the preload script may use of Electron. */
type Pieces = Pick<typeof Electron.CrossProcessExports, 'contextBridge' | 'ipcRenderer' | 'webUtils'>;

let folder: string;
let script: string;
const exposed = new Map<string, unknown>();
const invoke = vi.fn<(...sent: unknown[]) => Promise<unknown>>(async () => ({ ok: true, value: 1 }));
const listeners = new Map<string, Set<(...values: unknown[]) => void>>();
const pathOf = vi.fn<(file: unknown) => string>();

const pieces = {
  contextBridge: { exposeInMainWorld: (name: string, api: unknown) => void exposed.set(name, api) },
  ipcRenderer: {
    invoke,
    on: (channel: string, listener: (...values: unknown[]) => void) => {
      listeners.set(channel, new Set([...(listeners.get(channel) ?? []), listener]));
    },
    off: (channel: string, listener: (...values: unknown[]) => void) => {
      listeners.get(channel)?.delete(listener);
    },
  },
  webUtils: { getPathForFile: pathOf },
} satisfies { [Name in keyof Pieces]: { [Member in keyof Pieces[Name]]?: unknown } };

/** The script as it is shipped: bundled as the build does it. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-preload-'));
  const file = join(import.meta.dirname, '../../electron.vite.config.ts');
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, file);
  const { preload } = loaded?.config as unknown as { readonly preload: UserConfig };
  await build({
    configFile: false,
    logLevel: 'silent',
    build: { ...preload.build, outDir: folder, ssr: true, emptyOutDir: true },
    ssr: { noExternal: true },
  });
  script = await readFile(join(folder, 'bridge.cjs'), 'utf8');
});
afterAll(() => rm(folder, { recursive: true }));

const required: string[] = [];
function bridge(): Bridge {
  runInNewContext(script, {
    exports: {},
    module: { exports: {} },
    require: (name: string) => {
      required.push(name);
      if (name === 'electron') return pieces;
      throw new Error(`A sandboxed script cannot load ${name}.`);
    },
  });
  return exposed.get('mettle') as Bridge;
}

beforeEach(() => {
  vi.clearAllMocks();
  exposed.clear();
  listeners.clear();
  required.length = 0;
});

describe('the bridge', () => {
  it('is all that the page gets, and needs Electron alone', () => {
    const given = bridge();
    expect([...exposed.keys()]).toEqual(['mettle']);
    expect(required).toEqual(['electron']);
    expect(Object.keys(given).sort()).toEqual(['call', 'listen', 'pathOfFile']);
  });

  it('has one function for each call, and no other', () => {
    expect(Object.keys(bridge().call).sort()).toEqual([...CALL_NAMES].sort());
  });

  it.each(CALL_NAMES)('sends %s under its own name', async (name) => {
    const send = bridge().call[name] as (...values: unknown[]) => Promise<unknown>;
    expect(await send({ study: 1 }, 'more', 'studies.list')).toEqual({ ok: true, value: 1 });
    expect(invoke).toHaveBeenCalledExactlyOnceWith(CALL_CHANNEL, name, { study: 1 });
  });

  it('hands on name and payload of an event, not what came with it, until it is told to stop', () => {
    const heard: unknown[][] = [];
    const stop = bridge().listen((...values) => heard.push(values));
    const send = () =>
      listeners
        .get(EVENT_CHANNEL)
        ?.forEach((listener) => listener({ sender: 'secret' }, 'studies.changed', {}));
    send();
    expect(heard).toEqual([['studies.changed', {}]]);
    expect([...listeners.keys()]).toEqual([EVENT_CHANNEL]);
    stop();
    send();
    expect(heard).toHaveLength(1);
  });

  it('gives the path of a dropped file, and null for what has none', () => {
    const { pathOfFile } = bridge();
    pathOf.mockReturnValueOnce('/models/a.gguf').mockReturnValueOnce('');
    pathOf.mockImplementationOnce(() => {
      throw new TypeError('not a file');
    });
    const file = { name: 'a.gguf' };
    expect([pathOfFile(file), pathOfFile(file), pathOfFile('/etc/passwd')]).toEqual([
      '/models/a.gguf',
      null,
      null,
    ]);
  });
});
