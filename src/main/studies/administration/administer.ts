import type { LoadedSubject, ReadoutRequest, SampleRequest } from '../../engine/engine.js';
import type { StudySnapshot } from '../../store/store.js';
import type { PlannedCell } from '../plan.js';
import type { Answer } from '../response-writer.js';
import { readoutAnswer, sampledAnswer } from './answers.js';
import { converse, hasConversations, isConversational } from './conversations.js';
import { judgedReplies, type RateReplies } from './replies.js';
import type { Questions } from './questions.js';
import { askTwice, TwoTurnItems } from './second-turns.js';
import {
  AskedCells,
  readoutRequest,
  runSeed,
  sampleRequest,
  type SampledAdministration,
} from './requests.js';

/** Runs of one prompt that are asked for at a time, so that a cell with many runs is not held whole. */
const RUNS_PER_REQUEST = 256;

/**
 * Puts cells of a plan to a subject and gives its answers as they come, in readout or sampled mode as the design says: items in
 * fresh contexts first, then questions with a second turn, free replies, read by `rate`, and running conversations. The cells are read no faster than the
 * engine asks for requests. Ends early, with the decode in hand finished, when `signal` aborts. Throws what the engine throws.
 */
export async function* administer(
  subject: LoadedSubject,
  snapshot: StudySnapshot,
  questions: Questions,
  signal: AbortSignal,
  rate: RateReplies | null = null,
): AsyncGenerator<Answer> {
  const { administration, seed } = snapshot.design;
  const twoTurns = new TwoTurnItems(snapshot);
  const fresh = (cell: PlannedCell): boolean =>
    !isConversational(cell) && !isOpen(cell) && !twoTurns.has(cell);
  if (administration.mode === 'readout') {
    const asked = new AskedCells();
    const requests = readoutRequests(questions, fresh, asked, signal);
    for await (const result of subject.readout(requests, signal)) {
      yield readoutAnswer(result, asked.take(result.id));
    }
  } else {
    const asked = new AskedCells();
    const requests = sampleRequests(administration, seed, questions, fresh, asked, signal);
    for await (const result of subject.sample(requests, signal)) {
      yield sampledAnswer(result, asked.take(result.id));
    }
    if (twoTurns.any && !signal.aborted) {
      yield* askTwice(subject, snapshot, administration, questions, signal);
    }
    if (snapshot.instruments.some(({ format }) => format === 'open') && !signal.aborted) {
      const replies = new AskedCells();
      const open = sampleRequests(administration, seed, questions, isOpen, replies, signal);
      yield* judgedReplies(subject, open, (id) => replies.take(id), rate, signal);
    }
  }
  if (hasConversations(snapshot) && !signal.aborted) yield* converse(subject, snapshot, questions, signal);
}

function isOpen({ instrument }: PlannedCell): boolean {
  return instrument.format === 'open';
}

function* readoutRequests(
  { cells }: Questions,
  chosen: (cell: PlannedCell) => boolean,
  asked: AskedCells,
  signal: AbortSignal,
): Generator<ReadoutRequest> {
  for (const cell of cells) {
    if (signal.aborted) return;
    if (chosen(cell)) yield readoutRequest(asked.put(cell, 1), cell);
  }
}

function* sampleRequests(
  administration: SampledAdministration,
  seed: number,
  { cells, wantedRun }: Questions,
  chosen: (cell: PlannedCell) => boolean,
  asked: AskedCells,
  signal: AbortSignal,
): Generator<SampleRequest> {
  const { runs } = administration;
  for (const cell of cells) {
    if (!chosen(cell)) continue;
    for (let first = 0; first < runs; first += RUNS_PER_REQUEST) {
      if (signal.aborted) return;
      const wanted: { run: number; seed: number }[] = [];
      for (let run = first; run < Math.min(runs, first + RUNS_PER_REQUEST); run += 1) {
        if (wantedRun(cell.index, run)) wanted.push({ run, seed: runSeed(seed, cell.key, run) });
      }
      if (wanted.length === 0) continue;
      yield sampleRequest(asked.put(cell, wanted.length), cell, administration, wanted);
    }
  }
}
