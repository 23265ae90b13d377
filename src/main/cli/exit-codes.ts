import type { ErrorCode } from '../../shared/errors.js';

/** Every exit code of the command line, with what it means. `--help` prints this table. */
export const EXIT_CODES = {
  ok: { code: 0, meaning: 'done' },
  unexpected: { code: 1, meaning: 'unexpected error: a fault in Mettle' },
  invalid: { code: 2, meaning: 'wrong usage, or a study, instrument or text that is not valid' },
  subject: { code: 3, meaning: 'a subject cannot be used; the error names its file' },
  engine: { code: 4, meaning: 'the engine failed' },
  store: { code: 5, meaning: 'the data folder cannot be used, or holds no such study' },
  someFailed: { code: 6, meaning: 'some subjects failed; the others are done' },
  download: { code: 7, meaning: 'a model could not be fetched' },
  bundle: {
    code: 8,
    meaning: 'a bundle is damaged, dangerous or of an unknown version, or does not hold what it says',
  },
  different: { code: 9, meaning: 'a study that was run again, or compared with another, came out otherwise' },
  paused: { code: 130, meaning: 'paused by a signal (Ctrl-C); run the same command to go on' },
} as const;

export type ExitReason = keyof typeof EXIT_CODES;

const REASONS: Readonly<Record<ErrorCode, ExitReason>> = {
  INVALID_INPUT: 'invalid',
  INVALID_STUDY: 'invalid',
  INVALID_INSTRUMENT: 'invalid',
  INVALID_PERSONA: 'invalid',
  INVALID_EXPERIMENT: 'invalid',
  INVALID_TEMPLATE: 'invalid',
  FILE_NOT_FOUND: 'invalid',
  FILE_UNREADABLE: 'invalid',
  GGUF_EMPTY: 'subject',
  GGUF_NOT_GGUF: 'subject',
  GGUF_TRUNCATED: 'subject',
  GGUF_CORRUPT: 'subject',
  GGUF_VERSION_UNSUPPORTED: 'subject',
  GGUF_EMBEDDING_ONLY: 'subject',
  GGUF_VISION_PROJECTOR: 'subject',
  GGUF_SPLIT_PART: 'subject',
  GGUF_VOCABULARY_ONLY: 'subject',
  GGUF_ADAPTER: 'subject',
  CHAT_TEMPLATE_FAILED: 'subject',
  SUBJECT_TOO_LARGE: 'subject',
  SUBJECT_NOT_FOUND: 'subject',
  ADAPTER_MISMATCH: 'subject',
  DOWNLOAD_FAILED: 'download',
  DOWNLOAD_NOT_FOUND: 'download',
  DOWNLOAD_FORBIDDEN: 'download',
  DOWNLOAD_CORRUPT: 'download',
  DOWNLOAD_NO_SPACE: 'download',
  KEY_STORE_UNAVAILABLE: 'download',
  PROMPT_TOO_LONG: 'subject',
  OPTIONS_INDISTINGUISHABLE: 'subject',
  ENGINE_LOAD_FAILED: 'engine',
  ENGINE_CRASHED: 'engine',
  ENGINE_UNAVAILABLE: 'engine',
  ENGINE_PROTOCOL: 'engine',
  STORE_NEWER: 'store',
  STORE_CORRUPT: 'store',
  STORE_BUSY: 'store',
  STORE_FAILED: 'store',
  STUDY_NOT_FOUND: 'store',
  STUDY_CHANGED: 'store',
  STUDY_RUNNING: 'store',
  STUDY_READ_ONLY: 'store',
  BUNDLE_CORRUPT: 'bundle',
  BUNDLE_UNSUPPORTED: 'bundle',
  BUNDLE_HOSTILE: 'bundle',
  NOT_ALLOWED: 'download',
  DOOR_UNREACHABLE: 'unexpected',
  CANCELLED: 'paused',
  INTERNAL: 'unexpected',
};

/** The exit code that an error ends the program with. */
export function exitCodeOf(code: ErrorCode): number {
  return EXIT_CODES[REASONS[code]].code;
}

/** The table as lines of help text. */
export function exitCodeHelp(): string {
  const rows = Object.values(EXIT_CODES).map(
    ({ code, meaning }) => `  ${String(code).padStart(3)}  ${meaning}`,
  );
  return ['Exit codes:', ...rows].join('\n');
}
