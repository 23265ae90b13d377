import { MettleError } from '../../../shared/errors.js';
import { SourceChanged } from './fault.js';
import { fetchFiles } from './fetch-files.js';
import type { Order, Report } from './protocol.js';
import { resolveSource } from './resolve-source.js';
import { WebClient } from './web-client.js';

/** Carries out one order; `say` hears what happens meanwhile. Gives the last report, or throws what `reportOf` turns into it. */
export async function carryOut(
  order: Order,
  signal: AbortSignal,
  say: (report: Report) => void,
): Promise<Report> {
  const client = new WebClient(order.network);
  try {
    return await withClient(client, order, signal, say);
  } finally {
    await client.close();
  }
}

async function withClient(
  client: WebClient,
  order: Order,
  signal: AbortSignal,
  say: (report: Report) => void,
): Promise<Report> {
  if (order.type === 'resolve') {
    return { type: 'resolved', source: await resolveSource(client, order.network, order.address, signal) };
  }
  await fetchFiles({
    client,
    patience: order.network.patience,
    signal,
    files: order.files,
    folder: order.folder,
    lost: (reason) => say({ type: 'lost', reason }),
    progressed: (doneBytes) => say({ type: 'progress', doneBytes }),
  });
  return { type: 'fetched' };
}

/** What a failure is told as. */
export function reportOf(thrown: unknown): Report {
  if (thrown instanceof SourceChanged) return { type: 'changed', reason: thrown.message };
  return { type: 'failed', error: errorOf(thrown).toShape() };
}

function errorOf(thrown: unknown): MettleError {
  if (thrown instanceof MettleError) return thrown;
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return new MettleError('DOWNLOAD_NO_SPACE', `The disk took no more bytes (${code}).`, {
      hint: 'Make room, or choose another folder in the settings, then resume.',
      cause: thrown,
    });
  }
  const reason = thrown instanceof Error ? thrown.message : String(thrown);
  return new MettleError('DOWNLOAD_FAILED', `The file could not be fetched: ${reason}.`, {
    hint: 'Resume to try again: what arrived is kept.',
    cause: thrown,
  });
}
