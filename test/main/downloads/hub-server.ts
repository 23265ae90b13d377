import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a server does wrong with one request for a file's bytes. */
export type Fault =
  | 'drop'
  | 'drop-at-once'
  | 'stall'
  | 'length-too-small'
  | 'length-too-large'
  | 'chunked-short'
  | 'chunked-long'
  | 'flipped-byte'
  | 'whole-file'
  | 'wrong-part'
  | 'other-etag'
  | 'redirect-loop'
  | 'redirect-plain-http'
  | 'html'
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>> };

export interface HubFile {
  readonly bytes: Buffer;
  /** Length that HEAD states where it is not the true one. */
  readonly statedLength?: number;
  readonly statedSha256?: string;
  readonly ranges?: boolean;
  /** Whether no answer states its length. */
  readonly unstated?: boolean;
}

export interface Asked {
  readonly server: 'hub' | 'store';
  readonly method: string;
  readonly path: string;
  readonly range: string | null;
  readonly authorization: string | null;
}

export const COMMIT = 'c0ffee'.padEnd(40, '0');

/** A hub on this machine, and beside it, on a port of its own, the store that it redirects to. */
export class HubServer {
  /** By `organisation/repository/path`, and by `files/name` for plain addresses. */
  readonly files = new Map<string, HubFile>();
  readonly tags = new Map<string, string>();
  readonly asked: Asked[] = [];
  /** Taken one by one by requests for a file's bytes. */
  readonly faults: Fault[] = [];
  /** What a repository's own routes answer with. */
  refusal: { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | null = null;
  /** The token without which nothing is given. */
  token: string | null = null;
  statesHashes = true;
  readonly #served = new Set<ServerResponse>();

  private constructor(
    private readonly hub: Server,
    private readonly store: Server,
  ) {
    hub.on('request', (request, response) => this.#hub(request, response));
    store.on('request', (request, response) => this.#store(request, response));
  }

  static async open(): Promise<HubServer> {
    const [hub, store] = [createServer(), createServer()];
    for (const server of [hub, store]) await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new HubServer(hub, store);
  }

  get endpoint(): string {
    return `http://127.0.0.1:${(this.hub.address() as AddressInfo).port}`;
  }

  get storeOrigin(): string {
    return `http://127.0.0.1:${(this.store.address() as AddressInfo).port}`;
  }

  /** Requests for bytes of files. */
  get bytesAsked(): Asked[] {
    return this.asked.filter(({ method, path }) => method === 'GET' && /\/(blob|files)\//.test(path));
  }

  async close(): Promise<void> {
    for (const response of this.#served) response.destroy();
    for (const server of [this.hub, this.store]) {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  }

  #note(server: Asked['server'], request: IncomingMessage): URL {
    const url = new URL(request.url ?? '/', 'http://server');
    this.asked.push({
      server,
      method: request.method ?? '',
      path: url.pathname,
      range: request.headers.range ?? null,
      authorization: request.headers.authorization ?? null,
    });
    return url;
  }

  #hub(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = this.#note('hub', request);
    if (this.token !== null && request.headers.authorization !== `Bearer ${this.token}`) {
      response.writeHead(401, { 'x-error-code': 'GatedRepo' }).end();
      return;
    }
    if (this.refusal !== null) {
      response.writeHead(this.refusal.status, this.refusal.headers).end();
      return;
    }
    const path = decodeURIComponent(pathname.slice(1));
    const resolve = /^([^/]+\/[^/]+)\/resolve\/([^/]+)\/(.+)$/.exec(path);
    const manifest = /^v2\/([^/]+\/[^/]+)\/manifests\/(.+)$/.exec(path);
    const tree = /^api\/models\/([^/]+\/[^/]+)\/tree\/([^/]+)(?:\/(.+))?$/.exec(path);
    if (resolve !== null) this.#resolve(`${resolve[1]}/${resolve[3]}`, response);
    else if (manifest !== null) this.#manifest(`${manifest[1]}:${manifest[2]}`, response);
    else if (tree !== null) this.#tree(tree[1]!, response);
    else if (this.files.has(path)) this.#bytes(this.files.get(path)!, request, response, 'hub');
    else response.writeHead(404).end();
  }

  #resolve(key: string, response: ServerResponse): void {
    const file = this.files.get(key);
    if (file === undefined) {
      response.writeHead(404, { 'x-error-code': 'EntryNotFound' }).end();
      return;
    }
    const sha256 = file.statedSha256 ?? sha256Of(file.bytes);
    response
      .writeHead(302, {
        location: `${this.storeOrigin}/blob/${key}?signature=1`,
        'x-repo-commit': COMMIT,
        'x-linked-size': String(file.statedLength ?? file.bytes.length),
        ...(this.statesHashes ? { 'x-linked-etag': `"${sha256}"` } : {}),
      })
      .end();
  }

  #manifest(key: string, response: ServerResponse): void {
    const rfilename = this.tags.get(key);
    if (rfilename === undefined) response.writeHead(400).end('{"error":"no such tag"}');
    else
      response
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ ggufFile: { rfilename } }));
  }

  #tree(repository: string, response: ServerResponse): void {
    const entries = [...this.files].flatMap(([key, { bytes }]) =>
      key.startsWith(`${repository}/`)
        ? [
            {
              type: 'file',
              path: key.slice(repository.length + 1),
              size: bytes.length,
              oid: '0',
              lfs: { oid: sha256Of(bytes), size: bytes.length, pointerSize: 1 },
            },
          ]
        : [],
    );
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(entries));
  }

  #store(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = this.#note('store', request);
    if (pathname === '/loop') {
      response.writeHead(302, { location: '/loop' }).end();
      return;
    }
    const file = this.files.get(decodeURIComponent(pathname.slice('/blob/'.length)));
    if (file === undefined) response.writeHead(404).end();
    else this.#bytes(file, request, response, 'store');
  }

  #bytes(file: HubFile, request: IncomingMessage, response: ServerResponse, server: Asked['server']): void {
    this.#served.add(response);
    response.on('close', () => this.#served.delete(response));
    const { ranges = true, unstated = false } = file;
    const etag = `"${server === 'hub' ? 'state-1' : 'store-state'}"`;
    const base: Record<string, string> = { etag, ...(ranges ? { 'accept-ranges': 'bytes' } : {}) };
    if (request.method === 'HEAD') {
      response
        .writeHead(200, {
          ...base,
          ...(unstated ? {} : { 'content-length': String(file.statedLength ?? file.bytes.length) }),
        })
        .end();
      return;
    }
    const fault = this.faults.shift() ?? null;
    const range = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '');
    const whole = range === null || !ranges || fault === 'whole-file';
    const total = file.bytes.length;
    const first = whole ? 0 : Number(range[1]);
    const last = whole ? total - 1 : Math.min(total - 1, range[2] === '' ? total - 1 : Number(range[2]));
    if (first >= total) {
      response.writeHead(416, { 'content-range': `bytes */${total}` }).end();
      return;
    }
    const data = file.bytes.subarray(first, last + 1);
    const headers = {
      ...base,
      ...(whole ? {} : { 'content-range': `bytes ${first}-${last}/${total}` }),
      ...(unstated ? {} : { 'content-length': String(data.length) }),
    };
    this.#send(fault, whole ? 200 : 206, headers, data, response);
  }

  #send(
    fault: Fault | null,
    status: number,
    headers: Record<string, string>,
    data: Buffer,
    response: ServerResponse,
  ): void {
    const { 'content-length': length, ...chunked } = headers;
    const half = data.subarray(0, Math.ceil(data.length / 2));
    switch (fault) {
      case null:
      case 'whole-file':
        response.writeHead(status, headers).end(data);
        return;
      case 'drop':
        response.writeHead(status, headers);
        response.write(half, () => response.destroy());
        return;
      case 'drop-at-once':
        response.destroy();
        return;
      case 'stall':
        response.writeHead(status, headers);
        response.write(half);
        return;
      case 'length-too-small':
        response.writeHead(status, { ...headers, 'content-length': String(half.length) }).end(half);
        return;
      case 'length-too-large':
        response.writeHead(status, { ...headers, 'content-length': String(Number(length) + 1000) });
        response.write(data, () => response.destroy());
        return;
      case 'chunked-short':
        response.writeHead(status, chunked).end(half);
        return;
      case 'chunked-long':
        response.writeHead(status, chunked);
        response.write(data);
        response.end(Buffer.alloc(1000));
        return;
      case 'flipped-byte': {
        const flipped = Buffer.from(data);
        flipped[flipped.length - 1]! ^= 1;
        response.writeHead(status, headers).end(flipped);
        return;
      }
      case 'wrong-part':
        response
          .writeHead(206, { ...headers, 'content-range': `bytes 7-${6 + data.length}/${data.length + 7}` })
          .end(data);
        return;
      case 'other-etag':
        response.writeHead(status, { ...headers, etag: '"state-2"', 'x-linked-etag': '"state-2"' }).end(data);
        return;
      case 'redirect-loop':
        response.writeHead(302, { location: '/loop' }).end();
        return;
      case 'redirect-plain-http':
        response.writeHead(302, { location: 'ftp://127.0.0.1/file.gguf' }).end();
        return;
      case 'html':
        response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Sign in</title>');
        return;
      default:
        response.writeHead(fault.status, fault.headers).end();
    }
  }
}

export function sha256Of(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
