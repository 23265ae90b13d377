import { spawn, type ChildProcess } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { workOutApart } from '../../../../src/main/laboratory/findings/findings-process.js';
import { workOutFindings } from '../../../../src/main/laboratory/findings/work-out.js';
import { fakeSubject } from '../../studies/fake-engine.js';
import { Bench, lockStudy } from '../fixtures/bench.js';

const { signal } = new AbortController();
const { sha256 } = fakeSubject('one');

/** A process in the place of the analysis: it runs this text and can say messages. */
const instead = (script: string) => (): ChildProcess =>
  spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });

describe('findings worked out in a process of their own', () => {
  it('are those that are worked out here', async () => {
    const bench = await Bench.open();
    const study = await lockStudy(bench);
    await bench.call('runs.start', { study });
    await bench.idle();
    const job = { file: bench.database, study, sha256 };
    const here = await workOutFindings(job, () => undefined);
    expect(here).toMatchObject({ responses: 120, findings: { kind: 'resistance' } });
    expect(await workOutApart(job, () => undefined, signal)).toEqual(here);
  });

  it('throw what keeps them from being worked out', async () => {
    const bench = await Bench.open();
    const file = bench.database;
    const study = await lockStudy(bench);
    const apart = (job: { file: string; study: number; sha256: string }) =>
      workOutApart(job, () => undefined, signal);
    await expect(apart({ file: `${file}.none`, study, sha256 })).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
    await expect(apart({ file, study: 99, sha256 })).rejects.toMatchObject({ code: 'STUDY_NOT_FOUND' });
  });

  it('are an error with its last words when the process dies', async () => {
    const job = { file: 'none', study: 1, sha256 };
    const dying = instead('console.error("out of paper"); process.exit(7)');
    await expect(workOutApart(job, () => undefined, signal, dying)).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringMatching(/exit code 7.*out of paper/s),
    });
    const shot = instead('process.kill(process.pid, "SIGKILL")');
    await expect(workOutApart(job, () => undefined, signal, shot)).rejects.toMatchObject({
      message: expect.stringContaining('SIGKILL'),
    });
  });

  it('are refused where they are not what was agreed', async () => {
    const job = { file: 'none', study: 1, sha256 };
    const lying = instead(
      'process.send({ type: "done", result: { findings: 1 } }); setInterval(() => 0, 1000)',
    );
    await expect(workOutApart(job, () => undefined, signal, lying)).rejects.toMatchObject({
      code: 'INTERNAL',
    });
  });

  it('end when they are no longer wanted', async () => {
    const stop = new AbortController();
    const job = { file: 'none', study: 1, sha256 };
    const heard: number[] = [];
    const endless = instead(
      'process.send({ type: "progress", done: 1, total: 2 }); setInterval(() => 0, 1000)',
    );
    const work = workOutApart(
      job,
      (done) => {
        heard.push(done);
        stop.abort();
      },
      stop.signal,
      endless,
    );
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(heard).toEqual([1]);
    await expect(workOutApart(job, () => undefined, stop.signal)).rejects.toMatchObject({
      code: 'CANCELLED',
    });
  });
});
