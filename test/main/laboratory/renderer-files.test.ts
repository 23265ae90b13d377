import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CONTENT_SECURITY_POLICY,
  openRendererFiles,
  type RendererFiles,
} from '../../../src/main/laboratory/renderer-files.js';
import { writePage } from '../web/test-door.js';

let folder: string;
let page: string;
let files: RendererFiles;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mettle-renderer-'));
  page = await writePage(folder);
  await symlink(join(folder, 'secret.js'), join(page, 'link.js'));
  await symlink(folder, join(page, 'above'));
  files = await openRendererFiles(page);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

const textOf = (path: string): string | null => {
  const file = files.find(path);
  return file === null ? null : new TextDecoder().decode(file.bytes);
};

describe('the files of the page', () => {
  it('are found by their path, decoded once', () => {
    expect(textOf('/assets/app-77.css')).toBe('body{margin:0}');
    expect(textOf('/assets/app%2D77.css')).toBe('body{margin:0}');
    expect(textOf('/assets/app%252D77.css')).toBeNull();
    expect(textOf('assets/app-77.css')).toBeNull();
    expect(textOf('')).toBeNull();
  });

  it('do not hold what a link leads to', () => {
    expect(textOf('/link.js')).toBeNull();
    expect(textOf('/above/secret.js')).toBeNull();
  });

  it('stay as they were opened while a new build is written', async () => {
    await writeFile(join(page, 'assets/app-77.css'), 'body{margin:9px}');
    expect(textOf('/assets/app-77.css')).toBe('body{margin:0}');
  });

  it('are missed by name where nothing was built', async () => {
    const missing = { code: 'FILE_NOT_FOUND', message: "The window's pages have not been built." };
    await expect(openRendererFiles(join(folder, 'nowhere'))).rejects.toMatchObject(missing);
    await expect(openRendererFiles(join(page, 'assets'))).rejects.toMatchObject(missing);
  });
});

describe('the nonce for styles', () => {
  it('is new for each load, and the same in the policy and in the page', () => {
    const nonces = [1, 2, 3].map(() => {
      const file = files.find('/');
      const inPolicy = /'nonce-([^']+)'/.exec(file?.headers['Content-Security-Policy'] ?? '')?.[1];
      const inPage = /<meta property="csp-nonce" nonce="([^"]+)">/.exec(
        new TextDecoder().decode(file?.bytes),
      )?.[1];
      expect(inPolicy).toBe(inPage);
      return inPolicy;
    });
    expect(new Set(nonces).size).toBe(3);
    expect(nonces.every((nonce) => Buffer.from(nonce ?? '', 'base64').length === 16)).toBe(true);
  });

  it('lets in no script, and no file has one', () => {
    expect(files.find('/')?.headers['Content-Security-Policy']).toContain("script-src 'self';");
    expect(files.find('/assets/app-77.css')?.headers['Content-Security-Policy']).toBe(
      CONTENT_SECURITY_POLICY,
    );
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/nonce|unsafe|data:|\*|http/);
  });
});
