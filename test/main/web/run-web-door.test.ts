import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALLS } from '../../../src/shared/contract/contract.js';
import type { WebDoor } from '../../../src/main/web/open-web-door.js';
import { EventClient } from './event-client.js';
import { ask, call, writePage } from './test-door.js';

let folder: string;
let page: string;
const running: ChildProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-door-'));
  page = await writePage(folder);
});

afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly errors: string;
}

interface Started {
  readonly child: ChildProcess;
  readonly firstLine: Promise<string>;
  readonly ended: Promise<Ended>;
}

const start = (...args: string[]): Started => startOver(page, args);

/** Starts the door in a process of its own, over the page in a folder. */
function startOver(pageFolder: string, args: readonly string[]): Started {
  const script = join(import.meta.dirname, 'door-process.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, pageFolder, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let out = '';
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
  const firstLine = new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
      if (out.includes('\n')) resolve(out.split('\n')[0] ?? '');
    });
    child.once('close', () => resolve(out));
  });
  const ended = once(child, 'close').then(() => ({ code: child.exitCode, out, errors }));
  return { child, firstLine, ended };
}

const ADDRESS = /^Mettle is open at (http:\/\/127\.0\.0\.1:(\d+)\/#token=([\w-]{43})) \(Ctrl-C closes it\)$/;

function doorAt(line: string): Pick<WebDoor, 'port' | 'token'> {
  const [, , port, token = ''] = ADDRESS.exec(line) ?? [];
  return { port: Number(port), token };
}

describe('the web door over the real laboratory', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('answers, tells events, and ends cleanly on %s', async (signal) => {
    const data = join(folder, `data-${signal}`);
    const { child, firstLine, ended } = start('--port', '0', '--data', data, '--no-open');
    const line = await firstLine;
    expect(line).toMatch(ADDRESS);
    const door = doorAt(line) as WebDoor;

    const described = JSON.parse((await call(door, 'application.describe', {})).text);
    expect(described).toMatchObject({
      ok: true,
      value: { door: 'web', nativeDialogs: false, dataFolder: data },
    });
    const { output } = CALLS['application.describe'];
    expect(output.safeParse(described.value).success).toBe(true);

    const client = await EventClient.connect(door);
    await client.until((frames) => frames.length > 0);
    const changed = await call(door, 'settings.change', { theme: 'dark' });
    expect(JSON.parse(changed.text)).toMatchObject({ ok: true, value: { theme: 'dark' } });
    await client.until((frames) => frames.some(({ event }) => event === 'settings.changed'));
    expect(client.frames.map(({ event }) => event)).toContain('settings.changed');

    const unknown = await call(door, 'studies.get', { study: 4 });
    expect(JSON.parse(unknown.text)).toMatchObject({ ok: false, error: { code: 'STUDY_NOT_FOUND' } });
    expect((await ask(door.port, {})).text).toContain('<div id="root">');

    child.kill(signal);
    const { code, out, errors } = await ended;
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(out).toBe(`${line}\n`);
    expect(client.ended).toBe(true);
    // SQLite leaves its log beside a store that was not closed.
    expect(existsSync(join(data, 'mettle.sqlite3'))).toBe(true);
    expect(existsSync(join(data, 'mettle.sqlite3-wal'))).toBe(false);
  });

  it('says that a port is in use, and leaves nothing open', async () => {
    const first = start('--port', '0', '--data', join(folder, 'one'), '--no-open');
    const { port } = doorAt(await first.firstLine);
    const second = await start('--port', `${port}`, '--data', join(folder, 'two'), '--no-open').ended;
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.errors).toBe(
      `DOOR_UNREACHABLE: Port ${port} is in use.\nNext: Choose another by --port, or leave it out to get one that is free.\n`,
    );
    expect(existsSync(join(folder, 'two', 'mettle.sqlite3-wal'))).toBe(false);
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
  });
});

describe('the command line of the web door', () => {
  it('is explained without opening anything', async () => {
    const { code, out } = await start('--help').ended;
    expect(code).toBe(0);
    for (const option of ['--port', '--data', '--no-open']) expect(out).toContain(option);
  });

  it('is refused with one sentence', async () => {
    const { code, errors } = await start('--prot', '1').ended;
    expect(code).toBe(2);
    expect(errors).toMatch(/^INVALID_INPUT: [^\n]+\.\nNext: [^\n]+\n$/);
  });

  it('names no page where none was built', async () => {
    const args = ['--data', join(folder, 'three')];
    const { code, errors } = await startOver(join(folder, 'nowhere'), args).ended;
    expect(code).toBe(1);
    expect(errors).toMatch(/^FILE_NOT_FOUND: The window's pages have not been built\.\nNext: /);
    expect(existsSync(join(folder, 'three'))).toBe(false);
  });
});
