/** Option probabilities from one forward pass. */
export interface ReadoutResponse {
  readonly kind: 'readout';
  readonly cell: string;
  /** SHA-256 (hex) of the exact prompt text, in the subject's own chat template. */
  readonly promptHash: string;
  /** P(option) over the full vocabulary, not renormalised; indexed like the instrument's options (ascending by score). */
  readonly probabilities: readonly number[];
  /** 1 - sum of probabilities. */
  readonly offOption: number;
  readonly promptTokens: number;
  /** Tokens that this readout evaluated itself (the rest was a kept prefix). */
  readonly evaluatedTokens: number;
  readonly milliseconds: number;
}

/** Why a sampled answer has no score. A refusal is data, never an agreement. */
export type SampledOutcome = 'parsed' | 'refusal' | 'unparsed' | 'truncated';

/** One generated answer. */
export interface SampledResponse {
  readonly kind: 'sampled';
  readonly cell: string;
  readonly run: number;
  /** 32-bit seed of this run, derived from study seed, cell and run. */
  readonly seed: number;
  readonly promptHash: string;
  readonly text: string;
  readonly outcome: SampledOutcome;
  /** Score before keying, null unless `parsed`. */
  readonly score: number | null;
  /** Sequences decoded together when this answer was generated: a fixed seed repeats only within one batch shape. */
  readonly batchShape: number;
  readonly promptTokens: number;
  readonly generatedTokens: number;
  readonly milliseconds: number;
}

export type Response = ReadoutResponse | SampledResponse;
