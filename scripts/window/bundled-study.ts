import { setTimeout as sleep } from 'node:timers/promises';
import { bundleChoicesSchema, type BundleJob } from '../../src/shared/contract/bundles.js';
import { callDoor } from './call-door.js';
import { findingsReady } from './first-study.js';
import type { WebDoor } from './web-door.js';

/** Exports a study behind a door, verifies its bundle and imports it beside the study; gives the imported study's number. */
export async function importOwnBundle(door: WebDoor, study: number): Promise<number> {
  const choices = bundleChoicesSchema.parse({});
  const { path } = await jobOver(
    door,
    await callDoor(door, 'bundles.export', { study, choices, folder: null }),
  );
  if (path === null) throw new Error('the bundle was not written');
  await jobOver(door, await callDoor(door, 'bundles.verify', { path }));
  const { study: imported } = await jobOver(door, await callDoor(door, 'bundles.import', { path }));
  if (imported === null) throw new Error('the bundle was not imported');
  await findingsReady(door, imported);
  return imported;
}

/** Waits until a job is over. Throws where it failed. */
async function jobOver(door: WebDoor, { id }: BundleJob): Promise<BundleJob> {
  for (;;) {
    const { jobs } = await callDoor(door, 'bundles.jobs', {});
    const job = jobs.find((entry) => entry.id === id);
    if (job === undefined) throw new Error('the job is not on the list');
    if (job.state === 'done') return job;
    if (job.state !== 'running' && job.state !== 'waiting') throw new Error(job.error?.message ?? job.state);
    await sleep(250);
  }
}
