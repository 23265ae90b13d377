/** A failure that may be gone at the next try. */
export class PassingFault extends Error {
  override readonly name = 'PassingFault';

  constructor(
    message: string,
    /** What the server asks to wait, in milliseconds; null where it asks nothing. */
    readonly retryAfterMs: number | null = null,
    options: { cause?: unknown } = {},
  ) {
    super(message, options);
  }
}

/** The file at an address is another than the one that was begun. */
export class SourceChanged extends Error {
  override readonly name = 'SourceChanged';
}
