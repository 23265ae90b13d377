import type { Response } from '../../../shared/domain/response.js';
import type { BundleSource } from '../source.js';
import type { ResponseSpool } from './response-spool.js';

/** The same source, which is asked for the responses of a subject once: what is read again comes from the spool. */
export function spooledSource(source: BundleSource, spool: ResponseSpool): BundleSource {
  return {
    ...source,
    responses: (sha256) => (spool.has(sha256) ? spool.read(sha256) : noted(source, spool, sha256)),
    prompt: (hash) => source.prompt(hash),
  };
}

async function* noted(source: BundleSource, spool: ResponseSpool, sha256: string): AsyncGenerator<Response> {
  const writer = spool.writer(sha256);
  for await (const response of source.responses(sha256)) {
    const full = writer.add(response);
    if (full !== undefined) await full;
    yield response;
  }
  await writer.end();
}
