import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, openTestDoor, rawExchange, type TestDoor } from './test-door.js';

let test: TestDoor;

beforeAll(async () => {
  test = await openTestDoor();
});

afterAll(() => test.close());

describe('the page', () => {
  it.each(['/', '/index.html', '/?a=b'])(
    'is at %s, is never kept, and is bound by its policy',
    async (path) => {
      const { status, headers, text } = await ask(test.door.port, { path });
      expect(status).toBe(200);
      expect(text).toContain('<div id="root"></div>');
      expect(headers).toMatchObject({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      const nonce = /nonce="([^"]+)"/.exec(text)?.[1];
      expect(headers['content-security-policy']).toBe(
        `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      );
    },
  );

  it.each([
    ['/assets/app-3f2a.js', 'text/javascript; charset=utf-8', /immutable/],
    ['/assets/app-77.css', 'text/css; charset=utf-8', /immutable/],
    ['/assets/plex-1.woff2', 'font/woff2', /immutable/],
    ['/picture.svg', 'image/svg+xml', /^no-store$/],
  ])('has its file %s', async (path, type, kept) => {
    const { status, headers } = await ask(test.door.port, { path });
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['cache-control']).toMatch(kept);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['content-security-policy']).toMatch(/style-src 'self';/);
  });

  it('tells the head of a file without its bytes', async () => {
    const { status, headers, text } = await ask(test.door.port, {
      method: 'HEAD',
      path: '/assets/app-77.css',
    });
    expect([status, headers['content-length'], text]).toEqual([200, '14', '']);
  });
});

describe('a file that is none of the page', () => {
  it.each([
    '/../secret.txt',
    '/../secret.js',
    '/assets/../../secret.js',
    '/./../secret.js',
    '/%2e%2e/secret.js',
    '/%2e%2e%2fsecret.js',
    '/..%2fsecret.js',
    '/..%5csecret.js',
    '/..\\secret.js',
    '/assets/..%2f..%2fsecret.js',
    '/%252e%252e/secret.js',
    '/%252e%252e%252fsecret.js',
    '/%c0%ae%c0%ae/secret.js',
    '/%uff0e%uff0e/secret.js',
    '/．．/secret.js',
    '/....//secret.js',
    '/.%2e/secret.js',
    '/assets/%2e%2e/%2e%2e/secret.js',
    '/assets//app-77.css',
    '//assets/app-77.css',
    '/assets/./app-77.css',
    '/assets/app-77.css/',
    '/assets/app-77.css%00.js',
    '/assets/app-77.css%0a',
    '/%00',
    '/assets',
    '/assets/',
    '/ASSETS/app-77.css',
    '/assets/app-3f2a.js.map',
    '/notes.exe',
    '/%',
    '/%zz',
    '/file:///etc/passwd',
    '/etc/passwd',
    '/C:/Windows/win.ini',
    '/__proto__',
    '/constructor',
    '/call',
    '/events/',
    '/open/',
    '/open/__proto__',
  ])('is not reached by %s', async (path) => {
    const answer = await rawExchange(
      test.door.port,
      Buffer.from(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${test.door.port}\r\nConnection: close\r\n\r\n`),
    );
    // A path that is not ASCII does not pass the parser; every other is looked up and not found.
    expect(answer).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(answer).not.toContain('SECRET');
    expect(answer).not.toContain(test.folder);
    expect(answer).not.toContain('renderer');
    expect(answer).not.toMatch(/\bat .*\.[jt]s:\d+/);
  });

  it('is answered with one sentence, whatever was asked for', async () => {
    const { text, headers } = await ask(test.door.port, { path: '/<script>alert(1)</script>' });
    expect(text).toBe('There is nothing at this address.\n');
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});
