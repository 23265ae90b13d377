import type { ChildProcess } from 'node:child_process';
import type { z } from 'zod';
import { MettleError } from '../../../shared/errors.js';

const LAST_WORDS_CHARACTERS = 2000;

/** Work that a process of its own does: one order is sent to it, and it reports until it ends. */
export interface ApartWork<Report, Result> {
  readonly start: () => ChildProcess;
  /** What it is sent; typed arrays and numbers arrive as they are. */
  readonly order: object;
  readonly schema: z.ZodType<Report>;
  /** Takes a report; gives what came of the work with the last one, null before. Throws what the work failed by. */
  readonly take: (report: Report) => { readonly result: Result } | null;
  /** Ends the work. */
  readonly signal: AbortSignal;
  /** Milliseconds that the process has to put its things away once `cancel` was said to it; without, it is killed at once. */
  readonly patience?: number;
  readonly words: ApartWords;
}

/** What is said of the work where it goes wrong. */
export interface ApartWords {
  /** The process, as a sentence begins with it: `The process that works out the results`. */
  readonly process: string;
  readonly hint: string;
  /** A sentence. */
  readonly cancelled: string;
}

/** The message by which a process is asked to end. */
export const CANCEL = 'cancel';

/**
 * Does work in a process of its own, so that neither the window nor a run waits for it, and work that dies takes nothing with
 * it. Throws what the work throws, `CANCELLED`, and `INTERNAL` with the last words of a process that died or that said what
 * was not agreed.
 */
export function workApart<Report, Result>(work: ApartWork<Report, Result>): Promise<Result> {
  const { order, schema, take, signal, patience, words } = work;
  const cancelled = (): MettleError => new MettleError('CANCELLED', words.cancelled);
  if (signal.aborted) return Promise.reject(cancelled());
  const child = work.start();
  const last = lastWords(child);
  let killing: NodeJS.Timeout | null = null;
  const kill = (): void => void child.kill('SIGKILL');
  return new Promise((resolve, reject) => {
    const fail = (how: string, cause?: Error): void => {
      const said = last();
      const message = `${words.process} ${how}.${said === '' ? '' : ` It last said: ${said}`}`;
      reject(new MettleError('INTERNAL', message, { hint: words.hint, cause }));
    };
    const abort = (): void => {
      if (patience === undefined || !child.connected) return kill();
      killing = setTimeout(kill, patience);
      // Where it cannot be told, it is about to end or is killed when its time is over.
      child.send(CANCEL, () => undefined);
    };
    signal.addEventListener('abort', abort, { once: true });
    child.on('message', (message) => {
      const parsed = schema.safeParse(message);
      if (!parsed.success) {
        fail(`said what nobody can read (${parsed.error.message})`);
        kill();
        return;
      }
      try {
        const settled = take(parsed.data);
        if (settled !== null) resolve(settled.result);
      } catch (thrown) {
        reject(MettleError.from(thrown));
      }
    });
    child.once('error', (error) => fail(`could not be started (${error.message})`, error));
    // What was settled by a message stays as it is.
    child.once('close', (code, killedBy) => {
      signal.removeEventListener('abort', abort);
      if (killing !== null) clearTimeout(killing);
      if (signal.aborted) reject(cancelled());
      else fail(killedBy === null ? `ended with exit code ${code}` : `was ended by ${killedBy}`);
    });
    child.send(order, (error) => {
      if (error !== null) kill();
    });
  });
}

function lastWords(child: ChildProcess): () => string {
  let words = '';
  for (const output of [child.stdout, child.stderr]) {
    output?.setEncoding('utf8').on('data', (text: string) => {
      words = (words + text).slice(-LAST_WORDS_CHARACTERS);
    });
  }
  return () => words.trim();
}
