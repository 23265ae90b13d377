import type { ChildProcess } from 'node:child_process';
import type { BundleCheck } from '../../../shared/contract/bundles.js';
import { MettleError } from '../../../shared/errors.js';
import { forkScript } from '../../engine/fork-script.js';
import { workApart } from '../apart/work-apart.js';
import {
  bundleReportSchema,
  type BundleOrder,
  type BundleProgress,
  type BundleResult,
} from './bundle-protocol.js';

/** How long a process may take to put away what it has written. */
const PATIENCE_MILLISECONDS = 10_000;

/** Hears how an order goes on. */
export interface BundleListener {
  readonly onProgress: (progress: BundleProgress) => void;
  readonly onCheck: (check: BundleCheck) => void;
}

/**
 * Does an order in a process of its own. `signal` ends it, once it has put away what it had written. Throws what the order
 * throws, `CANCELLED`, and `INTERNAL` with the last words of a process that died.
 */
export function workOnBundleApart(
  order: BundleOrder,
  { onProgress, onCheck }: BundleListener,
  signal: AbortSignal,
  start: () => ChildProcess = startProcess,
): Promise<BundleResult> {
  return workApart({
    start,
    order,
    schema: bundleReportSchema,
    signal,
    patience: PATIENCE_MILLISECONDS,
    words: {
      process: `The process that was to ${WORK[order.kind]}`,
      hint: 'Nothing was changed. Try it again; if it ends the same way, the message tells what to report.',
      cancelled: 'It was cancelled, and nothing of it was kept.',
    },
    take: (report) => {
      switch (report.type) {
        case 'failed':
          throw MettleError.fromShape(report.error);
        case 'done':
          return { result: report.result };
        case 'progress':
          onProgress(report.progress);
          return null;
        case 'check':
          onCheck(report.check);
          return null;
      }
    },
  });
}

const WORK: Readonly<Record<BundleOrder['kind'], string>> = {
  export: 'write the bundle',
  verify: 'check the bundle',
  import: 'take the bundle in',
  compare: 'compare the studies',
};

function startProcess(): ChildProcess {
  return forkScript(import.meta.url, '../process/bundle-process');
}
