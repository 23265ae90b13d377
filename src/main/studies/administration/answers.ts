import { createHash } from 'node:crypto';
import type { ReadoutResponse, SampledResponse } from '../../../shared/domain/response.js';
import { MettleError } from '../../../shared/errors.js';
import { parseAnswer } from '../../engine/answer/parse-answer.js';
import { spokenAnswer } from '../../engine/chat-template/thinking.js';
import type { ReadoutResult, SampleResult } from '../../engine/engine.js';
import type { PlannedCell } from '../plan.js';
import type { Answer } from '../response-writer.js';

/** What an engine read out of a cell, as it is stored. Throws `ENGINE_PROTOCOL` where a probability is missing. */
export function readoutAnswer(result: ReadoutResult, planned: PlannedCell): Answer {
  const response: ReadoutResponse = {
    kind: 'readout',
    cell: planned.key,
    promptHash: hashText(result.promptText),
    probabilities: ascending(result, planned),
    offOption: result.offOption,
    promptTokens: result.promptTokens,
    evaluatedTokens: result.evaluatedTokens,
    milliseconds: result.milliseconds,
  };
  const { promptText, evaluatedTokens } = result;
  return { response, promptText, cell: planned.index, run: 0, tokens: evaluatedTokens };
}

/** From presented order to the instrument's own, ascending by score. */
function ascending(result: ReadoutResult, { instrument, prompt, key }: PlannedCell): number[] {
  return instrument.options.map(({ score }) => {
    const probability = result.probabilities[prompt.options.findIndex((option) => option.score === score)];
    if (probability === undefined || !Number.isFinite(probability)) {
      throw new MettleError(
        'ENGINE_PROTOCOL',
        `The engine gave no probability for score ${score} of cell ${key}.`,
      );
    }
    return probability;
  });
}

/** An answer whose response was generated. */
export type SampledAnswer = Answer & { readonly response: SampledResponse };

/** A generated answer and what it says, as it is stored; thoughts before the answer are stored with it and not read. */
export function sampledAnswer(result: SampleResult, planned: PlannedCell): SampledAnswer {
  const { text, unfinished } = spokenAnswer(result.promptText, result.text);
  const parsed = unfinished
    ? ({ outcome: 'truncated', score: null } as const)
    : parseAnswer(text, planned.prompt.options, result.truncated);
  return generatedAnswer(result, planned, parsed);
}

/** A generated text with the outcome and the score that it was read as. */
export function generatedAnswer(
  result: SampleResult,
  planned: PlannedCell,
  read: Pick<SampledResponse, 'outcome' | 'score'>,
): SampledAnswer {
  const response: SampledResponse = {
    kind: 'sampled',
    cell: planned.key,
    run: result.run,
    seed: result.seed,
    promptHash: hashText(result.promptText),
    text: result.text,
    ...read,
    batchShape: result.batchShape,
    promptTokens: result.promptTokens,
    generatedTokens: result.generatedTokens,
    milliseconds: result.milliseconds,
  };
  const { promptText, run, generatedTokens } = result;
  return { response, promptText, cell: planned.index, run, tokens: generatedTokens };
}

function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
