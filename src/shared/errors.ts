/**
 * Every error that a caller can act on carries one of these codes. A door turns an error into `{code, message, hint}`;
 * the cause stays in the log.
 */
export const ERROR_CODES = [
  'INVALID_INPUT',
  'INVALID_STUDY',
  'INVALID_INSTRUMENT',
  'INVALID_PERSONA',
  'INVALID_TEMPLATE',
  'INVALID_EXPERIMENT',
  'FILE_NOT_FOUND',
  'FILE_UNREADABLE',
  'GGUF_EMPTY',
  'GGUF_NOT_GGUF',
  'GGUF_TRUNCATED',
  'GGUF_CORRUPT',
  'GGUF_VERSION_UNSUPPORTED',
  'GGUF_EMBEDDING_ONLY',
  'GGUF_VISION_PROJECTOR',
  'GGUF_SPLIT_PART',
  'GGUF_VOCABULARY_ONLY',
  'GGUF_ADAPTER',
  'CHAT_TEMPLATE_FAILED',
  'SUBJECT_TOO_LARGE',
  'SUBJECT_NOT_FOUND',
  'ADAPTER_MISMATCH',
  'DOWNLOAD_FAILED',
  'DOWNLOAD_NOT_FOUND',
  'DOWNLOAD_FORBIDDEN',
  'DOWNLOAD_CORRUPT',
  'DOWNLOAD_NO_SPACE',
  'KEY_STORE_UNAVAILABLE',
  'PROMPT_TOO_LONG',
  'OPTIONS_INDISTINGUISHABLE',
  'ENGINE_LOAD_FAILED',
  'ENGINE_CRASHED',
  'ENGINE_UNAVAILABLE',
  'ENGINE_PROTOCOL',
  'STORE_NEWER',
  'STORE_CORRUPT',
  'STORE_BUSY',
  'STORE_FAILED',
  'STUDY_NOT_FOUND',
  'STUDY_CHANGED',
  'STUDY_RUNNING',
  'STUDY_READ_ONLY',
  'BUNDLE_CORRUPT',
  'BUNDLE_UNSUPPORTED',
  'BUNDLE_HOSTILE',
  'NOT_ALLOWED',
  'DOOR_UNREACHABLE',
  'CANCELLED',
  'INTERNAL',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** The one shape in which an error crosses a process boundary. */
export interface ErrorShape {
  readonly code: ErrorCode;
  /** One sentence: what is wrong, and where. */
  readonly message: string;
  /** What to do next, where there is something to do. */
  readonly hint?: string;
}

/** An error that a caller can act on: a closed code, a sentence and a next step. */
export class MettleError extends Error implements ErrorShape {
  override readonly name = 'MettleError';
  readonly code: ErrorCode;
  readonly hint?: string;

  constructor(code: ErrorCode, message: string, options: { hint?: string; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    if (options.hint !== undefined) this.hint = options.hint;
  }

  /** The part that may cross a process boundary. */
  toShape(): ErrorShape {
    return this.hint === undefined
      ? { code: this.code, message: this.message }
      : { code: this.code, message: this.message, hint: this.hint };
  }

  /** Turns anything thrown into a MettleError and keeps the original as its cause. */
  static from(thrown: unknown, code: ErrorCode = 'INTERNAL'): MettleError {
    if (thrown instanceof MettleError) return thrown;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    return new MettleError(code, message, { cause: thrown });
  }

  /** Rebuilds an error that arrived from another process. */
  static fromShape(shape: ErrorShape): MettleError {
    return new MettleError(shape.code, shape.message, shape.hint === undefined ? {} : { hint: shape.hint });
  }
}
