import type { Exchange } from '../../../shared/domain/cell.js';
import type { Administration } from '../../../shared/domain/study.js';
import { MettleError } from '../../../shared/errors.js';
import { hashSeed } from '../../analysis/random.js';
import type { ReadoutRequest, SampleRequest } from '../../engine/engine.js';
import type { PlannedCell } from '../plan.js';

export type SampledAdministration = Extract<Administration, { mode: 'sampled' }>;

/** Tokens that a subject may think in, beside those of its answer. */
const THINKING_TOKENS = 1024;

/** Tokens of a free reply where the study does not say. */
const REPLY_TOKENS = 160;

/** llama.cpp takes the next number, 2^32 - 1, as a wish for a seed of its own choosing (`LLAMA_DEFAULT_SEED`). */
const LARGEST_SEED = 0xffff_fffe;

/** The seed of one run (from 0) of a cell: the same for every subject, so that subjects are compared with paired seeds. */
export function runSeed(studySeed: number, cell: string, run: number): number {
  return Math.min(hashSeed(studySeed, cell, run), LARGEST_SEED);
}

/** A cell's readout; `history` is what was said before it, by default what the plan says. */
export function readoutRequest(
  id: string,
  { prompt }: PlannedCell,
  history: readonly Exchange[] = prompt.history ?? [],
): ReadoutRequest {
  const { system, user, options } = prompt;
  const messages = history.length === 0 ? { system, user } : { system, user, history };
  return { id, messages, options: options.map(({ label }) => label) };
}

/** Runs of a cell, as its specification says where it has one. */
export function sampleRequest(
  id: string,
  { prompt, way, instrument }: PlannedCell,
  { sampler, answer, maxTokens, replyTokens = REPLY_TOKENS }: SampledAdministration,
  runs: SampleRequest['runs'],
  history: readonly Exchange[] = [],
): SampleRequest {
  const { system, user, options } = prompt;
  const { specification } = way;
  const thinks = specification?.thinking === 'on';
  const open = instrument.format === 'open';
  return {
    id,
    messages: {
      system,
      user,
      ...(history.length === 0 ? {} : { history }),
      ...(thinks ? { thinking: 'on' as const } : {}),
    },
    options: options.map(({ label }) => label),
    runs,
    sampler: specification === null ? sampler : { ...sampler, temperature: specification.temperature },
    // A grammar would keep a subject from thinking, and a reply has no form.
    answer: open || thinks ? 'free' : answer,
    maxTokens: (open ? replyTokens : maxTokens) + (thinks ? THINKING_TOKENS : 0),
  };
}

/** Cells whose answers are on their way: as many as the engine holds, since it takes requests only as it answers. */
export class AskedCells<Entry = PlannedCell> {
  readonly #cells = new Map<string, { readonly cell: Entry; left: number }>();
  #next = 0;

  put(cell: Entry, answers: number): string {
    const id = String(this.#next);
    this.#next += 1;
    this.#cells.set(id, { cell, left: answers });
    return id;
  }

  take(id: string): Entry {
    const asked = this.#cells.get(id);
    if (asked === undefined) {
      throw new MettleError('ENGINE_PROTOCOL', `The engine answered request ${id}, which is not open.`);
    }
    asked.left -= 1;
    if (asked.left <= 0) this.#cells.delete(id);
    return asked.cell;
  }
}
