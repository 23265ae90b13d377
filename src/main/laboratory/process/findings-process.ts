/*
 * The process that works out the findings of one subject and ends. It runs at a low priority: a study that is being run, and
 * the window, come first. When the program that started it is gone, it goes too.
 */
import { constants, setPriority } from 'node:os';
import { MettleError } from '../../../shared/errors.js';
import { findingsJobSchema, type FindingsReport } from '../findings/findings-protocol.js';
import { workOutFindings } from '../findings/work-out.js';

process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.once('disconnect', () => process.exit());
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

process.once('message', (message) => void answer(message));

async function answer(message: unknown): Promise<void> {
  const report = await workOutFindings(findingsJobSchema.parse(message), (done, total) =>
    tell({ type: 'progress', done, total }),
  ).then(
    (result): FindingsReport => ({ type: 'done', result }),
    (thrown: unknown): FindingsReport => ({ type: 'failed', error: MettleError.from(thrown).toShape() }),
  );
  tell(report, () => process.disconnect());
}

function tell(report: FindingsReport, sent: () => void = () => undefined): void {
  process.send?.(report, undefined, undefined, sent);
}
