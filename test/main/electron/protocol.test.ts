import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { answerPageRequest, registerPageScheme } from '../../../src/main/electron/protocol.js';
import { openRendererFiles, type RendererFiles } from '../../../src/main/laboratory/renderer-files.js';
import { protocol } from './fake-electron.js';

vi.mock('electron', async () => (await import('./fake-electron.js')).electron);

let folder: string;
let files: RendererFiles;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-page-'));
  const pages = join(folder, 'renderer');
  await mkdir(join(pages, 'assets'), { recursive: true });
  await writeFile(join(pages, 'index.html'), '<!doctype html><head></head><body>page</body>');
  await writeFile(join(pages, 'assets', 'a.js'), 'export {};');
  await writeFile(join(folder, 'secret.js'), 'secret');
  files = await openRendererFiles(pages);
});
afterAll(() => rm(folder, { recursive: true }));

const answer = (url: string, method = 'GET'): Response => answerPageRequest({ url, method }, files);

describe('the scheme of the page', () => {
  it('is secure and has an origin, and is let into nothing else', () => {
    registerPageScheme();
    expect(protocol.registerSchemesAsPrivileged).toHaveBeenCalledExactlyOnceWith([
      { scheme: 'mettle', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
  });
});

describe('a request', () => {
  it('gets the page with a policy that lets in no inline script', async () => {
    const response = answer('mettle://app/');
    expect(response.status).toBe(200);
    expect(await response.text()).toContain('page');
    const policy = response.headers.get('Content-Security-Policy') ?? '';
    const directives = policy.split('; ');
    expect(directives).toContain("default-src 'none'");
    expect(directives).toContain("script-src 'self'");
    expect(policy).not.toMatch(/unsafe|data:|https?:|\*/);
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
  });

  it('gets a file with its type and the policy', async () => {
    const response = answer('mettle://app/assets/a.js?v=1');
    expect(await response.text()).toBe('export {};');
    expect(response.headers.get('Content-Type')).toMatch(/^text\/javascript/);
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });

  it('gets the headers alone by HEAD', async () => {
    const response = answer('mettle://app/', 'HEAD');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('');
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('by %s gets nothing', (method) => {
    expect(answer('mettle://app/', method).status).toBe(405);
  });

  it.each([
    'mettle://app/../secret.js',
    'mettle://app/assets/../../secret.js',
    'mettle://app/%2e%2e/secret.js',
    'mettle://app/..%2fsecret.js',
    'mettle://app/assets/..%5c..%5csecret.js',
    'mettle://app/..\\secret.js',
    'mettle://app//secret.js',
    'mettle://app/%00',
    'mettle://app/%',
    'mettle://app/assets',
    'mettle://elsewhere/',
    'mettle://app:1/',
    'file:///etc/passwd',
    'https://example.org/',
  ])('for %s gets nothing but the policy', async (url) => {
    const response = answer(url);
    expect(response.status).toBe(404);
    expect(await response.text()).toBe('');
    expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
  });
});
