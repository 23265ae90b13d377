import type { RuntimeRecord, SubjectFile } from '../../shared/domain/subject.js';
import { adapterOption } from '../engine/adapter-choice.js';
import type { Engine } from '../engine/engine.js';
import type { StudySnapshot } from '../store/store.js';
import { administer } from './administration/administer.js';
import { fittedTo } from './administration/fitted.js';
import type { RateReplies } from './administration/replies.js';
import { CellOrder } from './cell-order.js';
import { cells, type PlannedCell } from './plan.js';
import { answersIn } from './response-writer.js';

const CALIBRATION_MILLISECONDS = 2000;
/** Runs of one cell that a calibration asks for in sampled mode, so that it sees several cells. */
const CALIBRATION_RUNS = 4;
/** A stride by the golden section visits a plan evenly however soon the calibration ends. */
const GOLDEN_SECTION = 0.618_033_988_749_894_9;

/** What a plan asks of one subject. */
export interface PlanSize {
  readonly conditions: number;
  readonly templates: number;
  readonly orders: number;
  /** There where item orders are crossed with these. */
  readonly itemOrders?: number;
  readonly items: number;
  readonly cells: number;
  /** Runs of each cell; 1 in readout mode. */
  readonly runs: number;
  readonly responses: number;
  /**
   * Readout: one forward pass a cell (more where an option's label is several tokens). Sampled: the most that there can
   * be, one for each token that an answer may have.
   */
  readonly forwardPasses: number;
}

/** What a short calibration on a subject says of the whole plan. */
export interface SubjectPreview {
  readonly subject: SubjectFile;
  readonly runtime: RuntimeRecord;
  /** Real responses of this plan that the estimate stands on, and the seconds that they took. */
  readonly calibration: { readonly responses: number; readonly seconds: number };
  readonly responsesPerSecond: number;
  /** Seconds for the whole plan, loading left out; null where the calibration gave no response. */
  readonly seconds: number | null;
  /** Tokens that llama.cpp will evaluate: prompt tokens beyond kept prefixes, and generated ones. */
  readonly tokens: number | null;
  readonly fileBytes: number;
  /** Bytes that it takes in memory as loaded for the calibration. */
  readonly memoryBytes: number;
}

export interface PreviewOptions {
  readonly memoryNeeded: (runtime: RuntimeRecord) => Promise<number>;
  readonly signal?: AbortSignal;
  readonly clock?: () => number;
  /** How long the calibration takes; two seconds by default. */
  readonly milliseconds?: number;
}

/** The size of a plan. */
export function planSize(snapshot: StudySnapshot): PlanSize {
  const { administration, orders, instability } = snapshot.design;
  const itemOrders = instability?.itemOrders?.count;
  const varies = snapshot.specifications !== undefined && itemOrders === undefined;
  const size = new CellOrder(snapshot).size;
  const runs = administration.mode === 'sampled' ? administration.runs : 1;
  return {
    conditions: snapshot.conditions.length,
    templates: varies ? 1 : (snapshot.templates?.length ?? 0),
    orders: varies ? (snapshot.specifications?.length ?? 0) : orders.length,
    ...(itemOrders === undefined ? {} : { itemOrders }),
    items: itemsPerBlock(snapshot),
    cells: size,
    runs,
    responses: size * runs,
    forwardPasses: size * runs * (administration.mode === 'sampled' ? administration.maxTokens : 1),
  };
}

/**
 * Loads the subject and puts cells of the plan to it for about two seconds, in whole blocks of items spread over the plan,
 * so that prefixes are kept as in the run itself. Nothing is stored. Throws what the engine throws.
 */
export async function previewSubject(
  engine: Pick<Engine, 'load'>,
  snapshot: StudySnapshot,
  subject: SubjectFile,
  options: PreviewOptions,
): Promise<SubjectPreview> {
  const { clock = () => performance.now(), milliseconds = CALIBRATION_MILLISECONDS } = options;
  const { determinism } = snapshot.design;
  const loaded = await engine.load(subject.path, { determinism, ...adapterOption(subject) });
  try {
    const stop = new AbortController();
    const signal =
      options.signal === undefined ? stop.signal : AbortSignal.any([stop.signal, options.signal]);
    const own = await fittedTo(snapshot, loaded);
    const questions = {
      cells: { [Symbol.iterator]: () => spreadCells(own) },
      wantedRun: (_cell: number, run: number) => run < CALIBRATION_RUNS,
    };
    const start = clock();
    let responses = 0;
    let tokens = 0;
    let last = start;
    for await (const answer of administer(loaded, own, questions, signal, unread)) {
      for (const one of answersIn(answer)) {
        responses += 1;
        tokens += one.tokens;
      }
      last = clock();
      if (last - start >= milliseconds) stop.abort();
    }
    const seconds = (last - start) / 1000;
    const planned = planSize(snapshot).responses;
    const known = responses > 0 && seconds > 0;
    return {
      subject,
      runtime: loaded.runtime,
      calibration: { responses, seconds },
      responsesPerSecond: known ? responses / seconds : 0,
      seconds: known ? (planned * seconds) / responses : null,
      tokens: known ? Math.round((planned * tokens) / responses) : null,
      fileBytes: subject.bytes,
      memoryBytes: await options.memoryNeeded(loaded.runtime),
    };
  } finally {
    await loaded.close();
  }
}

/** A calibration asks the subject alone: replies stay unread, and the judge's time is left out of the estimate. */
async function* unread(
  replies: Parameters<RateReplies>[0],
): AsyncGenerator<{ readonly id: string; readonly score: null }> {
  for (const { id } of replies) yield { id, score: null };
}

/** Every cell once, by whole blocks of items (one condition, template and order); blocks far apart follow each other. */
function* spreadCells(snapshot: StudySnapshot): Generator<PlannedCell> {
  const items = itemsPerBlock(snapshot);
  const blocks = new CellOrder(snapshot).size / items;
  const step = coprimeNear(Math.max(1, Math.round(blocks * GOLDEN_SECTION)), blocks);
  for (let visit = 0; visit < blocks; visit += 1) {
    const from = ((visit * step) % blocks) * items;
    yield* cells(snapshot, { from, to: from + items });
  }
}

function itemsPerBlock(snapshot: StudySnapshot): number {
  return snapshot.instruments.reduce((sum, instrument) => sum + instrument.items.length, 0);
}

/** A step that shares no factor with the number of blocks comes by all of them. */
function coprimeNear(step: number, blocks: number): number {
  let candidate = step;
  while (greatestCommonDivisor(candidate, blocks) !== 1) candidate += 1;
  return candidate;
}

function greatestCommonDivisor(left: number, right: number): number {
  return right === 0 ? left : greatestCommonDivisor(right, left % right);
}
