import { MettleError } from '../../../shared/errors.js';
import { carryOut, reportOf } from './carry-out.js';
import { commandSchema, type Report } from './protocol.js';

/** Answers the one order that this process was started for, then ends the process. */
export function serve(): void {
  const stop = new AbortController();
  let finished = false;
  const finish = (report: Report): void => {
    // The first word counts: what breaks while the downloader is being stopped is its consequence.
    if (finished) return;
    finished = true;
    // Ends once the report is on its way; what the downloader still holds open is of no use.
    process.send?.(report, undefined, undefined, () => process.exit(0));
  };
  const fail = (thrown: unknown): void =>
    finish(stop.signal.aborted ? { type: 'stopped' } : reportOf(thrown));
  // The downloader lets some of its failures go unheard, such as a full disk.
  process.on('unhandledRejection', fail);
  process.on('uncaughtException', fail);
  process.on('message', (message) => {
    const command = commandSchema.safeParse(message);
    if (!command.success) fail(new MettleError('INTERNAL', `An order is unknown: ${command.error.message}`));
    else if (command.data.type === 'stop') stop.abort();
    else carryOut(command.data, stop.signal, (report) => void process.send?.(report)).then(finish, fail);
  });
}
