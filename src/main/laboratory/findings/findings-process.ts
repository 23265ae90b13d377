import type { ChildProcess } from 'node:child_process';
import { MettleError } from '../../../shared/errors.js';
import { forkScript } from '../../engine/fork-script.js';
import { workApart } from '../apart/work-apart.js';
import { findingsReportSchema, type FindingsJob, type WorkedOut } from './findings-protocol.js';

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
  return workApart({
    start,
    order: job,
    schema: findingsReportSchema,
    signal,
    words: {
      process: 'The process that works out the results',
      hint: 'The responses are stored and untouched. Open the results again in a while.',
      cancelled: 'The results are no longer being worked out.',
    },
    take: (report) => {
      if (report.type === 'failed') throw MettleError.fromShape(report.error);
      if (report.type === 'done') return { result: report.result };
      onProgress(report.done, report.total);
      return null;
    },
  });
}

function startProcess(): ChildProcess {
  return forkScript(import.meta.url, '../process/findings-process');
}
