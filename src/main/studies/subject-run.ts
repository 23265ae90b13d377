import type { SubjectFile } from '../../shared/domain/subject.js';
import { MettleError } from '../../shared/errors.js';
import { adapterOption } from '../engine/adapter-choice.js';
import type { LoadedSubject } from '../engine/engine.js';
import type { Store, StudyRecord, StudySnapshot } from '../store/store.js';
import { administer } from './administration/administer.js';
import { fittedTo } from './administration/fitted.js';
import { AnsweredSet } from './answered-set.js';
import type { StudyJudge } from './judging/study-judge.js';
import { cells, type PlannedCell } from './plan.js';
import { ProgressMeter } from './progress-meter.js';
import { answersIn, ResponseWriter } from './response-writer.js';
import type { RunOptions } from './run-options.js';

/** How often a subject whose engine process dies is loaded again. */
const RESTARTS = 1;
const PROGRESS_MILLISECONDS = 200;

/** A subject that its engine could not load: the engine's own error, told apart from one that came later. */
export class UnloadableSubject extends MettleError {
  constructor({ code, message, hint, cause }: MettleError) {
    super(code, message, { ...(hint === undefined ? {} : { hint }), cause });
  }
}

/**
 * Puts to one subject what it has not answered yet. Returns when all is stored, or when the signal aborts and the decode
 * in hand is stored. Throws `ENGINE_CRASHED` when the engine dies once more after its restart, what the engine throws, and
 * `STORE_*`.
 */
export async function runSubject(
  options: RunOptions,
  study: StudyRecord,
  subject: SubjectFile,
  judge: StudyJudge | null = null,
): Promise<void> {
  const answered = await readAnswered(options.store, study, options.snapshot, subject);
  const { clock = () => performance.now() } = options;
  const before = answered.count;
  const start = clock();
  for (let restarts = 0; !answered.complete && !options.signal.aborted; restarts += 1) {
    options.onEvent?.({ type: 'loading', subject, answered: answered.count, total: answered.size });
    try {
      await answerOpenCells(options, study, subject, { answered, judge });
      if (!options.signal.aborted) requireComplete(answered, subject);
    } catch (thrown) {
      const error = MettleError.from(thrown);
      // A pause ends the engine's stream by an error where the engine can end it in no other way.
      if (options.signal.aborted && (error.code === 'CANCELLED' || error.code === 'ENGINE_CRASHED')) return;
      if (error.code !== 'ENGINE_CRASHED' || restarts >= RESTARTS) throw error;
      options.onEvent?.({ type: 'restarting', subject, error });
    }
  }
  if (answered.complete) {
    const fresh = answered.count - before;
    const seconds = (clock() - start) / 1000;
    options.onEvent?.({ type: 'finished', subject, total: answered.size, fresh, seconds });
  }
}

async function readAnswered(
  store: Store,
  study: StudyRecord,
  snapshot: StudySnapshot,
  subject: SubjectFile,
): Promise<AnsweredSet> {
  const answered = new AnsweredSet(snapshot);
  for await (const name of store.answered(study.id, subject.sha256)) answered.markStored(name);
  return answered;
}

async function answerOpenCells(
  options: RunOptions,
  study: StudyRecord,
  subject: SubjectFile,
  { answered, judge }: { readonly answered: AnsweredSet; readonly judge: StudyJudge | null },
): Promise<void> {
  const { store, engine, snapshot, onEvent } = options;
  // The judge comes first, so that one that cannot be used is found before the subject is loaded.
  const measured = await judge?.record(options.signal);
  const { determinism } = snapshot.design;
  const loaded = await engine
    .load(subject.path, { determinism, ...adapterOption(subject), ...options.load })
    .catch((thrown: unknown) => {
      throw new UnloadableSubject(MettleError.from(thrown));
    });
  try {
    requireSameFile(subject, loaded);
    const runtime = measured === undefined ? loaded.runtime : { ...loaded.runtime, judge: measured };
    await store.setRuntime(study.id, subject.sha256, runtime);
    onEvent?.({ type: 'loaded', subject, runtime });
    await storeAnswers(options, study, loaded, answered, judge);
  } catch (error) {
    // The first error says what went wrong; closing what is broken may add another, which says nothing more.
    await loaded.close().catch(() => undefined);
    throw error;
  }
  await loaded.close();
}

async function storeAnswers(
  options: RunOptions,
  study: StudyRecord,
  loaded: LoadedSubject,
  answered: AnsweredSet,
  judge: StudyJudge | null,
): Promise<void> {
  const { store, snapshot, signal, onProgress, onStored, clock = () => performance.now() } = options;
  const meter = new ProgressMeter(loaded.file.name, answered.size, answered.count, clock);
  const writer = new ResponseWriter(
    store,
    study.id,
    loaded.file.sha256,
    (batch) => {
      for (const { cell, run } of batch) answered.mark(cell, run);
      onStored?.(
        loaded.file,
        batch.map(({ response }) => response),
      );
    },
    options.batch,
  );
  const own = await fittedTo(snapshot, loaded);
  const questions = {
    cells: repeatable(() => cells(own, { wanted: (cell) => !answered.hasAll(cell) })),
    wantedRun: (cell: number, run: number) => !answered.has(cell, run),
  };
  onProgress?.(meter.read());
  let shown = clock();
  try {
    for await (const answer of administer(loaded, own, questions, signal, judge?.rate ?? null)) {
      await writer.add(answer);
      for (const { tokens } of answersIn(answer)) meter.count(tokens);
      if (clock() - shown < PROGRESS_MILLISECONDS) continue;
      shown = clock();
      onProgress?.(meter.read());
    }
  } finally {
    // Whatever ended the stream, the answers that did come are kept.
    await writer.close();
    onProgress?.(meter.read());
  }
}

/** Cells that can be gone through more than once. */
function repeatable(begin: () => Iterator<PlannedCell>): Iterable<PlannedCell> {
  return { [Symbol.iterator]: begin };
}

/** An engine that ends its stream early without a word would otherwise pass for one that answered everything. */
function requireComplete(answered: AnsweredSet, subject: SubjectFile): void {
  if (answered.complete) return;
  throw new MettleError(
    'ENGINE_PROTOCOL',
    `The engine ended with ${answered.size - answered.count} of ${answered.size} responses of ${subject.name} missing.`,
    { hint: 'Run the study again: it goes on from where it stopped.' },
  );
}

function requireSameFile(subject: SubjectFile, loaded: LoadedSubject): void {
  if (loaded.file.sha256 === subject.sha256) return;
  throw new MettleError(
    'FILE_UNREADABLE',
    `The ${subject.adapter === undefined ? `file ${subject.path}` : `files of ${subject.name}`} changed while the study was being prepared.`,
    {
      hint: 'Run the study again once no file is being written any more.',
    },
  );
}
