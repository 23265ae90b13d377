import { z } from 'zod';
import type { Response } from '../../shared/domain/response.js';
import type { BulkInsert } from './bulk-insert.js';
import type { SqlValue } from './database.js';
import { sha256Schema } from './rows.js';
import { isWellFormed } from './unicode.js';

const FLOAT64_BYTES = 8;

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

/** Columns that `responseRowSchema` reads, for a query over responses `r`, cells `c` and prompts `p`. */
export const RESPONSE_COLUMNS = `r.id, r.kind, c.key AS cell, r.run, p.sha256 AS prompt_sha256, r.prompt_tokens,
  r.milliseconds, r.masses, r.evaluated_tokens, r.seed, r.text, r.outcome, r.score, r.batch_shape, r.generated_tokens`;

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
  prompt_sha256: z.instanceof(Buffer).refine((hash) => hash.length === 32, { error: 'must be 32 bytes' }),
  prompt_tokens: count,
  milliseconds: z.number().min(0),
};

const readoutRowSchema = z.object({
  ...common,
  kind: z.literal('readout'),
  masses: z
    .instanceof(Buffer)
    .refine((masses) => masses.length >= 2 * FLOAT64_BYTES && masses.length % FLOAT64_BYTES === 0, {
      error: 'must hold two or more float64 values',
    }),
  evaluated_tokens: count,
});

const sampledRowSchema = z.object({
  ...common,
  kind: z.literal('sampled'),
  run: count,
  seed: count.max(0xffff_ffff),
  text: z.union([z.string(), z.instanceof(Buffer)]),
  outcome: z.enum(['parsed', 'refusal', 'unparsed', 'truncated']),
  score: z.number().int().nullable(),
  batch_shape: count.min(1),
  generated_tokens: count,
});

/** A row of `RESPONSE_COLUMNS`, turned into its response and the id to page on from. */
export const responseRowSchema = z
  .discriminatedUnion('kind', [readoutRowSchema, sampledRowSchema])
  .transform((row): { id: number; response: Response } => {
    const shared = {
      cell: row.cell,
      promptHash: row.prompt_sha256.toString('hex'),
      promptTokens: row.prompt_tokens,
      milliseconds: row.milliseconds,
    };
    if (row.kind === 'readout') {
      const { offOption, probabilities } = decodeMasses(row.masses);
      const evaluatedTokens = row.evaluated_tokens;
      return {
        id: row.id,
        response: { ...shared, kind: 'readout', probabilities, offOption, evaluatedTokens },
      };
    }
    const { run, seed, outcome, score } = row;
    const text = typeof row.text === 'string' ? row.text : row.text.toString('utf16le');
    const generated = { text, batchShape: row.batch_shape, generatedTokens: row.generated_tokens };
    return { id: row.id, response: { ...shared, kind: 'sampled', run, seed, outcome, score, ...generated } };
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
