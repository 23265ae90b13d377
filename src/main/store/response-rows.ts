import { z } from 'zod';
import type { Response } from '../../shared/domain/response.js';
import type { BulkInsert } from './bulk-insert.js';
import type { SqlValue } from './database.js';
import { jsonTextSchema, sha256Schema } from './rows.js';
import { isWellFormed } from './unicode.js';

const FLOAT64_BYTES = 8;
const FLOAT64_HEX_DIGITS = 2 * FLOAT64_BYTES;

const count = z.number().int().min(0);

const cellSchema = z
  .string()
  .min(1)
  .refine((key) => isWellFormed(key) && !key.includes('\0'), {
    error: 'must be text without NUL and lone surrogates',
  });

/**
 * What the store takes as a response: finite numbers, counts that are whole, a score exactly where there is one to have.
 * Probabilities are not held to [0, 1], since the last digit of a sum may pass it.
 */
export const responseSchema: z.ZodType<Response> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('readout'),
    cell: cellSchema,
    promptHash: sha256Schema,
    probabilities: z.array(z.number()).min(1),
    offOption: z.number(),
    promptTokens: count,
    evaluatedTokens: count,
    milliseconds: z.number().min(0),
  }),
  z
    .object({
      kind: z.literal('sampled'),
      cell: cellSchema,
      run: count,
      seed: count.max(0xffff_ffff),
      promptHash: sha256Schema,
      text: z.string(),
      outcome: z.enum(['parsed', 'refusal', 'unparsed', 'truncated']),
      score: z.number().int().nullable(),
      batchShape: count.min(1),
      promptTokens: count,
      generatedTokens: count,
      milliseconds: z.number().min(0),
    })
    .refine(({ outcome, score }) => (outcome === 'parsed') === (score !== null), {
      path: ['score'],
      error: 'must be there exactly when the outcome is "parsed"',
    }),
]);

/** How a batch of responses is written; `responseValues` gives a row's values. */
export const RESPONSE_INSERT: BulkInsert = {
  into: `INSERT INTO responses (study_subject, cell, kind, run, prompt, prompt_tokens, milliseconds, masses,
    evaluated_tokens, seed, text, outcome, score, batch_shape, generated_tokens)`,
  row: `(?, (SELECT id FROM cells WHERE key = ?), ?, ?, (SELECT id FROM prompts WHERE sha256 = ?),
    ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  suffix: 'ON CONFLICT (study_subject, cell, kind, run) DO NOTHING',
};

/**
 * Columns that `responseRowSchema` reads, for a query over responses `r`, cells `c` and prompts `p`: what JSON keeps exactly as one
 * text, since each column of a row takes as long to come out of SQLite as all of the text; bytes in it are hex digits. SQLite writes
 * a REAL in JSON with 15 digits, so that the time has a column of its own.
 */
export const RESPONSE_COLUMNS = `CASE r.kind
    WHEN 'readout' THEN json_object('id', r.id, 'kind', r.kind, 'cell', c.key, 'prompt', hex(p.sha256),
      'prompt_tokens', r.prompt_tokens, 'masses', hex(r.masses), 'evaluated_tokens', r.evaluated_tokens)
    ELSE json_object('id', r.id, 'kind', r.kind, 'cell', c.key, 'prompt', hex(p.sha256),
      'prompt_tokens', r.prompt_tokens, 'run', r.run, 'seed', r.seed, 'text', iif(typeof(r.text) = 'text', r.text, NULL),
      'utf16', iif(typeof(r.text) = 'blob', hex(r.text), NULL), 'outcome', r.outcome, 'score', r.score,
      'batch_shape', r.batch_shape, 'generated_tokens', r.generated_tokens)
  END AS stored, r.milliseconds`;

/**
 * Values of a response's row, for `RESPONSE_INSERT`. A replayed readout has run 0 and meets the unique key. Bytes in are
 * bytes out: probabilities and off-option mass as float64 (any bit pattern of a finite number), text with NUL as TEXT,
 * text with lone surrogates as UTF-16LE in a BLOB. Only a time or score of -0 comes back as 0.
 */
export function responseValues(studySubject: number, response: Response): SqlValue[] {
  const { cell, kind, promptTokens, milliseconds } = response;
  const prompt = Buffer.from(response.promptHash, 'hex');
  if (response.kind === 'readout') {
    const masses = encodeMasses(response.offOption, response.probabilities);
    const sampled = [null, null, null, null, null, null];
    const { evaluatedTokens } = response;
    return [
      studySubject,
      cell,
      kind,
      0,
      prompt,
      promptTokens,
      milliseconds,
      masses,
      evaluatedTokens,
      ...sampled,
    ];
  }
  const { run, seed, outcome, score, batchShape, generatedTokens } = response;
  const text = isWellFormed(response.text) ? response.text : Buffer.from(response.text, 'utf16le');
  const sampled = [seed, text, outcome, score, batchShape, generatedTokens];
  return [studySubject, cell, kind, run, prompt, promptTokens, milliseconds, null, null, ...sampled];
}

const common = {
  id: z.number().int(),
  cell: z.string().min(1),
  prompt: z.string().regex(/^[0-9A-F]{64}$/, { error: 'must be 32 bytes' }),
  prompt_tokens: count,
};

const readoutRowSchema = z.object({
  ...common,
  kind: z.literal('readout'),
  masses: z
    .string()
    .refine(
      ({ length }) => length >= 2 * FLOAT64_HEX_DIGITS && length % FLOAT64_HEX_DIGITS === 0,
      'must hold two or more float64 values',
    ),
  evaluated_tokens: count,
});

const sampledRowSchema = z
  .object({
    ...common,
    kind: z.literal('sampled'),
    run: count,
    seed: count.max(0xffff_ffff),
    text: z.string().nullable(),
    utf16: z.string().nullable(),
    outcome: z.enum(['parsed', 'refusal', 'unparsed', 'truncated']),
    score: z.number().int().nullable(),
    batch_shape: count.min(1),
    generated_tokens: count,
  })
  .refine(({ text, utf16 }) => (text === null) !== (utf16 === null), 'must have a text');

/** A row of `RESPONSE_COLUMNS`, turned into its response and the id to page on from. */
export const responseRowSchema = z
  .object({
    stored: jsonTextSchema.pipe(z.discriminatedUnion('kind', [readoutRowSchema, sampledRowSchema])),
    milliseconds: z.number().min(0),
  })
  .transform(({ stored: row, milliseconds }): { id: number; response: Response } => {
    const { id, cell, prompt_tokens: promptTokens } = row;
    const promptHash = row.prompt.toLowerCase();
    if (row.kind === 'readout') {
      const { offOption, probabilities } = decodeMasses(Buffer.from(row.masses, 'hex'));
      const { kind, evaluated_tokens: evaluatedTokens } = row;
      const read = { probabilities, offOption, promptTokens, evaluatedTokens, milliseconds };
      return { id, response: { kind, cell, promptHash, ...read } };
    }
    const {
      kind,
      run,
      seed,
      outcome,
      score,
      batch_shape: batchShape,
      generated_tokens: generatedTokens,
    } = row;
    const text = row.text ?? Buffer.from(row.utf16 ?? '', 'hex').toString('utf16le');
    const tokens = { promptTokens, generatedTokens, milliseconds };
    return {
      id,
      response: { kind, cell, run, seed, promptHash, text, outcome, score, batchShape, ...tokens },
    };
  });

function encodeMasses(offOption: number, probabilities: readonly number[]): Buffer {
  const masses = Buffer.allocUnsafe((1 + probabilities.length) * FLOAT64_BYTES);
  masses.writeDoubleLE(offOption, 0);
  probabilities.forEach((probability, index) =>
    masses.writeDoubleLE(probability, (index + 1) * FLOAT64_BYTES),
  );
  return masses;
}

function decodeMasses(masses: Buffer): { offOption: number; probabilities: number[] } {
  const probabilities: number[] = [];
  for (let offset = FLOAT64_BYTES; offset < masses.length; offset += FLOAT64_BYTES) {
    probabilities.push(masses.readDoubleLE(offset));
  }
  return { offOption: masses.readDoubleLE(0), probabilities };
}
