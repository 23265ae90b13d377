import type { ChildProcess } from 'node:child_process';
import { MettleError } from '../../../shared/errors.js';
import { forkScript } from '../../engine/fork-script.js';
import { findingsReportSchema, type FindingsJob, type WorkedOut } from './findings-protocol.js';

const LAST_WORDS_CHARACTERS = 2000;

/**
 * Works out findings in a process of its own, so that neither the window nor a run waits for it, and an analysis that dies
 * takes nothing with it. `signal` ends it. Throws what the analysis throws, `CANCELLED`, and `INTERNAL` with the last words of
 * a process that died.
 */
export function workOutApart(
  job: FindingsJob,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
  start: () => ChildProcess = startProcess,
): Promise<WorkedOut> {
  if (signal.aborted) return Promise.reject(cancelled());
  const child = start();
  const words = lastWords(child);
  return new Promise((resolve, reject) => {
    const abort = (): void => {
      child.kill('SIGKILL');
    };
    signal.addEventListener('abort', abort, { once: true });
    child.on('message', (message) => {
      const parsed = findingsReportSchema.safeParse(message);
      if (!parsed.success) {
        reject(
          new MettleError('INTERNAL', `The analysis gave what nobody can read: ${parsed.error.message}`),
        );
        child.kill('SIGKILL');
      } else if (parsed.data.type === 'progress') {
        onProgress(parsed.data.done, parsed.data.total);
      } else if (parsed.data.type === 'done') {
        resolve(parsed.data.result);
      } else {
        reject(MettleError.fromShape(parsed.data.error));
      }
    });
    child.once('error', (error) => reject(died(`could not be started (${error.message})`, '', error)));
    // What was settled by a message stays as it is.
    child.once('close', (code, killedBy) => {
      signal.removeEventListener('abort', abort);
      const how = killedBy === null ? `ended with exit code ${code}` : `was ended by ${killedBy}`;
      reject(signal.aborted ? cancelled() : died(how, words()));
    });
    child.send(job, (error) => {
      if (error !== null) child.kill('SIGKILL');
    });
  });
}

function startProcess(): ChildProcess {
  return forkScript(import.meta.url, '../process/findings-process');
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

function died(how: string, words: string, cause?: Error): MettleError {
  const said = words === '' ? '' : ` It last said: ${words}`;
  return new MettleError('INTERNAL', `The process that works out the results ${how}.${said}`, {
    hint: 'The responses are stored and untouched. Open the results again in a while.',
    cause,
  });
}

function cancelled(): MettleError {
  return new MettleError('CANCELLED', 'The results are no longer being worked out.');
}
