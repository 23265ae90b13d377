import type { SampledResponse } from '../../../shared/domain/response.js';
import { spokenAnswer } from '../../engine/chat-template/thinking.js';
import type { LoadedSubject } from '../../engine/engine.js';
import type { StudySnapshot } from '../../store/store.js';
import { CellOrder } from '../cell-order.js';
import { cells, type PlannedCell } from '../plan.js';
import type { Answer } from '../response-writer.js';
import { sampledAnswer } from './answers.js';
import type { Questions } from './questions.js';
import { AskedCells, runSeed, sampleRequest, type SampledAdministration } from './requests.js';

/** Conversations of two turns that go on side by side: enough to fill the lanes, few enough to be lost at a stop. */
const SIDE_BY_SIDE = 64;

/** A cell whose answer is asked about, and the cell that asks. */
interface TwoTurns {
  readonly first: PlannedCell;
  readonly second: PlannedCell;
}

/** One run of both. */
interface Conversation extends TwoTurns {
  readonly run: number;
}

/** Names of the cells of a block that belong to conversations of two turns, where answers are sampled. */
export class TwoTurnItems {
  readonly #names: ReadonlySet<string>;

  constructor({ design, instruments }: Pick<StudySnapshot, 'design' | 'instruments'>) {
    const second = instruments.flatMap(({ id, items }) =>
      items.flatMap(({ id: item, after }) =>
        after === undefined ? [] : [`${id}|${item}`, `${after.instrument}|${after.item}`],
      ),
    );
    this.#names = new Set(design.administration.mode === 'sampled' ? second : []);
  }

  /** Whether a study has any. */
  get any(): boolean {
    return this.#names.size > 0;
  }

  has({ instrument, item }: PlannedCell): boolean {
    return this.#names.has(`${instrument.id}|${item.id}`);
  }
}

/**
 * Puts questions with a second turn to a subject: each run of the first is answered, and asked about with what it said aloud in
 * its history, also where that could not be read. Gives both answers together, the second as the `next` of the first, so that
 * neither is stored without the other. Of a conversation of which one of the two is stored both are asked again, and what is
 * stored is not given. Ends early, with what is whole given, when `signal` aborts. Throws what the engine throws.
 */
export async function* askTwice(
  subject: LoadedSubject,
  snapshot: StudySnapshot,
  administration: SampledAdministration,
  questions: Questions,
  signal: AbortSignal,
): AsyncGenerator<Answer> {
  let open: Conversation[] = [];
  for (const conversation of conversations(snapshot, administration.runs, questions)) {
    if (signal.aborted) return;
    open.push(conversation);
    if (open.length < SIDE_BY_SIDE) continue;
    yield* converseTwice(subject, snapshot, administration, open, questions, signal);
    open = [];
  }
  yield* converseTwice(subject, snapshot, administration, open, questions, signal);
}

function* conversations(
  snapshot: StudySnapshot,
  runs: number,
  { cells: open, wantedRun }: Questions,
): Generator<Conversation> {
  for (const { first, second } of pairs(snapshot, open)) {
    for (let run = 0; run < runs; run += 1) {
      if (wantedRun(first.index, run) || wantedRun(second.index, run)) yield { first, second, run };
    }
  }
}

/** Both cells of every conversation of the blocks (condition and way) that something is open in, block by block. */
function* pairs(snapshot: StudySnapshot, open: Iterable<PlannedCell>): Generator<TwoTurns> {
  const items = snapshot.instruments.reduce((sum, instrument) => sum + instrument.items.length, 0);
  const size = new CellOrder(snapshot).size;
  let last = -1;
  for (const { index } of open) {
    const from = Math.floor(index / items) * items;
    if (from === last) continue;
    last = from;
    const block = [...cells(snapshot, { from, to: Math.min(size, from + items) })];
    const byName = new Map(block.map((cell) => [`${cell.instrument.id}|${cell.item.id}`, cell]));
    for (const second of block) {
      const { after } = second.item;
      const first = after === undefined ? undefined : byName.get(`${after.instrument}|${after.item}`);
      if (first !== undefined) yield { first, second };
    }
  }
}

async function* converseTwice(
  subject: LoadedSubject,
  { design: { seed } }: StudySnapshot,
  administration: SampledAdministration,
  conversing: readonly Conversation[],
  { wantedRun }: Questions,
  signal: AbortSignal,
): AsyncGenerator<Answer> {
  const put = (
    asked: AskedCells<Conversation>,
    conversation: Conversation,
    cell: PlannedCell,
    said?: string,
  ) => {
    const { run, first } = conversation;
    const runs = [{ run, seed: runSeed(seed, cell.key, run) }];
    const history = said === undefined ? [] : [{ user: first.prompt.user, assistant: said }];
    return sampleRequest(asked.put(conversation, 1), cell, administration, runs, history);
  };
  const firsts = new AskedCells<Conversation>();
  const answers = new Map<Conversation, Answer & { readonly response: SampledResponse }>();
  const opening = conversing.map((conversation) => put(firsts, conversation, conversation.first));
  for await (const result of subject.sample(opening, signal)) {
    const conversation = firsts.take(result.id);
    answers.set(conversation, sampledAnswer(result, conversation.first));
  }
  if (signal.aborted) return;
  const seconds = new AskedCells<Conversation>();
  const asking = [...answers].map(([conversation, { promptText, response }]) =>
    // A template may cut thoughts out of earlier turns, or choke on them: what was said aloud goes on.
    put(seconds, conversation, conversation.second, spokenAnswer(promptText, response.text).text.trim()),
  );
  for await (const result of subject.sample(asking, signal)) {
    const conversation = seconds.take(result.id);
    const first = answers.get(conversation);
    const second = sampledAnswer(result, conversation.second);
    const wantsFirst = wantedRun(conversation.first.index, conversation.run);
    const wantsSecond = wantedRun(conversation.second.index, conversation.run);
    if (wantsFirst && first !== undefined) yield wantsSecond ? { ...first, next: second } : first;
    else if (wantsSecond) yield second;
  }
}
