/** The headers of an answer, by names in small letters. */
interface Headers {
  readonly status: number;
  readonly header: (name: string) => string | null;
}

const SHA256 = /^[0-9a-f]{64}$/;

/** What a server knows this state of the file by; a weak tag and a strong one of the same text are alike. */
export function etagOf(answer: Headers): string | null {
  const tag = answer.header('x-linked-etag') ?? answer.header('etag');
  const text = tag?.replace(/^W\//, '').replace(/^"(.*)"$/, '$1') ?? '';
  return text === '' || text.length > 500 ? null : text;
}

/**
 * SHA-256 (hex) that the server states: the hub's tag of a large file, a tag of that form, or `Repr-Digest` (RFC 9530); null
 * where there is none.
 */
export function sha256Of(answer: Headers): string | null {
  const tag = etagOf(answer);
  if (tag !== null && SHA256.test(tag)) return tag;
  const digest = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(answer.header('repr-digest') ?? '')?.[1];
  return digest === undefined ? null : Buffer.from(digest, 'base64').toString('hex');
}

/** Bytes of the whole file; null where the server does not say. */
export function lengthOf(answer: Headers): number | null {
  const linked = wholeNumber(answer.header('x-linked-size'));
  if (linked !== null) return linked;
  const range = rangeOf(answer);
  if (range !== null) return range.total;
  return answer.status === 200 ? wholeNumber(answer.header('content-length')) : null;
}

/** The part that an answer of status 206 gives; `total` is null where the server does not know it. */
export function rangeOf(answer: Headers): { first: number; last: number; total: number | null } | null {
  const match = /^bytes (\d+)-(\d+)\/(\d+|\*)$/.exec(answer.header('content-range') ?? '');
  if (match === null) return null;
  return { first: Number(match[1]), last: Number(match[2]), total: wholeNumber(match[3] ?? null) };
}

function wholeNumber(text: string | null): number | null {
  return text !== null && /^\d{1,16}$/.test(text) ? Number(text) : null;
}
