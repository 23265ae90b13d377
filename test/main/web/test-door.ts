import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BundleFiles } from '../../../src/main/laboratory/laboratory.js';
import { openRendererFiles } from '../../../src/main/laboratory/renderer-files.js';
import { EventLog } from '../../../src/main/web/event-log.js';
import { openWebDoor, type WebDoor, type WebDoorLimits } from '../../../src/main/web/open-web-door.js';
import type { Handlers } from '../../../src/shared/contract/contract.js';
import type { MettleError } from '../../../src/shared/errors.js';

export const PAGE =
  '<!doctype html><html><head><title>Mettle</title></head><body><div id="root"></div></body></html>';

/** A real door over made-up handlers and a made-up page, and what it logged. */
export interface TestDoor {
  readonly door: WebDoor;
  readonly events: EventLog;
  readonly logged: MettleError[];
  /** The folder that holds the page's folder, and files that are none of the page's. */
  readonly folder: string;
  readonly close: () => Promise<void>;
}

export interface TestDoorOptions {
  readonly handlers?: Partial<Handlers>;
  readonly bundleFiles?: BundleFiles;
  readonly events?: EventLog;
  readonly limits?: Partial<WebDoorLimits>;
}

/** No bundle is sent, and none was written. */
export const NO_BUNDLES: BundleFiles = {
  receive: () => Promise.reject(new Error('no bundle was expected')),
  written: () => Promise.reject(new Error('no bundle was written')),
};

/** Opens a door on a free port. Calls that `handlers` lacks fail as a fault of the program. */
export async function openTestDoor(options: TestDoorOptions = {}): Promise<TestDoor> {
  const folder = await mkdtemp(join(tmpdir(), 'mettle-web-'));
  const files = await openRendererFiles(await writePage(folder));
  const events = options.events ?? new EventLog();
  const logged: MettleError[] = [];
  const door = await openWebDoor({
    handlers: (options.handlers ?? {}) as Handlers,
    bundleFiles: options.bundleFiles ?? NO_BUNDLES,
    files,
    events,
    port: 0,
    log: (error) => logged.push(error),
    ...(options.limits === undefined ? {} : { limits: options.limits }),
  });
  return {
    door,
    events,
    logged,
    folder,
    close: async () => {
      await door.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Writes a page into `folder/renderer` and a file that is none of it beside that; gives the page's folder. */
export async function writePage(folder: string): Promise<string> {
  const files: Record<string, string> = {
    'secret.txt': 'SECRET',
    'secret.js': 'SECRET',
    'renderer/index.html': PAGE,
    'renderer/assets/app-3f2a.js': 'document.title = "Mettle";',
    'renderer/assets/app-3f2a.js.map': '{"sources":[]}',
    'renderer/assets/app-77.css': 'body{margin:0}',
    'renderer/assets/plex-1.woff2': 'wOF2',
    'renderer/picture.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    'renderer/notes.exe': 'MZ',
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return join(folder, 'renderer');
}

export interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string | Buffer;
}

export interface Answered {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

/** Sends a request with exactly these headers (a fetch may set neither `Host` nor `Origin`) and reads the whole answer. */
export function ask(port: number, asked: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const headers = { host: `127.0.0.1:${port}`, ...asked.headers };
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        agent: false,
        setHost: false,
        method: asked.method ?? 'GET',
        path: asked.path ?? '/',
        headers: headers as Record<string, string | string[]>,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part: string) => (text += part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text }),
        );
        response.on('error', reject);
      },
    );
    sent.on('error', reject);
    sent.end(asked.body);
  });
}

/** Sends a call with the token and gives the answer; `asked` replaces any part. */
export function call(door: WebDoor, name: string, input: unknown, asked: Asked = {}): Promise<Answered> {
  return ask(door.port, {
    method: 'POST',
    path: `/call/${name}`,
    body: JSON.stringify(input),
    ...asked,
    headers: { authorization: `Bearer ${door.token}`, 'content-type': 'application/json', ...asked.headers },
  });
}

/** Writes bytes to a socket as they are and gives everything that comes back until the other side closes. */
export function rawExchange(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    let received = '';
    socket.setEncoding('latin1').on('data', (part: string) => (received += part));
    // A reset is an answer too; what came before it counts.
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(received));
    socket.write(bytes);
  });
}
