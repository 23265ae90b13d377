import type { ErrorCode, ErrorShape } from '../../shared/errors.js';

/** A request that the door itself answers with no: the HTTP status, and what the caller is told. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly shape: ErrorShape;
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    status: number,
    code: ErrorCode,
    message: string,
    options: { hint?: string; headers?: Readonly<Record<string, string>> } = {},
  ) {
    super(message);
    this.status = status;
    this.shape = options.hint === undefined ? { code, message } : { code, message, hint: options.hint };
    this.headers = options.headers ?? {};
  }
}

/** Nothing is at the address; says no more, since what was asked for is the caller's text. */
export function nothingHere(): Refusal {
  return new Refusal(404, 'INVALID_INPUT', 'There is nothing at this address.');
}

/** `allowed` are the methods that the address knows, as an `Allow` header lists them. */
export function wrongMethod(allowed: string): Refusal {
  return new Refusal(405, 'INVALID_INPUT', `This address takes ${allowed} alone.`, {
    headers: { Allow: allowed },
  });
}

/** A fault in Mettle. Its cause may name files and code, so it is told in the terminal alone. */
export const INTERNAL_SHAPE: ErrorShape = {
  code: 'INTERNAL',
  message: 'Something went wrong in Mettle itself.',
  hint: 'The terminal in which Mettle runs says what.',
};
