import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  bundleChoicesSchema,
  MOST_FINDINGS,
  type BundleJob,
} from '../../../../src/shared/contract/bundles.js';
import { MettleError } from '../../../../src/shared/errors.js';
import { BundleDesk } from '../../../../src/main/laboratory/bundles/bundle-desk.js';
import type { BundleListener } from '../../../../src/main/laboratory/bundles/bundle-process.js';
import type { BundleOrder, BundleResult } from '../../../../src/main/laboratory/bundles/bundle-protocol.js';
import { lockStudy } from '../fixtures/bench.js';
import { openContext } from '../fixtures/temporary-context.js';

const choices = bundleChoicesSchema.parse({});
const VERIFICATION = {
  ...{ path: 'x', passed: true, study: 's', planHash: null, mettle: null, checks: [], signedBy: null },
  recomputed: { numbers: 1, different: 0 },
};

/** An order that the desk has given, and the ways to end it. */
interface Held {
  readonly order: BundleOrder;
  readonly listener: BundleListener;
  readonly signal: AbortSignal;
  readonly finish: (result: BundleResult) => void;
  readonly fail: (error: Error) => void;
}

const desks: BundleDesk[] = [];
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close();
});

/** A desk whose orders are held until a test ends them. */
async function heldDesk() {
  const { context, announced, folder } = await openContext();
  const held: Held[] = [];
  const imported: number[] = [];
  let now = 0;
  const desk = new BundleDesk({
    ...context,
    databaseFile: join(folder, 'mettle.sqlite3'),
    clock: () => now,
    imported: (study) => imported.push(study),
    work: (order, listener, signal) =>
      new Promise((finish, fail) => {
        held.push({ order, listener, signal, finish, fail });
        signal.addEventListener('abort', () => fail(new MettleError('CANCELLED', 'cancelled')));
      }),
  });
  desks.push(desk);
  const path = join(folder, 'some.mettle.zip');
  writeFileSync(path, 'bundle');
  const jobOf = (id: string): BundleJob => desk.list().jobs.find((job) => job.id === id)!;
  const over = async (id: string): Promise<BundleJob> => {
    while (jobOf(id).state === 'running' || jobOf(id).state === 'waiting') await settled();
    return jobOf(id);
  };
  const begun = async (count: number): Promise<Held> => {
    while (held.length < count) await settled();
    return held[count - 1]!;
  };
  return {
    desk,
    folder,
    path,
    held,
    imported,
    announced,
    jobOf,
    over,
    begun,
    pass: (ms: number) => (now += ms),
  };
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

describe('the desk of bundles', () => {
  it('works on two at once, and on the others in their order', async () => {
    const { desk, path, held, begun, over } = await heldDesk();
    const first = await desk.verify(path);
    await begun(1);
    const jobs = [first, await desk.verify(path), await desk.verify(path)];
    await begun(2);
    expect(desk.list().jobs.map(({ state }) => state)).toEqual(['running', 'running', 'waiting']);
    held[0]!.finish({ kind: 'verify', verification: VERIFICATION });
    await begun(3);
    expect((await over(jobs[0]!.id)).state).toBe('done');
    expect(desk.list().jobs.map(({ state }) => state)).toEqual(['done', 'running', 'running']);
  });

  it('tells of progress, pace and checks, and of too many findings in short', async () => {
    const { desk, path, begun, jobOf, announced, pass } = await heldDesk();
    const { id } = await desk.import(path);
    const { listener } = await begun(1);
    listener.onProgress({ step: 'import', share: 0, responses: 1000 });
    expect(jobOf(id)).toMatchObject({ step: 'import', rate: null, secondsLeft: null });
    pass(2000);
    listener.onProgress({ step: 'import', share: 0.25, responses: 1000 });
    expect(jobOf(id)).toMatchObject({ share: 0.25, rate: 125, secondsLeft: 6 });
    const findings = Array.from({ length: MOST_FINDINGS + 5 }, (_, place) => `Wrong ${place}.`);
    listener.onCheck({ name: 'plan', outcome: 'failed', findings });
    expect(jobOf(id).checks[0]!.findings).toHaveLength(MOST_FINDINGS + 1);
    expect(jobOf(id).checks[0]!.findings.at(-1)).toBe('And 5 more.');
    expect(announced.some(({ name }) => name === 'bundles.changed')).toBe(true);
  });

  it('tells of a job that failed, and removes what an export that died has left', async () => {
    const { desk, folder, begun, over } = await heldDesk();
    const study = await lockStudy({ database: join(folder, 'mettle.sqlite3') });
    const { id, path } = await desk.export(study, choices, null);
    const { fail } = await begun(1);
    writeFileSync(`${path}.4711.1.tmp`, 'half');
    writeFileSync(`${path}.notes.tmp`, 'mine');
    fail(new MettleError('INTERNAL', 'The process that was to write the bundle was ended by SIGSEGV.'));
    expect(await over(id)).toMatchObject({
      state: 'failed',
      error: { code: 'INTERNAL', message: expect.stringContaining('SIGSEGV') },
    });
    expect(readdirSync(dirname(path!))).toEqual(['small-study.mettle.zip.notes.tmp']);
  });

  it('gives two exports at once different places', async () => {
    const { desk, folder } = await heldDesk();
    const study = await lockStudy({ database: join(folder, 'mettle.sqlite3') });
    const jobs = await Promise.all([1, 2, 3].map(() => desk.export(study, choices, null)));
    // Which of them asks for its place first is not agreed.
    expect(jobs.map(({ path }) => path!.slice(dirname(path!).length + 1)).sort()).toEqual([
      'small-study-2.mettle.zip',
      'small-study-3.mettle.zip',
      'small-study.mettle.zip',
    ]);
  });

  it('cancels what runs and what waits', async () => {
    const { desk, path, begun, held, over } = await heldDesk();
    const first = await desk.verify(path);
    await begun(1);
    const jobs = [first, await desk.verify(path), await desk.verify(path)];
    await begun(2);
    desk.cancel(jobs[2]!.id);
    desk.cancel(jobs[0]!.id);
    expect((await over(jobs[0]!.id)).state).toBe('cancelled');
    expect((await over(jobs[2]!.id)).state).toBe('cancelled');
    expect(held).toHaveLength(2);
    expect(held[0]!.signal.aborted).toBe(true);
    await expect(desk.dismiss(jobs[1]!.id)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await desk.dismiss(jobs[0]!.id);
    expect(desk.list().jobs).toHaveLength(2);
  });

  it('keeps what was sent until its study is here, and calls it by its name', async () => {
    const { desk, begun, over, imported, folder } = await heldDesk();
    const sent = await desk.uploads.receive('../../etc/passw\u202Ed\0.mettle.zip', chunks('a', 'b'));
    expect(dirname(dirname(dirname(sent)))).toBe(join(folder, 'bundle-work'));
    expect(readFileSync(sent, 'utf8')).toBe('ab');
    const verifying = await desk.verify(sent);
    expect(verifying).toMatchObject({ name: 'passwd.mettle.zip', uploaded: true });
    (await begun(1)).finish({ kind: 'verify', verification: { ...VERIFICATION, path: sent } });
    expect((await over(verifying.id)).verification!.path).toBe('passwd.mettle.zip');
    const taking = await desk.import(sent);
    await desk.dismiss(verifying.id);
    expect(existsSync(sent)).toBe(true);
    (await begun(2)).finish({ kind: 'import', study: 7, known: false, verification: VERIFICATION });
    expect(await over(taking.id)).toMatchObject({ state: 'done', study: 7, path: null });
    expect(existsSync(sent)).toBe(false);
    expect(imported).toEqual([7]);
  });

  it('removes what was sent with its job, with what failed, and at the end', async () => {
    const { desk, begun, over, folder } = await heldDesk();
    const refused = await desk.uploads.receive('a.zip', chunks('a'));
    const job = await desk.import(refused);
    (await begun(1)).fail(new MettleError('BUNDLE_CORRUPT', `${refused} was not taken in.`));
    expect((await over(job.id)).error!.message).toBe('a.zip was not taken in.');
    await desk.dismiss(job.id);
    expect(existsSync(refused)).toBe(false);
    await expect(desk.uploads.receive('b.zip', cutOff())).rejects.toThrow('cut off');
    const kept = await desk.uploads.receive('..', chunks('c'));
    expect(readdirSync(dirname(kept))).toHaveLength(1);
    expect(desk.uploads.nameOf(kept)).toBe('bundle.mettle.zip');
    await desk.close();
    expect(readdirSync(join(folder, 'bundle-work'))).toEqual([]);
  });

  it('keeps so many uploads and no more', async () => {
    const { desk } = await heldDesk();
    for (let sent = 0; sent < 20; sent += 1) await desk.uploads.receive('a.zip', chunks('a'));
    await expect(desk.uploads.receive('a.zip', chunks('a'))).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('removes no file that it was not sent', async () => {
    const { desk, path, begun, over } = await heldDesk();
    const { id } = await desk.import(path);
    (await begun(1)).finish({ kind: 'import', study: 7, known: true, verification: VERIFICATION });
    await over(id);
    await desk.dismiss(id);
    expect(existsSync(path)).toBe(true);
  });

  it('sweeps what killed programs have left, and nothing of those that live', async () => {
    const { desk, folder } = await heldDesk();
    const { pid } = spawnSync(process.execPath, ['-e', '0']);
    for (const name of [`${pid}-abc`, `${process.ppid}-abc`, 'notes']) {
      mkdirSync(join(folder, 'bundle-work', name, 'uploads'), { recursive: true });
    }
    await desk.sweep();
    expect(readdirSync(join(folder, 'bundle-work')).sort()).toEqual([`${process.ppid}-abc`, 'notes']);
  });

  it('begins nothing more once it is closed, and ends what runs', async () => {
    const { desk, path, begun, jobOf } = await heldDesk();
    const { id } = await desk.verify(path);
    const { signal } = await begun(1);
    await desk.close();
    expect(signal.aborted).toBe(true);
    expect(jobOf(id).state).toBe('cancelled');
  });
});

async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function* cutOff(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('half');
  throw new Error('cut off');
}
