/*
 * The process that writes, checks or takes in one bundle, or compares two studies, and ends. It runs at a low priority: a
 * study that is being run, and the window, come first. When the program that started it is gone, it puts away what it has
 * written and goes too.
 */
import { constants, setPriority } from 'node:os';
import { MettleError } from '../../../shared/errors.js';
import { CANCEL } from '../apart/work-apart.js';
import { bundleOrderSchema, type BundleReport } from '../bundles/bundle-protocol.js';
import { workOnBundle } from '../bundles/bundle-work.js';

/** How long work may go on that nobody hears of. */
const LAST_MILLISECONDS = 5000;

const ending = new AbortController();
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.once('disconnect', () => {
  ending.abort();
  setTimeout(() => process.exit(), LAST_MILLISECONDS).unref();
});
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

process.on('message', (message) => {
  if (message === CANCEL) ending.abort();
  else void answer(message);
});

async function answer(message: unknown): Promise<void> {
  const order = bundleOrderSchema.parse(message);
  // What is written meanwhile lies where it is removed whatever becomes of this process.
  for (const name of ['TMPDIR', 'TEMP', 'TMP']) process.env[name] = order.scratch;
  const report = await workOnBundle(
    order,
    {
      onProgress: (progress) => tell({ type: 'progress', progress }),
      onCheck: (check) => tell({ type: 'check', check }),
    },
    ending.signal,
  ).then(
    (result): BundleReport => ({ type: 'done', result }),
    (thrown: unknown): BundleReport => ({ type: 'failed', error: MettleError.from(thrown).toShape() }),
  );
  tell(report, () => process.disconnect());
}

/** Says nothing where nobody is left to hear it. */
function tell(report: BundleReport, sent: () => void = () => undefined): void {
  if (process.connected) process.send?.(report, undefined, undefined, sent);
}
