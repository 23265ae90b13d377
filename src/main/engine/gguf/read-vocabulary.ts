import { open } from 'node:fs/promises';
import { MettleError } from '../../../shared/errors.js';
import { fileError } from './file-error.js';
import { HeaderCursor, HeaderDamaged, HeaderEndsEarly } from './header-cursor.js';
import { numberField, textField } from './metadata-fields.js';
import type { GgufFileHeader } from './read-header.js';

/** Texts of a file's tokenizer that a chat template or a message may hold. */
export interface ControlTokens {
  /** Text of the token that begins a sequence; empty where there is none. */
  readonly bosToken: string;
  readonly eosToken: string;
  /** Texts of the tokens that the file marks as control tokens or as the unknown one. */
  readonly specialTokens: readonly string[];
}

const STRING = 8;
const ARRAY = 9;
const INT32 = 5;
/** Bytes of each of GGUF's number types. */
const NUMBER_BYTES: readonly (number | undefined)[] = [1, 1, 2, 2, 4, 4, 4, 1, undefined, undefined, 8, 8, 8];
const VERSION_AND_COUNTS_BYTES = 24;
const TOKENS = 'tokenizer.ggml.tokens';
const TOKEN_TYPES = 'tokenizer.ggml.token_type';
const UNKNOWN_TOKEN = 2;
const CONTROL_TOKEN = 3;

/** Texts that llama.cpp takes for control tokens whatever a file says of them, since they end an answer (llama-vocab.cpp). */
const ANSWER_ENDS: ReadonlySet<string> = new Set([
  '<|eot_id|>',
  '<|im_end|>',
  '<|end|>',
  '<|return|>',
  '<|call|>',
  '<|calls|>',
  '<|flush|>',
  '<end_of_turn>',
  '<|endoftext|>',
  '<|eom_id|>',
  '<EOT>',
  '_<EOT>',
  '[EOT]',
  '[EOS]',
  '<|end_of_text|>',
  '<end_of_utterance>',
]);

/** What llama.cpp takes for the begin and end token where a file does not say, by tokenizer (llama-vocab.cpp). */
const DEFAULT_TOKENS: Readonly<Record<string, readonly [bos: number | null, eos: number | null]>> = {
  llama: [1, 2],
  plamo2: [1, 2],
  gpt2: [11, 11],
  bert: [101, null],
  t5: [null, 1],
};

/**
 * Reads from a file's header what a chat template needs of its tokenizer, without loading the file. `header` is that file's.
 * Agrees with what llama.cpp says once it has loaded the file. Throws
 * `FILE_NOT_FOUND`, `FILE_UNREADABLE`, and `GGUF_CORRUPT` where the file is no longer the one that the header was read from.
 */
export async function readControlTokens(path: string, header: GgufFileHeader): Promise<ControlTokens> {
  const start = await readStart(path, header.tensors[0]?.offset ?? header.requiredBytes);
  const { tokens, types } = walk(path, start);
  const [defaultBos, defaultEos] = DEFAULT_TOKENS[textField(header, 'tokenizer.ggml.model') ?? ''] ?? [];
  const isControl = (id: number): boolean => types[id] === CONTROL_TOKEN || ANSWER_ENDS.has(tokens[id] ?? '');
  const tokenOf = (key: string, otherwise: number | null | undefined): string => {
    const named = numberField(header, key);
    const id = named !== null && named < tokens.length ? named : otherwise;
    // node-llama-cpp knows of no begin or end token that is not a control token.
    return typeof id === 'number' && isControl(id) ? (tokens[id] ?? '') : '';
  };
  return {
    bosToken: tokenOf('tokenizer.ggml.bos_token_id', defaultBos),
    eosToken: tokenOf('tokenizer.ggml.eos_token_id', defaultEos),
    specialTokens: tokens.filter((_, id) => isControl(id) || types[id] === UNKNOWN_TOKEN),
  };
}

async function readStart(path: string, bytes: number): Promise<Buffer> {
  try {
    const file = await open(path, 'r');
    try {
      const start = Buffer.allocUnsafe(bytes);
      const { bytesRead } = await file.read(start, 0, bytes, 0);
      return start.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  } catch (thrown) {
    throw fileError(path, thrown);
  }
}

/** The token texts and types; the rest of the metadata is passed over. */
function walk(path: string, start: Buffer): { tokens: string[]; types: number[] } {
  try {
    const cursor = new HeaderCursor(start);
    cursor.advance(VERSION_AND_COUNTS_BYTES, 'the counts');
    const entries = start.readUInt32LE(VERSION_AND_COUNTS_BYTES - 8);
    let tokens: string[] = [];
    let types: number[] = [];
    for (let entry = 0; entry < entries; entry += 1) {
      const key = cursor.string('a metadata key');
      const type = cursor.uint32(key);
      if (type !== ARRAY) {
        skip(cursor, type, key);
        continue;
      }
      const elements = cursor.uint32(key);
      const length = cursor.uint64(key);
      if (key === TOKENS && elements === STRING) {
        tokens = Array.from({ length }, () => cursor.string(key));
      } else if (key === TOKEN_TYPES && elements === INT32) {
        types = Array.from({ length }, () => cursor.int32(key));
      } else {
        skipArray(cursor, elements, length, key);
      }
    }
    return { tokens, types };
  } catch (thrown) {
    if (!(thrown instanceof HeaderDamaged || thrown instanceof HeaderEndsEarly)) throw thrown;
    throw new MettleError('GGUF_CORRUPT', `The vocabulary of ${path} cannot be read: ${thrown.message}.`, {
      hint: 'Download the file again, and let no other program write to it meanwhile.',
      cause: thrown,
    });
  }
}

function skipArray(cursor: HeaderCursor, elements: number, length: number, key: string): void {
  if (elements !== STRING) {
    cursor.advance(length * numberBytes(elements, key), key);
    return;
  }
  for (let index = 0; index < length; index += 1) cursor.skipString(key);
}

function skip(cursor: HeaderCursor, type: number, key: string): void {
  if (type === STRING) cursor.skipString(key);
  else cursor.advance(numberBytes(type, key), key);
}

function numberBytes(type: number, key: string): number {
  const bytes = NUMBER_BYTES[type];
  if (bytes === undefined) throw new HeaderDamaged(`${key} is of type ${type}, which does not exist`);
  return bytes;
}
