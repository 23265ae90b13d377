import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, call, openTestDoor, rawExchange, type TestDoor } from './test-door.js';

let test: TestDoor;
let asked = 0;

beforeAll(async () => {
  test = await openTestDoor({
    handlers: {
      'runs.queue': async () => {
        asked += 1;
        return { entries: [], memory: { door: 1, engine: null }, held: null, threadLimit: null };
      },
    },
    limits: { headersTime: 500, requestTime: 1500 },
  });
});

afterAll(() => test.close());

/** Asks for the page, a call and the events with these headers added; gives the three statuses. */
async function statuses(headers: Record<string, string | readonly string[]>): Promise<number[]> {
  const { port, token } = test.door;
  const page = await ask(port, { headers });
  const answer = await call(test.door, 'runs.queue', {}, { headers });
  // A stream would not end, so the way to it is asked with a method that it refuses last of all.
  const events = await ask(port, {
    method: 'HEAD',
    path: '/events',
    headers: { authorization: `Bearer ${token}`, ...headers },
  });
  return [page.status, answer.status, events.status];
}

const LET_IN = [200, 200, 405];
const FORBIDDEN = [403, 403, 403];

describe('who is let in', () => {
  it('is a page of its own, under either name', async () => {
    const { port } = test.door;
    expect(await statuses({})).toEqual(LET_IN);
    expect(await statuses({ host: `localhost:${port}` })).toEqual(LET_IN);
    expect(await statuses({ origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' })).toEqual(
      LET_IN,
    );
    expect(await statuses({ host: `localhost:${port}`, origin: `http://localhost:${port}` })).toEqual(LET_IN);
    expect(await statuses({ 'sec-fetch-site': 'none' })).toEqual(LET_IN);
  });

  it.each([
    ['another name', () => 'mettle.example'],
    ['another name with the port', () => `mettle.example:${test.door.port}`],
    ['a name that ends in it', () => `evil.127.0.0.1:${test.door.port}`],
    ['a name that begins with it', () => `127.0.0.1.evil.example:${test.door.port}`],
    ['the address without a port', () => '127.0.0.1'],
    ['another port', () => '127.0.0.1:1'],
    ['the port with a zero before it', () => `127.0.0.1:0${test.door.port}`],
    ['another spelling of the address', () => `127.1:${test.door.port}`],
    ['the address of version 6', () => `[::1]:${test.door.port}`],
    ['all addresses', () => `0.0.0.0:${test.door.port}`],
    ['a name before an at sign', () => `x@127.0.0.1:${test.door.port}`],
    ['nothing', () => ''],
  ])('is no request whose host is %s', async (_what, host) => {
    expect(await statuses({ host: host() })).toEqual(FORBIDDEN);
  });

  it.each([
    ['another site', () => 'https://evil.example'],
    ['null', () => 'null'],
    ['nothing', () => ''],
    ['another port', () => 'http://127.0.0.1:1'],
    ['another scheme', () => `https://127.0.0.1:${test.door.port}`],
    ['the other name', () => `http://localhost:${test.door.port}`],
    ['its own and something after it', () => `http://127.0.0.1:${test.door.port}.evil.example`],
  ])('is no request whose origin is %s', async (_what, origin) => {
    expect(await statuses({ origin: origin() })).toEqual(FORBIDDEN);
  });

  it.each(['cross-site', 'same-site', 'anything'])('is no request of a %s page', async (site) => {
    expect(await statuses({ 'sec-fetch-site': site })).toEqual(FORBIDDEN);
  });

  it('is told by no header that another origin may read', async () => {
    const origin = 'https://evil.example';
    const answers = [
      await ask(test.door.port, { headers: { origin } }),
      await ask(test.door.port, { method: 'OPTIONS', path: '/call/runs.queue', headers: { origin } }),
      await ask(test.door.port, { method: 'OPTIONS', path: '/call/runs.queue' }),
      await call(test.door, 'runs.queue', {}),
    ];
    for (const { headers } of answers) {
      expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
      expect(headers).not.toHaveProperty('set-cookie');
    }
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 405, 200]);
  });
});

describe('the token', () => {
  it.each([
    ['missing', () => undefined],
    ['empty', () => 'Bearer '],
    ['of another scheme', () => `Basic ${test.door.token}`],
    ['bare', () => test.door.token],
    ['cut short', () => `Bearer ${test.door.token.slice(0, -1)}`],
    ['one sign too long', () => `Bearer ${test.door.token}A`],
    ['in another case', () => `Bearer ${swapCase(test.door.token)}`],
    ['that of another start', () => `Bearer ${'A'.repeat(43)}`],
    ['given twice', () => `Bearer ${test.door.token}, Bearer ${test.door.token}`],
    ['very long', () => `Bearer ${'A'.repeat(10_000)}`],
  ])('that is %s opens neither calls nor events', async (_what, header) => {
    const before = asked;
    const { port } = test.door;
    const authorization = header();
    const headers = authorization === undefined ? {} : { authorization };
    const answers = [
      await ask(port, {
        method: 'POST',
        path: '/call/runs.queue',
        headers: { 'content-type': 'application/json', ...headers },
        body: '{}',
      }),
      await ask(port, { path: '/events', headers }),
    ];
    for (const { status, text } of answers) {
      expect(status).toBe(401);
      expect(JSON.parse(text)).toMatchObject({ ok: false, error: { code: 'NOT_ALLOWED' } });
      expect(text).not.toContain(test.door.token.slice(0, 12));
    }
    expect(asked).toBe(before);
  });

  it('is not taken from the address, where logs and histories would keep it', async () => {
    const { port, token } = test.door;
    for (const path of [`/events?token=${token}`, `/call/runs.queue?token=${token}`]) {
      const method = path.startsWith('/call') ? 'POST' : 'GET';
      expect((await ask(port, { method, path })).status).toBe(401);
    }
  });

  it('has 256 random bits and is in the address alone, behind the hash', async () => {
    const { address, token, port } = test.door;
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(address).toBe(`http://127.0.0.1:${port}/#token=${token}`);
    const { text, headers } = await ask(port, {});
    expect(text + JSON.stringify(headers)).not.toContain(token);
  });
});

describe('the address on a command line', () => {
  it('leads to the page with the token once', async () => {
    const { door } = test;
    const path = new URL(door.passingAddress()).pathname;
    expect(path).not.toContain(door.token);
    const wrong = await ask(door.port, { path: `${path}x` });
    const first = await ask(door.port, { path });
    const second = await ask(door.port, { path });
    expect([wrong.status, first.status, second.status]).toEqual([404, 303, 404]);
    expect(first.headers.location).toBe(`/#token=${door.token}`);
    expect(first.headers['cache-control']).toBe('no-store');
  });

  it('is of no use to another page', async () => {
    const path = new URL(test.door.passingAddress()).pathname;
    expect((await ask(test.door.port, { path, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(
      403,
    );
    expect((await ask(test.door.port, { path })).status).toBe(303);
  });
});

describe('methods', () => {
  it.each(['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE', 'PROPFIND'])(
    '%s makes no call',
    async (method) => {
      const before = asked;
      const answer = await call(test.door, 'runs.queue', {}, { method, body: '' });
      expect(answer.status).toBe(405);
      expect(answer.headers.allow).toBe('POST');
      expect(asked).toBe(before);
    },
  );

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE'])('%s reads no file', async (method) => {
    const answer = await ask(test.door.port, { method });
    expect(answer.status).toBe(405);
    expect(answer.headers.allow).toBe('GET, HEAD');
    expect(answer.text).not.toContain('root');
  });

  it('CONNECT opens no way through', async () => {
    const { port } = test.door;
    expect(
      await rawExchange(port, `CONNECT 127.0.0.1:${port} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`),
    ).toBe('');
  });
});

describe('requests that two readers would take for different ones', () => {
  const before = (): number => asked;
  const head = (lines: readonly string[]): string =>
    [
      'POST /call/runs.queue HTTP/1.1',
      `Host: 127.0.0.1:${test.door.port}`,
      `Authorization: Bearer ${test.door.token}`,
      'Content-Type: application/json',
      ...lines,
      '',
      '',
    ].join('\r\n');

  it('are taken for what they are when they are right', async () => {
    const count = before();
    const answer = await rawExchange(test.door.port, `${head(['Content-Length: 2', 'Connection: close'])}{}`);
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(asked).toBe(count + 1);
  });

  it.each([
    ['a length and chunks', ['Content-Length: 2', 'Transfer-Encoding: chunked'], '0\r\n\r\n'],
    ['two lengths', ['Content-Length: 2', 'Content-Length: 4'], '{}xx'],
    ['two equal lengths', ['Content-Length: 2', 'Content-Length: 2'], '{}'],
    ['a list of lengths', ['Content-Length: 2, 2'], '{}'],
    ['a length with a sign', ['Content-Length: +2'], '{}'],
    ['a negative length', ['Content-Length: -2'], '{}'],
    ['a length in hexadecimal', ['Content-Length: 0x2'], '{}'],
    ['an unknown coding', ['Transfer-Encoding: identity, xchunked'], '2\r\n{}\r\n0\r\n\r\n'],
    ['chunks that are not the last coding', ['Transfer-Encoding: chunked, gzip'], '2\r\n{}\r\n0\r\n\r\n'],
    ['a space before the colon', ['Transfer-Encoding : chunked'], '2\r\n{}\r\n0\r\n\r\n'],
    ['a folded header', ['X-Note: a', ' Transfer-Encoding: chunked', 'Content-Length: 2'], '{}'],
    ['a bare line feed in a header', ['X-Note: a\nContent-Length: 2'], '{}'],
    ['a zero byte in a header', ['X-Note: a\0b', 'Content-Length: 2'], '{}'],
    ['a chunk size that is none', ['Transfer-Encoding: chunked'], 'zz\r\n{}\r\n0\r\n\r\n'],
    ['a chunk longer than it says', ['Transfer-Encoding: chunked'], '1\r\n{}\r\n0\r\n\r\n'],
    ['two hosts', ['Host: evil.example', 'Content-Length: 2'], '{}'],
    ['two tokens', ['Authorization: Bearer wrong', 'Content-Length: 2'], '{}'],
    ['two types', ['Content-Type: text/plain', 'Content-Length: 2'], '{}'],
  ])('are refused: %s', async (_what, lines, body) => {
    const count = before();
    const answer = await rawExchange(test.door.port, `${head([...lines, 'Connection: close'])}${body}`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(asked).toBe(count);
  });

  it('are not made of the rest of a body', async () => {
    const count = before();
    const inner = head(['Content-Length: 2']);
    const answer = await rawExchange(
      test.door.port,
      `${head([`Content-Length: ${inner.length + 2}`, 'Connection: close'])}${inner}{}`,
    );
    expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 400']);
    expect(asked).toBe(count);
  });

  it.each([
    ['GET http://evil.example/ HTTP/1.1', 400],
    ['OPTIONS * HTTP/1.1', 400],
    ['GET secret.txt HTTP/1.1', 400],
    ['GET / HTTP/9.9', 400],
    ['\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
  ])('are refused by their first line: %j', async (line, status) => {
    const answer = await rawExchange(
      test.door.port,
      `${line}\r\nHost: 127.0.0.1:${test.door.port}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  });

  it('name their host', async () => {
    expect(await rawExchange(test.door.port, 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 400 /,
    );
    expect(await rawExchange(test.door.port, 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 403 /);
  });

  it('open no other protocol', async () => {
    const answer = await rawExchange(
      test.door.port,
      `GET /events HTTP/1.1\r\nHost: 127.0.0.1:${test.door.port}\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  });
});

describe('senders that take their time', () => {
  it('end their headers or are cut off', async () => {
    const answer = await rawExchange(test.door.port, 'GET / HTTP/1.1\r\nHost: 127');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('end their body or are cut off', async () => {
    const { port, token } = test.door;
    const answer = await rawExchange(
      port,
      `POST /call/runs.queue HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('send headers of a sane size', async () => {
    const answer = await ask(test.door.port, { headers: { 'x-note': 'a'.repeat(20_000) } });
    expect(answer.status).toBe(431);
  });
});

function swapCase(text: string): string {
  return [...text]
    .map((sign) => (sign === sign.toLowerCase() ? sign.toUpperCase() : sign.toLowerCase()))
    .join('');
}
