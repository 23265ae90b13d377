import { MettleError } from '../../shared/errors.js';

/** The hub that an address leads to where no mirror is set. */
export const HUB = 'https://huggingface.co';

const MAIN = 'main';

/** A file of a repository on the hub, or the file that the hub gives for a quantization. */
export interface HubAddress {
  readonly kind: 'hub';
  /** `organisation/name`. */
  readonly repository: string;
  /** Branch, tag or commit; `main` where none was named. */
  readonly revision: string;
  /** Path of the file in the repository, or the tag that the hub finds it by. */
  readonly wanted: { readonly file: string } | { readonly tag: string };
}

/** A file at an address of its own. */
export interface WebAddress {
  readonly kind: 'web';
  readonly url: string;
}

export type Address = HubAddress | WebAddress;

const HINT =
  'Write hf:organisation/repository:Q4_K_M, hf:organisation/repository/file.gguf, or the https address of a GGUF file.';
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,95}$/;
const TAG = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
const REVISION = /^[A-Za-z0-9][A-Za-z0-9._/-]{0,99}$/;

/**
 * Reads what a researcher typed: `hf:org/repo:quant`, `hf:org/repo`, `hf:org/repo/path/file.gguf`, the latter with
 * `@revision` after the repository or at the end, or an https address. A web address of the hub, or of the mirror in
 * `endpoint`, is read as the file of a repository. Plain http is taken for this machine and for the mirror alone. Throws
 * `INVALID_INPUT` with a sentence.
 */
export function parseAddress(text: string, endpoint: string | null = null): Address {
  const address = text.trim();
  const scheme = /^(hf|huggingface):(?:\/\/)?/i.exec(address);
  return scheme === null
    ? parseWebAddress(address, endpoint)
    : parseHubAddress(address, address.slice(scheme[0].length));
}

/** An address in its plainest form; two ways to write the same are the same text. */
export function addressText(address: Address): string {
  if (address.kind === 'web') return address.url;
  const revision = address.revision === MAIN ? '' : `@${address.revision}`;
  return 'tag' in address.wanted
    ? `hf:${address.repository}:${address.wanted.tag}`
    : `hf:${address.repository}${revision}/${address.wanted.file}`;
}

/** Whether a host is this machine. */
export function isLoopback(url: URL): boolean {
  return url.hostname === 'localhost' || url.hostname === '[::1]' || /^127(\.\d+){3}$/.test(url.hostname);
}

function parseHubAddress(address: string, rest: string): HubAddress {
  const [organisation = '', second = '', ...path] = rest.split('/');
  if (path.length === 0) {
    const [named = '', tag = 'latest', ...more] = second.split(':');
    if (named.includes('@')) {
      throw invalid(address, 'names a revision but no file; the hub finds a quantization in main alone');
    }
    if (more.length > 0 || !TAG.test(tag)) throw invalid(address, 'has no quantization after its colon');
    return {
      kind: 'hub',
      repository: repository(address, organisation, named),
      revision: MAIN,
      wanted: { tag },
    };
  }
  const [named = '', early] = splitAt(second);
  const [file = '', late] = splitAt(path.join('/').replace(/#/, '@'));
  return hubFile(address, repository(address, organisation, named), early ?? late ?? MAIN, file);
}

function splitAt(text: string): [string, string | undefined] {
  const at = text.indexOf('@');
  return at === -1 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function repository(address: string, organisation: string, name: string): string {
  if (!NAME.test(organisation) || !NAME.test(name) || `${organisation}${name}`.includes('..')) {
    throw invalid(address, 'does not name an organisation and a repository');
  }
  return `${organisation}/${name}`;
}

function hubFile(address: string, repositoryName: string, revision: string, file: string): HubAddress {
  if (!REVISION.test(revision) || revision.includes('..'))
    throw invalid(address, 'names no revision that can be');
  const segments = file.split('/');
  if (
    segments.some(
      (segment) => segment === '' || segment === '.' || segment === '..' || segment.includes('\\'),
    )
  ) {
    throw invalid(address, 'has a path that leads out of its repository');
  }
  checkEnding(address, file);
  return { kind: 'hub', repository: repositoryName, revision, wanted: { file: firstPart(file) } };
}

/** A split model is named by its first part, whichever part was typed. */
function firstPart(file: string): string {
  return file.replace(/-\d{5}(-of-\d{5}\.gguf)$/, '-00001$1');
}

function checkEnding(address: string, path: string): void {
  if (/\.gguf$/i.test(path)) return;
  if (/\.gguf\.(?:part|\w{0,8}-?part)?\w*\d/i.test(path)) {
    throw invalid(
      address,
      'is a piece of a file that was cut up; only models that are split into GGUF files are fetched',
    );
  }
  throw invalid(address, 'does not end in .gguf');
}

function parseWebAddress(address: string, endpoint: string | null): Address {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url === null) throw invalid(address, 'is no address');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') {
    throw invalid(address, `begins with ${url.protocol}, which is not fetched`);
  }
  if (url.username !== '' || url.password !== '')
    throw invalid(withoutPassword(url), 'holds a name or password');
  const mirror = endpoint === null ? null : new URL(endpoint);
  if (url.protocol === 'http:' && !isLoopback(url) && url.origin !== mirror?.origin) {
    throw invalid(address, 'is not encrypted; plain http is for this machine and for a mirror that you set');
  }
  url.hash = '';
  const onHub = repositoryFile(address, url, mirror);
  if (onHub !== null) return onHub;
  checkEnding(address, url.pathname);
  url.pathname = firstPart(url.pathname);
  return { kind: 'web', url: url.href };
}

/** `https://hub/organisation/repository/(resolve|blob)/revision/path`, as a browser shows it. */
function repositoryFile(address: string, url: URL, mirror: URL | null): HubAddress | null {
  const hubs = mirror === null ? [HUB, 'https://hf.co'] : [HUB, 'https://hf.co', mirror.origin];
  if (!hubs.includes(url.origin)) return null;
  const [organisation = '', name = '', route = '', revision = '', ...path] = url.pathname
    .slice(1)
    .split('/')
    .map((segment) => decode(address, segment));
  if (!['resolve', 'blob', 'raw'].includes(route) || path.length === 0) return null;
  return hubFile(address, repository(address, organisation, name), revision, path.join('/'));
}

function decode(address: string, segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch (cause) {
    throw invalid(address, 'is written in a way that cannot be read', cause);
  }
}

function withoutPassword(url: URL): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.href;
}

function invalid(address: string, what: string, cause?: unknown): MettleError {
  const shown = address.length > 200 ? `${address.slice(0, 200)}…` : address;
  return new MettleError('INVALID_INPUT', `The address ${shown} ${what}.`, { hint: HINT, cause });
}
