import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** How long the address that opens the browser can be used. */
const TICKET_MILLISECONDS = 60_000;

/** 256 random bits as 43 characters of base64url. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** Whether an `Authorization` header carries `token`; takes as long for a wrong one, however much of it is right. */
export function carriesToken(authorization: string | undefined, token: string): boolean {
  const given = /^Bearer +([\w-]{1,200})$/i.exec(authorization ?? '')?.[1];
  return given !== undefined && sameSecret(given, token);
}

/** Digests have one length, which is what `timingSafeEqual` asks for. */
function sameSecret(given: string, wanted: string): boolean {
  return timingSafeEqual(digest(given), digest(wanted));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/**
 * Words that stand for the token once, within a minute. An address on a command line can be read by every user of the
 * machine for as long as the browser runs, so that one carries a word and not the token.
 */
export class Tickets {
  readonly #open = new Map<string, number>();
  readonly #clock: () => number;

  /** `clock` gives milliseconds. */
  constructor(clock: () => number = () => performance.now()) {
    this.#clock = clock;
  }

  issue(): string {
    const word = newToken();
    this.#open.set(word, this.#clock() + TICKET_MILLISECONDS);
    return word;
  }

  /** True for a word that was issued and not yet used, at most a minute ago. */
  redeem(given: string): boolean {
    const word = [...this.#open.keys()].find((open) => sameSecret(given, open));
    if (word === undefined) return false;
    const until = this.#open.get(word) ?? 0;
    this.#open.delete(word);
    return this.#clock() <= until;
  }
}
