import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CALL_NAMES } from '../../../src/shared/contract/contract.js';
import { MettleError } from '../../../src/shared/errors.js';
import { call, openTestDoor, rawExchange, type Answered, type TestDoor } from './test-door.js';

const SCRIPT = '</script><script>alert(1)</script><img src=x onerror=alert(2)>"\'`${7*7}\u2028';

let test: TestDoor;
let removed: number[] = [];

beforeAll(async () => {
  test = await openTestDoor({
    handlers: {
      'runs.queue': async () => ({
        entries: [],
        memory: { door: 1, engine: null },
        held: null,
        threadLimit: null,
      }),
      'studies.remove': async ({ study }) => {
        removed.push(study);
        return { done: true };
      },
      'designs.export': async () => ({ fileName: 'a.json', text: SCRIPT }),
      'studies.get': async ({ study }) => {
        throw new MettleError('STUDY_NOT_FOUND', `There is no study ${study}.`, { hint: SCRIPT });
      },
      'settings.read': async () => {
        throw new TypeError(`Cannot read ${import.meta.filename} at Object.<anonymous>`);
      },
      'subjects.list': async () => ({ endless: 1n }) as never,
    },
    limits: { body: 100_000, headersTime: 500, requestTime: 1500 },
  });
});

afterAll(() => test.close());

const JSON_TYPE = 'application/json; charset=utf-8';

function expectStrict({ headers }: Answered): void {
  expect(headers).toMatchObject({
    'content-type': JSON_TYPE,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
  });
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'/);
}

describe('a call', () => {
  it('reaches its handler with its input and comes back with its value', async () => {
    removed = [];
    const answer = await call(test.door, 'studies.remove', { study: 7 });
    expect(answer.status).toBe(200);
    expectStrict(answer);
    expect(JSON.parse(answer.text)).toEqual({ ok: true, value: { done: true } });
    expect(removed).toEqual([7]);
  });

  it('comes back with the error that its handler threw', async () => {
    const answer = await call(test.door, 'studies.get', { study: 3 });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text)).toEqual({
      ok: false,
      error: { code: 'STUDY_NOT_FOUND', message: 'There is no study 3.', hint: SCRIPT },
    });
  });

  it('gives script back as text within JSON, to the letter', async () => {
    const answer = await call(test.door, 'designs.export', { id: 1 });
    expectStrict(answer);
    expect(JSON.parse(answer.text)).toEqual({ ok: true, value: { fileName: 'a.json', text: SCRIPT } });
  });

  it('is refused where its input is not what the contract says', async () => {
    removed = [];
    for (const input of [null, [], 7, {}, { study: '7' }, { study: 1.5 }, { study: 7, more: 1 }]) {
      const answer = await call(test.door, 'studies.remove', input);
      expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    }
    expect(removed).toEqual([]);
  });

  it('takes no field that would change what objects are made of', async () => {
    const body = '{"study":7,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}';
    await call(test.door, 'studies.remove', null, { body });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('a call that does not exist', () => {
  it.each([
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    'studies',
    'studies.list.x',
    'STUDIES.LIST',
    'studies%2Elist',
    'studies.list/',
    '..%2f..%2fetc%2fpasswd',
    '../call/studies.list',
    '%00',
    '',
  ])('is not found by the name %j', async (name) => {
    const answer = await call(test.door, name, {});
    expectStrict(answer);
    expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
  });

  it('is none of the contract', () => {
    expect(CALL_NAMES).toContain('studies.list');
  });
});

describe('a body', () => {
  it.each([
    ['nothing', ''],
    ['no JSON', '{"study":'],
    ['two values', '{}{}'],
    ['a script', '<script>alert(1)</script>'],
    ['not a number', '{"study":NaN}'],
    ['a byte order mark', '\ufeff\ufeff{}'],
    ['no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22])],
    ['an overlong sign', Buffer.from([0x22, 0xc0, 0xaf, 0x22])],
    ['lists without end', '['.repeat(90_000)],
  ])('that is %s is refused without repeating it', async (_what, body) => {
    const answer = await call(test.door, 'studies.remove', null, { body });
    expect(answer.status).toBe(400);
    expectStrict(answer);
    expect(JSON.parse(answer.text)).toEqual({
      ok: false,
      error: { code: 'INVALID_INPUT', message: 'The body of the call is not JSON.' },
    });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/json; charset=utf-16',
    'application/jsonp',
    'text/plain; application/json',
    '',
  ])('that is declared as %j is refused, as a form of another page could send it', async (type) => {
    removed = [];
    const answer = await call(
      test.door,
      'studies.remove',
      { study: 7 },
      { headers: { 'content-type': type } },
    );
    expect(answer.status).toBe(415);
    expect(removed).toEqual([]);
  });

  it.each(['application/json', 'application/json;charset=utf-8', 'application/json; charset="UTF-8"'])(
    'that is declared as %j is read',
    async (type) => {
      const answer = await call(test.door, 'runs.queue', {}, { headers: { 'content-type': type } });
      expect(answer.status).toBe(200);
    },
  );

  it('that is compressed is refused, since it may grow without end', async () => {
    const answer = await call(test.door, 'runs.queue', {}, { headers: { 'content-encoding': 'gzip' } });
    expect(answer.status).toBe(415);
  });

  it('may be as long as the limit and no longer', async () => {
    const body = (bytes: number): string => `${' '.repeat(bytes - 2)}{}`;
    expect((await call(test.door, 'runs.queue', null, { body: body(100_000) })).status).toBe(200);
    expect((await call(test.door, 'runs.queue', null, { body: body(100_001) })).status).toBe(413);
  });

  it('that says how long it is is refused before it is sent', async () => {
    const { port, token } = test.door;
    const head = `POST /call/runs.queue HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n`;
    const declared = await rawExchange(port, `${head}Content-Length: 999999999999\r\n\r\n`);
    expect(declared).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('that is far too large is refused so that its sender learns why', async () => {
    const chunked = { 'transfer-encoding': 'chunked' };
    const body = Buffer.alloc(12_000_000, ' ');
    for (const headers of [{}, chunked]) {
      const answer = await call(test.door, 'runs.queue', null, { body, headers });
      expect(answer.status).toBe(413);
      expect(JSON.parse(answer.text)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });
    }
  });

  it('that has no end is refused at the limit and cut off', async () => {
    const { port, token } = test.door;
    const head = `POST /call/runs.queue HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n`;
    const chunk = `${(60_000).toString(16)}\r\n${'a'.repeat(60_000)}\r\n`;
    const answer = await rawExchange(port, `${head}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(3)}`);
    expect(answer).toMatch(/^HTTP\/1\.1 413 /);
    expect(answer.match(/HTTP\/1\.1 2/)).toBeNull();
  });
});

describe('a fault in the program', () => {
  it.each(['settings.read', 'subjects.list', 'studies.list'])(
    'in %s is told in the terminal and not to the page',
    async (name) => {
      test.logged.length = 0;
      const answer = await call(test.door, name, {});
      expectStrict(answer);
      expect(JSON.parse(answer.text)).toEqual({
        ok: false,
        error: {
          code: 'INTERNAL',
          message: 'Something went wrong in Mettle itself.',
          hint: 'The terminal in which Mettle runs says what.',
        },
      });
      expect(test.logged.map(({ code }) => code)).toEqual(['INTERNAL']);
    },
  );

  it('does not end the door', async () => {
    await call(test.door, 'settings.read', {});
    expect((await call(test.door, 'runs.queue', {})).status).toBe(200);
  });
});
