import { MettleError } from '../../../shared/errors.js';
import { PassingFault } from './fault.js';

interface Asked {
  readonly first: URL;
  readonly at: URL;
  readonly hub: URL;
  /** Whether there is a token for the hub. */
  readonly token: boolean;
}

/** Why an answer cannot be used; null where it can. `Retry-After` is read in seconds or as a date. */
export function refusalOf(
  answer: { readonly status: number; readonly header: (name: string) => string | null },
  asked: Asked,
): Error | null {
  const { status } = answer;
  // To be weighed by who asked: a part that cannot be given, or a way of asking that the server does not know.
  if ((status >= 200 && status < 300) || status === 416 || status === 405 || status === 501) return null;
  const where = `${asked.at.host}${asked.at.pathname}`;
  if (status === 401 || status === 403) {
    // A signed address beyond the hub runs out; a new one is given when the hub is asked again.
    if (asked.at.origin !== asked.first.origin)
      return new PassingFault(`${asked.at.host} refused (${status})`);
    return forbidden(where, status, answer.header('x-error-code'), asked);
  }
  if (status === 404 || status === 410) {
    return new MettleError('DOWNLOAD_NOT_FOUND', `There is no file at ${where} (${status}).`, {
      hint: 'Check the names of organisation, repository, file and quantization; they count capitals.',
    });
  }
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    return new PassingFault(
      `${asked.at.host} cannot answer now (${status})`,
      retryAfterMs(answer.header('retry-after')),
    );
  }
  return new MettleError('DOWNLOAD_FAILED', `${where} answered with status ${status}.`, {
    hint: 'Check the address, and the mirror and proxy in the settings.',
  });
}

function forbidden(
  where: string,
  status: number,
  code: string | null,
  { at, hub, token }: Asked,
): MettleError {
  const onHub = at.origin === hub.origin;
  const gated = code === 'GatedRepo' ? ' Its publisher asks for consent first.' : '';
  const hint = !onHub
    ? 'Use an address that can be read without signing in.'
    : token
      ? 'Open the repository in a browser with the account of your token, accept its terms, and check that the token may read it.'
      : 'Open the repository in a browser, accept its terms, and set your token for the hub in the settings.';
  return new MettleError('DOWNLOAD_FORBIDDEN', `${where} may not be read (${status}).${gated}`, { hint });
}

function retryAfterMs(header: string | null): number | null {
  if (header === null) return null;
  const seconds = Number(header);
  const milliseconds = Number.isFinite(seconds) ? seconds * 1000 : Date.parse(header) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : null;
}
