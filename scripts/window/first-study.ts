import { setTimeout as sleep } from 'node:timers/promises';
import { callDoor } from './call-door.js';
import type { WebDoor } from './web-door.js';

/** How much of the first study is wanted. */
export interface FirstStudyOptions {
  /** A few items a scale, which takes a few seconds. */
  readonly quick: boolean;
  readonly name?: string;
}

/** Plans and locks the first study behind a door; gives its number. */
export async function lockFirstStudy(door: WebDoor, options: FirstStudyOptions): Promise<number> {
  const draft = await callDoor(door, 'designs.create', { from: { kind: 'first-study' } });
  const design = options.name === undefined ? draft.design : { ...draft.design, name: options.name };
  await callDoor(door, 'designs.save', { id: draft.id, design, quick: options.quick });
  const { study } = await callDoor(door, 'designs.lock', { id: draft.id });
  return study;
}

/** Runs the first study behind a door until its findings are there; gives its number. */
export async function runFirstStudy(door: WebDoor, options: FirstStudyOptions): Promise<number> {
  const study = await lockFirstStudy(door, options);
  await callDoor(door, 'runs.start', { study });
  await findingsReady(door, study);
  return study;
}

/** Waits until every subject's findings rest on all of its responses. Throws where a subject failed. */
export async function findingsReady(door: WebDoor, study: number): Promise<void> {
  for (;;) {
    const { study: summary, subjects } = await callDoor(door, 'results.get', { study });
    const failure = subjects.find(({ state }) => state === 'failed');
    if (failure !== undefined) throw new Error(failure.error?.message ?? 'a subject failed');
    const ready = subjects.every(({ state }) => state === 'ready');
    if (ready && summary.state === 'complete') return;
    await sleep(250);
  }
}
