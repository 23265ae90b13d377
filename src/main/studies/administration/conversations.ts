import type { Exchange } from '../../../shared/domain/cell.js';
import type { Specification } from '../../../shared/domain/specification.js';
import { MettleError } from '../../../shared/errors.js';
import { createRandom, hashSeed, type Random } from '../../analysis/random.js';
import { spokenAnswer } from '../../engine/chat-template/thinking.js';
import type { LoadedSubject } from '../../engine/engine.js';
import type { StudySnapshot } from '../../store/store.js';
import { conversationLength } from '../conversation-length.js';
import { shuffled } from '../item-orders.js';
import { cells, type PlannedCell } from '../plan.js';
import type { Answer } from '../response-writer.js';
import { readoutAnswer, sampledAnswer } from './answers.js';
import type { Questions } from './questions.js';
import { AskedCells, readoutRequest, runSeed, sampleRequest } from './requests.js';

/** Items in one conversation where the design does not say. */
const CONVERSATION_LENGTH = 10;
/** Conversations that go on side by side: enough to fill the lanes, few enough to be lost at a stop. */
const SIDE_BY_SIDE = 32;

/** A stretch of one running conversation. */
interface Conversation {
  readonly cells: readonly PlannedCell[];
  readonly run: number;
  readonly history: Exchange[];
}

/** Whether a cell's item stands in a running conversation. */
export function isConversational({ way, instrument }: PlannedCell): boolean {
  return way.specification?.context === 'conversation' && instrument.format !== 'open';
}

/** Whether a study has running conversations. */
export function hasConversations({ specifications = [] }: Pick<StudySnapshot, 'specifications'>): boolean {
  return specifications.some(({ context }) => context === 'conversation');
}

/**
 * Puts items in running conversations: the items of one instrument under one condition and specification, in the
 * specification's order, in stretches of the design's length; every answer stands in the history of the next question. Where
 * probabilities are read, the answer that goes into the history is drawn from them, with a seed of its own, at the
 * specification's temperature. A stretch of which something is open is gone through from its start, and what is stored of it
 * already is not given again.
 */
export async function* converse(
  subject: LoadedSubject,
  snapshot: StudySnapshot,
  { wantedRun }: Questions,
  signal: AbortSignal,
): AsyncGenerator<Answer> {
  const wanted = (cell: PlannedCell, run: number): boolean => wantedRun(cell.index, run);
  let open: Conversation[] = [];
  for (const conversation of conversations(snapshot)) {
    if (signal.aborted) return;
    if (!conversation.cells.some((cell) => wanted(cell, conversation.run))) continue;
    open.push(conversation);
    if (open.length < SIDE_BY_SIDE) continue;
    yield* goThrough(subject, snapshot, open, wanted, signal);
    open = [];
  }
  yield* goThrough(subject, snapshot, open, wanted, signal);
}

function* conversations(snapshot: StudySnapshot): Generator<Conversation> {
  const { administration } = snapshot.design;
  const length = conversationLength(snapshot.design) ?? CONVERSATION_LENGTH;
  const runs = administration.mode === 'sampled' ? administration.runs : 1;
  for (const block of blocks(snapshot)) {
    const ordered = inOrder(block, snapshot);
    for (let run = 0; run < runs; run += 1) {
      for (let start = 0; start < ordered.length; start += length) {
        yield { cells: ordered.slice(start, start + length), run, history: [] };
      }
    }
  }
}

/** The conversational cells of one condition, specification and instrument at a time. */
function* blocks(snapshot: StudySnapshot): Generator<PlannedCell[]> {
  let block: PlannedCell[] = [];
  for (const cell of cells(snapshot)) {
    if (!isConversational(cell)) continue;
    const [first] = block;
    if (first !== undefined && blockName(first) !== blockName(cell)) {
      yield block;
      block = [];
    }
    block.push(cell);
  }
  if (block.length > 0) yield block;
}

function blockName({ cell }: PlannedCell): string {
  return `${cell.condition}|${cell.specification}|${cell.instrument}`;
}

/** Throws `STORE_CORRUPT` where the study lacks the order that the block is to be put in. */
function inOrder(
  block: readonly PlannedCell[],
  { design: { name, seed }, itemOrders = {} }: StudySnapshot,
): PlannedCell[] {
  const [first] = block;
  const specification = first?.way.specification;
  if (first === undefined || specification?.itemOrder !== 'shuffled') return [...block];
  const { itemOrderNumber } = specification;
  if (itemOrderNumber === undefined)
    return shuffled(block, createRandom(hashSeed(seed, 'item-order', first.instrument.id)));
  const byItem = new Map(block.map((cell) => [cell.item.id, cell]));
  const ordered = itemOrders[first.instrument.id]?.[itemOrderNumber - 1]?.flatMap(
    (item) => byItem.get(item) ?? [],
  );
  if (ordered?.length === block.length) return ordered;
  throw new MettleError(
    'STORE_CORRUPT',
    `The stored study ${name} lacks order ${itemOrderNumber} of the items of ${first.instrument.id}.`,
    { hint: 'Run the study again from its study file.' },
  );
}

/** One question of every conversation at a time. */
async function* goThrough(
  subject: LoadedSubject,
  snapshot: StudySnapshot,
  conversing: readonly Conversation[],
  wanted: (cell: PlannedCell, run: number) => boolean,
  signal: AbortSignal,
): AsyncGenerator<Answer> {
  const longest = Math.max(0, ...conversing.map((conversation) => conversation.cells.length));
  for (let turn = 0; turn < longest && !signal.aborted; turn += 1) {
    const asking = conversing.flatMap((conversation) => {
      const cell = conversation.cells[turn];
      return cell === undefined ? [] : [{ conversation, cell }];
    });
    for await (const { answer, cell, said, conversation } of putTurn(subject, snapshot, asking, signal)) {
      conversation.history.push({ user: cell.prompt.user, assistant: said });
      if (wanted(cell, answer.run)) yield answer;
    }
  }
}

interface Turn {
  readonly conversation: Conversation;
  readonly cell: PlannedCell;
}

async function* putTurn(
  subject: LoadedSubject,
  { design: { administration, seed } }: StudySnapshot,
  turns: readonly Turn[],
  signal: AbortSignal,
): AsyncGenerator<Turn & { readonly answer: Answer; readonly said: string }> {
  const asked = new AskedCells<Turn>();
  if (administration.mode === 'readout') {
    const requests = turns.map((turn) =>
      readoutRequest(asked.put(turn, 1), turn.cell, [...turn.conversation.history]),
    );
    for await (const result of subject.readout(requests, signal)) {
      const turn = asked.take(result.id);
      const random = createRandom(hashSeed(seed, 'said', turn.cell.key));
      const place = drawOption(result.probabilities, turn.cell.way.specification, random);
      const said = turn.cell.prompt.options[place]?.label ?? '';
      yield { ...turn, said, answer: readoutAnswer(result, turn.cell) };
    }
    return;
  }
  const requests = turns.map((turn) => {
    const { run, history } = turn.conversation;
    const runs = [{ run, seed: runSeed(seed, turn.cell.key, run) }];
    return sampleRequest(asked.put(turn, 1), turn.cell, administration, runs, [...history]);
  });
  for await (const result of subject.sample(requests, signal)) {
    const turn = asked.take(result.id);
    // A template may cut thoughts out of earlier turns, or choke on them: what was said aloud goes on.
    const said = spokenAnswer(result.promptText, result.text).text.trim();
    yield { ...turn, said, answer: sampledAnswer(result, turn.cell) };
  }
}

/** Place of an option drawn from its probabilities p^(1/T). */
function drawOption(
  probabilities: readonly number[],
  specification: Specification | null,
  random: Random,
): number {
  const largest = Math.max(...probabilities);
  if (!(largest > 0)) return random.integer(Math.max(1, probabilities.length));
  const weights = probabilities.map(
    (probability) => (probability / largest) ** (1 / (specification?.temperature ?? 1)),
  );
  let left = random.next() * weights.reduce((sum, weight) => sum + weight, 0);
  for (const [place, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return place;
  }
  return weights.length - 1;
}
