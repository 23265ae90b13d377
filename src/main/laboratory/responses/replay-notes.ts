import type { Response } from '../../../shared/domain/response.js';
import type { RuntimeRecord } from '../../../shared/domain/subject.js';

/** What is known of the answer that was given again. */
export interface ReplayFacts {
  readonly now: RuntimeRecord;
  readonly samePrompt: boolean;
  readonly batchShape: number | null;
}

const COMPARED: readonly (readonly [
  Exclude<keyof RuntimeRecord, 'judge' | 'gpuDevices' | 'machine'>,
  string,
])[] = [
  ['mettle', 'Mettle'],
  ['nodeLlamaCpp', 'node-llama-cpp'],
  ['llamaCpp', 'llama.cpp'],
  ['gpu', 'GPU'],
  ['gpuLayers', 'layers on the GPU'],
  ['threads', 'threads'],
  ['lanes', 'lanes'],
  ['contextSize', 'context size'],
  ['batchSize', 'batch size'],
];

/** What may explain that an answer came out otherwise than the stored one, as sentences. `then`: how the subject ran. */
export function replayNotes(
  stored: Response,
  then: RuntimeRecord | null,
  { now, samePrompt, batchShape }: ReplayFacts,
): string[] {
  const notes: string[] = [];
  if (!samePrompt)
    notes.push('The prompt came out otherwise than the stored one, so that something else was asked.');
  for (const [field, words] of then === null ? [] : COMPARED) {
    const [before, after] = [then?.[field] ?? null, now[field]];
    if (before !== after)
      notes.push(`Of ${words} there was ${before ?? 'none'} then and ${after ?? 'none'} now.`);
  }
  if (stored.kind === 'readout' && stored.evaluatedTokens < stored.promptTokens) {
    notes.push(
      `In the run ${stored.promptTokens - stored.evaluatedTokens} tokens were kept from the prompt before; here the ` +
        'whole prompt was evaluated, which can move the last digits.',
    );
  }
  if (stored.kind === 'sampled' && batchShape !== null && batchShape !== stored.batchShape) {
    notes.push(
      `In the run ${stored.batchShape} answers were decoded together, here ${batchShape}: a seed gives the same text ` +
        'only in batches of one size.',
    );
  }
  if (now.gpu !== null && now.gpuLayers > 0) {
    notes.push('A GPU does not add in the same order every time, which can move the last digits.');
  }
  return notes;
}
