import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { PrivateFolder } from '../../../src/main/laboratory/bundles/private-folder.js';
import { Uploads } from '../../../src/main/laboratory/bundles/uploads.js';
import { MettleError } from '../../../src/shared/errors.js';
import { ask, openTestDoor, rawExchange, type Answered, type Asked, type TestDoor } from './test-door.js';

const LIMIT = 100_000;

let folder: string;
let kept: PrivateFolder;
let test: TestDoor;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mettle-web-bundles-'));
  writeFileSync(join(folder, 'written.mettle.zip'), 'the whole bundle');
  kept = new PrivateFolder(join(folder, 'bundle-work'));
  const uploads = new Uploads(kept);
  test = await openTestDoor({
    bundleFiles: {
      receive: (name, body) => uploads.receive(name, body),
      written: async (id) => {
        if (id !== 'job-1') throw new MettleError('INVALID_INPUT', 'There is no such job on a bundle.');
        return { path: join(folder, 'written.mettle.zip'), name: 'wrïtten"\r\n.mettle.zip', bytes: 16 };
      },
    },
    limits: { upload: LIMIT, uploadSilence: 2000, requestTime: 1000 },
  });
});

afterAll(async () => {
  await test.close();
  await kept.close();
  rmSync(folder, { recursive: true, force: true });
});

let before: readonly string[] = [];
beforeEach(async () => {
  before = readdirSync(await kept.folder('uploads'));
});

/** Files that were kept since the test began. */
async function newFiles(): Promise<string[]> {
  return readdirSync(await kept.folder('uploads')).filter((name) => !before.includes(name));
}

/** Resolves once nothing is kept beyond what was there. */
async function nothingKept(): Promise<void> {
  while ((await newFiles()).length > 0) await sleep(10);
}

function send(asked: Asked = {}, query = '?name=a.mettle.zip'): Promise<Answered> {
  return ask(test.door.port, {
    method: 'POST',
    path: `/bundle${query}`,
    body: 'bundle',
    ...asked,
    headers: {
      authorization: `Bearer ${test.door.token}`,
      'content-type': 'application/zip',
      ...asked.headers,
    },
  });
}

describe('a bundle that is sent', () => {
  it('is kept as it came, under a name that it has no say in', async () => {
    const body = Buffer.from(Array.from({ length: 70_000 }, (_, place) => place % 251));
    const names = [
      'a.mettle.zip',
      '../../../etc/cron.d/x',
      'C:\\x\\..\\y',
      '\u0000',
      '%2e%2e%2f',
      'a'.repeat(5000),
    ];
    for (const name of names) {
      const answer = await send({ body }, `?${new URLSearchParams({ name }).toString()}`);
      expect(answer.status).toBe(200);
      const { value } = JSON.parse(answer.text) as { value: { path: string } };
      expect(value.path.startsWith(await kept.path())).toBe(true);
      expect(value.path.slice((await kept.folder('uploads')).length)).toMatch(
        /^[\\/][0-9a-f-]{36}\.mettle\.zip$/,
      );
      expect(readFileSync(value.path).equals(body)).toBe(true);
    }
    expect(await newFiles()).toHaveLength(names.length);
    expect(readdirSync(folder).sort()).toEqual(['bundle-work', 'written.mettle.zip']);
  });

  it.each([
    ['without the token', 401, { authorization: '' }],
    ['with another token', 401, { authorization: `Bearer ${'A'.repeat(43)}` }],
    ['from another page', 403, { origin: 'https://evil.example' }],
    ['across sites', 403, { 'sec-fetch-site': 'cross-site' }],
    ['to another name', 403, { host: 'evil.example' }],
    ['as a form would', 415, { 'content-type': 'multipart/form-data' }],
    ['as text', 415, { 'content-type': 'text/plain' }],
    ['compressed', 415, { 'content-encoding': 'gzip' }],
  ])('%s is refused', async (_how, status, headers) => {
    expect((await send({ headers })).status).toBe(status);
    expect(await newFiles()).toEqual([]);
  });

  it('too large is refused, whether it says so or not', async () => {
    const stated = await send({ body: Buffer.alloc(LIMIT + 1) });
    const unstated = await send({
      body: Buffer.alloc(2 * LIMIT),
      headers: { 'transfer-encoding': 'chunked' },
    });
    for (const { status, text } of [stated, unstated]) {
      expect(status).toBe(413);
      expect(JSON.parse(text)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    }
    await nothingKept();
  });

  it('that is cut off leaves nothing', async () => {
    const socket = connect(test.door.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(`${head()}Content-Length: 50000\r\n\r\n${'a'.repeat(20_000)}`);
    while ((await newFiles()).length === 0) await sleep(10);
    socket.destroy();
    await nothingKept();
  });

  it('that comes to a stop is cut off, and leaves nothing', async () => {
    await rawExchange(test.door.port, `${head()}Content-Length: 50000\r\n\r\n${'a'.repeat(100)}`);
    await nothingKept();
  });

  it('may take longer than a call, as long as it goes on', async () => {
    const socket = connect(test.door.port, '127.0.0.1');
    let answer = '';
    socket.setEncoding('latin1').on('data', (text: string) => (answer += text));
    socket.write(`${head()}Content-Length: 6\r\n\r\n`);
    for (const sign of 'bundle') {
      await sleep(250);
      socket.write(sign);
    }
    while (!answer.includes('"ok"')) await sleep(10);
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
  });

  it.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('is not taken by %s', async (method) => {
    expect((await send({ method, body: '' })).status).toBe(405);
  });
});

describe('a bundle that is handed out', () => {
  const address = async (job = 'job-1', headers: Asked['headers'] = {}): Promise<Answered> =>
    send({ headers: { ...headers }, body: '' }, `/${job}`);

  it('is there once, at an address that nobody can guess', async () => {
    const { status, text } = await address();
    expect(status).toBe(200);
    const { value } = JSON.parse(text) as { value: { address: string } };
    expect(value.address).toMatch(/^\/bundle\/[\w-]{43}$/);
    const first = await ask(test.door.port, { path: value.address });
    expect([first.status, first.text]).toEqual([200, 'the whole bundle']);
    expect(first.headers).toMatchObject({
      'content-type': 'application/zip',
      'content-length': '16',
      'content-disposition': 'attachment; filename="wr-tten---.mettle.zip"',
      'cache-control': 'no-store',
    });
    expect((await ask(test.door.port, { path: value.address })).status).toBe(404);
  });

  it('is handed to nobody without the token, and to no other page', async () => {
    expect((await address('job-1', { authorization: '' })).status).toBe(401);
    const { text } = await address();
    const { value } = JSON.parse(text) as { value: { address: string } };
    const foreign = await ask(test.door.port, {
      path: value.address,
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.status).toBe(403);
    for (const path of ['/bundle/job-1', '/bundle/', '/bundle/../written.mettle.zip', '/bundle/%2e%2e']) {
      expect((await ask(test.door.port, { path })).status).toBe(404);
    }
  });

  it('is none where nothing was written', async () => {
    const { status, text } = await address('job-2');
    expect(status).toBe(200);
    expect(JSON.parse(text)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  });
});

function head(): string {
  const { port, token } = test.door;
  return `POST /bundle?name=a.zip HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/zip\r\n`;
}
