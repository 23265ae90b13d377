import { z } from 'zod';
import { MettleError } from '../../../shared/errors.js';
import { addressText, parseAddress, type Address, type HubAddress } from '../address.js';
import type { Source, SourceFile } from '../source.js';
import { withRetries } from './back-off.js';
import { etagOf, lengthOf, sha256Of } from './file-facts.js';
import type { Network } from './protocol.js';
import type { Answer, Question, WebClient } from './web-client.js';

const LARGEST_ANSWER = 16 * 2 ** 20;
const COMMIT = /^[0-9a-f]{40,64}$/;

/**
 * Asks servers what an address leads to: every file of a split model, lengths, hashes and, on the hub, the commit that
 * they are then fetched from. Throws `INVALID_INPUT`, `DOWNLOAD_*`.
 */
export async function resolveSource(
  client: WebClient,
  network: Network,
  text: string,
  signal: AbortSignal,
): Promise<Source> {
  const address = parseAddress(text, network.endpoint);
  const ask = (url: string, question: Question): Promise<Answer> =>
    withRetries(network.patience, url, signal, () => client.ask(url, question, signal));
  return new Resolver(ask, network.endpoint, address).source();
}

class Resolver {
  constructor(
    private readonly ask: (url: string, question: Question) => Promise<Answer>,
    private readonly endpoint: string,
    private readonly address: Address,
  ) {}

  async source(): Promise<Source> {
    const { address } = this;
    if (address.kind === 'hub') return this.#fromHub(address);
    const files: SourceFile[] = [];
    for (const url of parts(address.url)) files.push(await this.#webFile(url));
    return { address: addressText(address), revision: null, files };
  }

  async #fromHub(address: HubAddress): Promise<Source> {
    const first =
      'file' in address.wanted ? address.wanted.file : await this.#fileOfTag(address, address.wanted.tag);
    const [path = first, ...others] = parts(first);
    const head = await this.#head(this.#resolveRoute(address, address.revision, path));
    const commit = head.header('x-repo-commit');
    const revision = commit !== null && COMMIT.test(commit) ? commit : null;
    const files: SourceFile[] = [];
    for (const part of [path, ...others]) {
      const url = this.#resolveRoute(address, revision ?? address.revision, part);
      const answer = part === path ? head : await this.#head(url);
      files.push(await this.#withListedHash(address, revision, part, hubFile(part, url, answer)));
    }
    return { address: addressText(address), revision, files };
  }

  /** The hub's own answer says what the file is; the store behind it, to which it redirects, need not be asked. */
  async #head(url: string): Promise<Answer> {
    const answer = await this.ask(url, { method: 'HEAD', stayOnHost: true });
    if (answer.status < 400) return answer;
    throw new MettleError('DOWNLOAD_FAILED', `${url} answered with status ${answer.status}.`, {
      hint: 'Check that the mirror in the settings speaks the hub’s routes.',
    });
  }

  /** The manifest names the file of a quantization; it is asked for by its name in llama.cpp as well. */
  async #fileOfTag({ repository }: HubAddress, tag: string): Promise<string> {
    const url = `${this.endpoint}/v2/${repository}/manifests/${tag}`;
    const manifest = manifestSchema.safeParse(await this.#json(url));
    if (manifest.success) return safePath(manifest.data.ggufFile.rfilename, url);
    throw new MettleError('DOWNLOAD_NOT_FOUND', `The hub names no GGUF file of ${repository} for ${tag}.`, {
      hint: 'Name the file itself: hf:organisation/repository/file.gguf.',
    });
  }

  /** Where the answer to the file's own route states no hash, as on some mirrors, the list of the folder may. */
  async #withListedHash(
    { repository, revision }: HubAddress,
    commit: string | null,
    path: string,
    file: SourceFile,
  ): Promise<SourceFile> {
    if (file.sha256 !== null && file.bytes !== null) return file;
    const folder = path.includes('/') ? `/${encodePath(path.slice(0, path.lastIndexOf('/')))}` : '';
    const url = `${this.endpoint}/api/models/${repository}/tree/${encodeURIComponent(commit ?? revision)}${folder}`;
    const listed = treeSchema.safeParse(await this.#jsonOrNothing(url));
    const entry = listed.success ? listed.data.find((one) => one.path === path) : undefined;
    if (entry === undefined) return file;
    return {
      ...file,
      sha256: file.sha256 ?? entry.lfs?.oid ?? null,
      bytes: file.bytes ?? entry.lfs?.size ?? entry.size,
    };
  }

  async #webFile(url: string): Promise<SourceFile> {
    const head = await this.ask(url, { method: 'HEAD' });
    // Some servers know no other question than the one for the file.
    const answer =
      head.status < 400 ? head : await this.ask(url, { method: 'GET', headers: { range: 'bytes=0-0' } });
    if (answer !== head) answer.body.destroy();
    return {
      name: lastSegment(decodeURIComponent(new URL(url).pathname)),
      url,
      bytes: lengthOf(answer),
      sha256: sha256Of(answer),
      etag: etagOf(answer),
      ranges: answer.status === 206 || answer.header('accept-ranges') === 'bytes',
    };
  }

  #resolveRoute({ repository }: HubAddress, revision: string, path: string): string {
    return `${this.endpoint}/${repository}/resolve/${encodeURIComponent(revision)}/${encodePath(path)}`;
  }

  async #jsonOrNothing(url: string): Promise<unknown> {
    try {
      return await this.#json(url);
    } catch (thrown) {
      // The hash is then not known from here; the caller goes on without it.
      if (thrown instanceof MettleError && thrown.code !== 'CANCELLED') return null;
      throw thrown;
    }
  }

  async #json(url: string): Promise<unknown> {
    const answer = await this.ask(url, { method: 'GET', headers: { accept: 'application/json' } });
    const chunks: Buffer[] = [];
    let length = 0;
    for await (const chunk of answer.body) {
      length += (chunk as Buffer).length;
      if (length > LARGEST_ANSWER) throw unreadable(url);
      chunks.push(chunk as Buffer);
    }
    try {
      return JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown;
    } catch (cause) {
      throw unreadable(url, cause);
    }
  }
}

const manifestSchema = z.object({ ggufFile: z.object({ rfilename: z.string().min(1).max(1000) }) });
const treeSchema = z.array(
  z.object({
    path: z.string(),
    size: z.number().int().min(0),
    lfs: z.object({ oid: z.string().regex(/^[0-9a-f]{64}$/), size: z.number().int().min(0) }).optional(),
  }),
);

function hubFile(path: string, url: string, answer: Answer): SourceFile {
  return {
    name: lastSegment(path),
    url,
    bytes: lengthOf(answer),
    sha256: sha256Of(answer),
    etag: etagOf(answer),
    ranges: true,
  };
}

/** Every part of a split model whose first part this is; else the file alone. */
function parts(path: string): string[] {
  const match = /^(.*)-00001-of-(\d{5})\.gguf((?:\?.*)?)$/s.exec(path);
  const [, stem = '', count = '', query = ''] = match ?? [];
  const total = Number(count);
  if (match === null || total < 1 || total > 999) return [path];
  return Array.from(
    { length: total },
    (_, index) => `${stem}-${String(index + 1).padStart(5, '0')}-of-${count}.gguf${query}`,
  );
}

function safePath(path: string, url: string): string {
  const bad = path.split('/').some((segment) => segment === '' || segment === '.' || segment === '..');
  if (!bad && /\.gguf$/i.test(path) && !path.includes('\\'))
    return path.replace(/-\d{5}(-of-\d{5}\.gguf)$/, '-00001$1');
  throw new MettleError(
    'DOWNLOAD_FAILED',
    `${url} names a file that cannot be one: ${JSON.stringify(path).slice(0, 200)}.`,
    {
      hint: 'Name the file itself: hf:organisation/repository/file.gguf.',
    },
  );
}

function lastSegment(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function encodePath(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function unreadable(url: string, cause?: unknown): MettleError {
  return new MettleError('DOWNLOAD_FAILED', `${url} answered with what is no list of files.`, {
    hint: 'Check that the mirror in the settings speaks the hub’s routes.',
    cause,
  });
}
