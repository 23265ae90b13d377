import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { MettleError } from '../../shared/errors.js';

/** What is served; a file of another kind (a source map) is none of the page's. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/** The page's policy without a nonce: for everything but the page itself. */
export const CONTENT_SECURITY_POLICY = contentSecurityPolicy();

/**
 * What the page may load and run: its own files alone, and pictures that it has made itself. `nonce` lets in the `<style>`
 * elements that carry it; scripts have no such door.
 */
export function contentSecurityPolicy(nonce?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self'${nonce === undefined ? '' : ` 'nonce-${nonce}'`}`,
    "img-src 'self' blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Headers of every answer of a door, whatever it holds. */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** One file of the page, with all headers that it is to be answered with. */
export interface RendererFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly contentType: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The built page, as it was when it was opened. */
export interface RendererFiles {
  /**
   * The file at the path of an address (`/` is the page), without its query and as it came, percent signs and all; null
   * where there is none. Each finding of the page has a nonce of its own.
   */
  find(urlPath: string): RendererFile | null;
}

/**
 * Reads the built page into memory (a few megabytes), so that no address ever becomes a path, and a build in the meantime
 * does not mix two versions. `folder` is the nearest `out/renderer` above this module unless it is given. Links are not
 * followed. Throws `FILE_NOT_FOUND` where there is no page.
 */
export async function openRendererFiles(folder: string = rendererFolder()): Promise<RendererFiles> {
  const files = new Map<string, { bytes: Uint8Array<ArrayBuffer>; contentType: string }>();
  for (const path of await listFiles(folder)) {
    const contentType = CONTENT_TYPES[extname(path)];
    if (contentType === undefined) continue;
    files.set(`/${path}`, { bytes: await readFile(join(folder, path)), contentType });
  }
  const page = files.get(PAGE);
  if (page === undefined) throw notBuilt();
  const pageText = new TextDecoder().decode(page.bytes);
  return {
    find(urlPath) {
      const path = fileKey(urlPath);
      if (path === null) return null;
      if (path === PAGE) return pageWithNonce(pageText);
      const file = files.get(path);
      return file === undefined ? null : { ...file, headers: headersOf(path, file.contentType) };
    },
  };
}

const PAGE = '/index.html';

/** Decodes once and refuses whatever could mean another place; what is left is looked up, never resolved. */
function fileKey(urlPath: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(urlPath);
  } catch {
    return null;
  }
  if (!path.startsWith('/') || /\p{Cc}|\\|\/\/|\/\.{1,2}(\/|$)/u.test(path)) return null;
  return path === '/' ? PAGE : path;
}

function headersOf(path: string, contentType: string): Record<string, string> {
  return {
    ...SECURITY_HEADERS,
    'Content-Type': contentType,
    // The build writes a digest of a file's bytes into its name in this folder, and nowhere else.
    'Cache-Control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-store',
  };
}

function pageWithNonce(text: string): RendererFile {
  const nonce = randomBytes(16).toString('base64');
  const contentType = 'text/html; charset=utf-8';
  const bytes = new TextEncoder().encode(
    text.replace(/<head[^>]*>/i, (head) => `${head}<meta property="csp-nonce" nonce="${nonce}">`),
  );
  const headers = {
    ...headersOf(PAGE, contentType),
    'Content-Security-Policy': contentSecurityPolicy(nonce),
  };
  return { bytes, contentType, headers };
}

/** Paths below `folder` with forward slashes. One folder at a time, since archives of Electron list no other way. */
async function listFiles(folder: string, below = ''): Promise<string[]> {
  const paths: string[] = [];
  for (const entry of await readdir(join(folder, below), { withFileTypes: true }).catch(noFolder)) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) paths.push(...(await listFiles(folder, path)));
    else if (entry.isFile()) paths.push(path);
  }
  return paths;
}

function noFolder(thrown: unknown): never {
  throw notBuilt(thrown);
}

function rendererFolder(): string {
  for (let above = import.meta.dirname; ; above = dirname(above)) {
    const candidate = join(above, 'out', 'renderer');
    if (existsSync(join(candidate, 'index.html'))) return candidate;
    if (dirname(above) === above) throw notBuilt();
  }
}

function notBuilt(cause?: unknown): MettleError {
  return new MettleError('FILE_NOT_FOUND', "The window's pages have not been built.", {
    hint: 'Run `npm run build:renderer`, or start Mettle by `npm start`, which builds what is missing.',
    cause,
  });
}
