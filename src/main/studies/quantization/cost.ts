import type { VariantCost } from '../../../shared/domain/quantization/result.js';
import type { Response } from '../../../shared/domain/response.js';
import type { SubjectFile } from '../../../shared/domain/subject.js';

/** Time and tokens of a subject's responses. */
export interface SpentTime {
  responses: number;
  /** Of the engine: each response's share of the decodes that it was part of. */
  milliseconds: number;
  /** Evaluated (readouts) or generated (sampled). */
  tokens: number;
}

/** Passes responses on and adds what each took to `spent`. */
export async function* timed(responses: AsyncIterable<Response>, spent: SpentTime): AsyncGenerator<Response> {
  for await (const response of responses) {
    spent.responses += 1;
    spent.milliseconds += response.milliseconds;
    spent.tokens += response.kind === 'readout' ? response.evaluatedTokens : response.generatedTokens;
    yield response;
  }
}

/** Size and speed of a variant. A response that took no time that a clock could tell leaves the speed unknown. */
export function variantCost(
  { bytes, adapter, parameters, weightsBytes }: SubjectFile,
  { responses, milliseconds, tokens }: SpentTime,
): VariantCost {
  const aSecond = (count: number): number | null => (milliseconds > 0 ? (count * 1000) / milliseconds : null);
  return {
    bytes: bytes + (adapter?.bytes ?? 0),
    weightsBytes: weightsBytes === undefined ? null : weightsBytes + (adapter?.bytes ?? 0),
    bitsPerWeight:
      weightsBytes === undefined || parameters === undefined || parameters === 0
        ? null
        : (8 * weightsBytes) / parameters,
    itemsPerSecond: aSecond(responses),
    tokensPerSecond: aSecond(tokens),
  };
}
