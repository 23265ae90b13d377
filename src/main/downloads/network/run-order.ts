import { MettleError } from '../../../shared/errors.js';
import { forkScript } from '../../engine/fork-script.js';
import { reportSchema, type Command, type Order, type Report } from './protocol.js';

const STOP_MILLISECONDS = 5000;
const LAST_WORDS_CHARACTERS = 500;

/** What an order ends with. */
export type LastReport = Extract<Report, { type: 'resolved' | 'changed' | 'fetched' }>;

/** How orders are carried out: in a process of their own, but where a test looks on. */
export type RunOrder = (
  order: Order,
  signal: AbortSignal,
  onReport?: (report: Report) => void,
) => Promise<LastReport>;

/**
 * Starts a process that carries out one order, hands its reports on, and gives the last. Throws `CANCELLED` when the signal
 * aborts, what the process reports as its failure, and `DOWNLOAD_FAILED` where it ends without a word.
 */
export function runOrder(
  order: Order,
  signal: AbortSignal,
  onReport: (report: Report) => void = () => undefined,
): Promise<LastReport> {
  if (signal.aborted) return Promise.reject(cancelled());
  return new Promise((resolve, reject) => {
    const child = forkScript(import.meta.url, '../process/network-process');
    let lastWords = '';
    let last: Report | null = null;
    let timer: NodeJS.Timeout | undefined;
    for (const output of [child.stdout, child.stderr]) {
      output?.setEncoding('utf8').on('data', (text: string) => {
        lastWords = (lastWords + text).slice(-LAST_WORDS_CHARACTERS);
      });
    }
    const tell = (command: Command): void => {
      // A process that is gone says so by its end.
      if (child.connected) child.send(command, () => undefined);
    };
    const stop = (): void => {
      tell({ type: 'stop' });
      timer = setTimeout(() => child.kill('SIGKILL'), STOP_MILLISECONDS);
    };
    signal.addEventListener('abort', stop, { once: true });
    child.on('message', (message) => {
      const report = reportSchema.safeParse(message);
      if (!report.success) child.kill('SIGKILL');
      else if (report.data.type === 'progress' || report.data.type === 'lost') onReport(report.data);
      else last = report.data;
    });
    child.once('error', (cause) => {
      signal.removeEventListener('abort', stop);
      reject(ended(`could not be started (${cause.message})`, cause));
    });
    child.once('close', (code, killedBy) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      if (last === null && !signal.aborted) {
        reject(ended(`ended (${killedBy ?? code}). ${lastWords.trim()}`));
        return;
      }
      try {
        resolve(lastReport(last ?? { type: 'stopped' }, signal));
      } catch (thrown) {
        reject(MettleError.from(thrown));
      }
    });
    tell(order);
  });
}

/** The value of the last report. Throws what it tells of. */
export function lastReport(last: Report, signal: AbortSignal): LastReport {
  if (signal.aborted || last.type === 'stopped') throw cancelled();
  if (last.type === 'failed') throw MettleError.fromShape(withHint(last.error));
  return last as LastReport;
}

function withHint({
  hint,
  ...error
}: Extract<Report, { type: 'failed' }>['error']): Parameters<typeof MettleError.fromShape>[0] {
  return hint === undefined ? error : { ...error, hint };
}

function cancelled(): MettleError {
  return new MettleError('CANCELLED', 'Fetching was stopped.');
}

function ended(how: string, cause?: unknown): MettleError {
  return new MettleError('DOWNLOAD_FAILED', `The process that fetches ${how}`.trim(), {
    hint: 'Resume to try again: what arrived is kept.',
    cause,
  });
}
