import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleChoicesSchema } from '../../../../src/shared/contract/bundles.js';
import { workOnBundleApart } from '../../../../src/main/laboratory/bundles/bundle-process.js';
import type { BundleOrder } from '../../../../src/main/laboratory/bundles/bundle-protocol.js';
import { Bench, lockStudy } from '../fixtures/bench.js';
import { temporaryFolder } from '../fixtures/temporary-context.js';

const choices = bundleChoicesSchema.parse({});
const { signal } = new AbortController();
const unheard = { onProgress: () => undefined, onCheck: () => undefined };

/** A process in the place of the one that works: it runs this text and can say messages. */
const instead = (script: string) => (): ChildProcess =>
  spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] });

async function verifyOrder(): Promise<BundleOrder> {
  const folder = await temporaryFolder();
  return { kind: 'verify', database: join(folder, 'none'), scratch: folder, path: join(folder, 'none') };
}

describe('work on a bundle in a process of its own', () => {
  it('is done as here, and leaves nothing beside what it was to write', async () => {
    const bench = await Bench.open();
    const study = await lockStudy(bench);
    await bench.call('runs.start', { study });
    await bench.idle();
    const scratch = join(bench.folder, 'scratch');
    const out = join(bench.folder, 'out');
    mkdirSync(scratch);
    mkdirSync(out);
    const common = { database: bench.database, scratch };
    const path = join(out, 'one.mettle.zip');
    const steps: string[] = [];
    const written = await workOnBundleApart(
      { kind: 'export', ...common, study, choices, path },
      { ...unheard, onProgress: ({ step }) => steps.push(step) },
      signal,
    );
    expect(written).toMatchObject({ kind: 'export', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(steps).toContain('findings');
    const checks: string[] = [];
    const verified = await workOnBundleApart(
      { kind: 'verify', ...common, path },
      { ...unheard, onCheck: ({ name }) => checks.push(name) },
      signal,
    );
    expect(verified).toMatchObject({ verification: { passed: true } });
    expect(checks).toHaveLength(8);
    expect([readdirSync(out), readdirSync(scratch)]).toEqual([['one.mettle.zip'], []]);
  });

  it('throws what the work throws', async () => {
    const order = await verifyOrder();
    await expect(workOnBundleApart(order, unheard, signal)).rejects.toMatchObject({
      code: 'FILE_NOT_FOUND',
    });
  });

  it('that dies is an error with its last words', async () => {
    const order = await verifyOrder();
    const dying = instead('console.error("out of paper"); process.exit(7)');
    await expect(workOnBundleApart(order, unheard, signal, dying)).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringMatching(/to check the bundle ended with exit code 7.*out of paper/s),
    });
    const crashing = instead('process.abort()');
    await expect(workOnBundleApart(order, unheard, signal, crashing)).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringContaining('SIGABRT'),
    });
  });

  it('that says what was not agreed is ended', async () => {
    const lying = instead('process.send({ type: "done", result: 1 }); setInterval(() => 0, 1000)');
    await expect(workOnBundleApart(await verifyOrder(), unheard, signal, lying)).rejects.toMatchObject({
      code: 'INTERNAL',
      message: expect.stringContaining('nobody can read'),
    });
  });

  it('is told to end, and puts its things away before it does', async () => {
    const order = await verifyOrder();
    const mark = join(order.scratch, 'left');
    writeFileSync(mark, '');
    const tidy = instead(`
      const { rmSync } = require('node:fs');
      process.on('message', (message) => {
        if (message === 'cancel') {
          rmSync(${JSON.stringify(mark)});
          process.disconnect();
        } else process.send({ type: 'progress', progress: { step: 'archive', share: 0, responses: null } });
      });`);
    const stop = new AbortController();
    const work = workOnBundleApart(order, { ...unheard, onProgress: () => stop.abort() }, stop.signal, tidy);
    await expect(work).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(readdirSync(order.scratch)).toEqual([]);
  });
});
