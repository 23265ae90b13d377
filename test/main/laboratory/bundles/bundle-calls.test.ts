import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { bundleChoicesSchema, type BundleJob } from '../../../../src/shared/contract/bundles.js';
import { FakeEngine } from '../../studies/fake-engine.js';
import { Bench, lockStudy, smallPlan } from '../fixtures/bench.js';

const choices = bundleChoicesSchema.parse({});

/** A bench with a study that was run; its number is 1. */
async function ranBench(): Promise<Bench> {
  const bench = await Bench.open();
  const study = await lockStudy(bench);
  await bench.call('runs.start', { study });
  await bench.idle();
  return bench;
}

async function over(bench: Bench, id: string): Promise<BundleJob> {
  let job: BundleJob | undefined;
  await bench.until(async () => {
    job = (await bench.call('bundles.jobs', {})).jobs.find((entry) => entry.id === id);
    return job !== undefined && job.state !== 'waiting' && job.state !== 'running';
  });
  return job!;
}

describe('a bundle that is written, checked and taken in by calls', () => {
  it('goes through processes of its own, from one data folder into another, and is compared there', async () => {
    const bench = await ranBench();
    const begun = await bench.call('bundles.export', { study: 1, choices, folder: null });
    expect(begun).toMatchObject({ kind: 'export', name: 'small-study', study: 1, error: null });
    const written = await over(bench, begun.id);
    const path = join(bench.folder, 'bundles', 'small-study.mettle.zip');
    expect(written).toMatchObject({ state: 'done', path, share: 1, error: null });
    expect(written.bytes).toBe(statSync(path).size);
    expect(createHash('sha256').update(readFileSync(path)).digest('hex')).toBe(written.sha256);
    const jobs = await bench.call('bundles.jobs', {});
    await bench.until(() => isDeepStrictEqual(bench.heard('bundles.changed').at(-1), jobs));

    const other = await Bench.open();
    const own = await lockStudy(other);
    await other.call('runs.start', { study: own });
    await other.idle();
    const verified = await over(other, (await other.call('bundles.verify', { path })).id);
    expect(verified.error).toBeNull();
    expect(verified.verification).toMatchObject({ passed: true, study: 'small-study', path });
    expect(verified.checks).toEqual(verified.verification!.checks);
    expect(verified.checks.map(({ outcome }) => outcome)).not.toContain('failed');
    const before = other.heard('studies.changed').length;
    const taken = await over(other, (await other.call('bundles.import', { path })).id);
    expect(taken).toMatchObject({ state: 'done', known: false, verification: { passed: true } });
    expect(other.heard('studies.changed').length).toBeGreaterThan(before);
    const theirs = taken.study!;
    const { studies } = await other.call('studies.list', {});
    expect(studies.map(({ id, origin }) => [id, origin?.bundleSha256 ?? null])).toEqual([
      [theirs, written.sha256],
      [own, null],
    ]);
    expect((await other.ready(theirs)).subjects[0]!.findings).not.toBeNull();
    await other.ready(own);
    const comparison = await other.call('bundles.compare', { mine: own, theirs });
    expect(comparison).toMatchObject({
      samePlan: true,
      subjects: [
        { name: 'one', how: 'same bytes', cells: 120, identicalCells: 120, largestDifference: 0, meanKl: 0 },
      ],
      environment: [],
    });
    expect(comparison.numbers.length).toBeGreaterThan(50);
    expect(new Set(comparison.numbers.map(({ outcome }) => outcome))).toEqual(new Set(['identical']));
    expect(
      readdirSync(join(other.folder, 'bundle-work')).flatMap((name) =>
        readdirSync(join(other.folder, 'bundle-work', name)),
      ),
    ).toEqual([]);
    expect([...bench.unforeseen, ...other.unforeseen]).toEqual([]);
  });

  it('is not begun where it cannot end well', async () => {
    const bench = await Bench.open();
    const study = await lockStudy(bench);
    const refused = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
    await refused(bench.call('bundles.export', { study: 77, choices, folder: null }), 'STUDY_NOT_FOUND');
    await refused(bench.call('bundles.export', { study, choices, folder: 'here' }), 'INVALID_INPUT');
    const file = join(bench.folder, 'file');
    writeFileSync(file, '');
    await refused(bench.call('bundles.export', { study, choices, folder: file }), 'FILE_UNREADABLE');
    const none = join(bench.folder, 'none');
    await refused(bench.call('bundles.export', { study, choices, folder: none }), 'FILE_NOT_FOUND');
    await refused(bench.call('bundles.verify', { path: none }), 'FILE_NOT_FOUND');
    await refused(bench.call('bundles.import', { path: bench.folder }), 'FILE_UNREADABLE');
    for (const name of ['bundles.cancel', 'bundles.dismiss', 'bundles.reveal'] as const) {
      await refused(
        bench.call(name, { id: 'none' }),
        name === 'bundles.reveal' ? 'NOT_ALLOWED' : 'INVALID_INPUT',
      );
    }
    expect(await bench.call('bundles.jobs', {})).toEqual({ jobs: [] });
  });

  it('that is none is told of as one that failed, with every check that was made', async () => {
    const bench = await Bench.open();
    const path = join(bench.folder, 'none.mettle.zip');
    writeFileSync(path, 'no archive');
    const verified = await over(bench, (await bench.call('bundles.verify', { path })).id);
    expect(verified).toMatchObject({ state: 'done', verification: { passed: false, study: null } });
    expect(verified.checks).toMatchObject([{ name: 'archive', outcome: 'failed' }]);
    const taken = await over(bench, (await bench.call('bundles.import', { path })).id);
    expect(taken).toMatchObject({ state: 'failed', error: { code: 'BUNDLE_CORRUPT' }, study: null });
    await bench.call('bundles.dismiss', { id: taken.id });
    expect((await bench.call('bundles.jobs', {})).jobs.map(({ id }) => id)).toEqual([verified.id]);
    expect((await bench.call('studies.list', {})).studies).toEqual([]);
  });

  it('is shown before it is written', async () => {
    const bench = await ranBench();
    await bench.ready(1);
    const preview = await bench.call('bundles.preview', { study: 1, choices });
    expect(preview).toMatchObject({
      fileName: 'small-study.mettle.zip',
      responses: 120,
      partial: false,
      departures: ['As planned.'],
    });
    expect(preview.leftOut.join(' ')).toContain('weights');
    expect(preview.totalBytes).toBe(preview.files.reduce((sum, { bytes }) => sum + bytes, 0));
    const paths = (files: typeof preview.files): string[] => files.map(({ path }) => path);
    const plain = await bench.call('bundles.preview', {
      study: 1,
      choices: { ...choices, parquet: false },
    });
    expect(paths(preview.files)).toContain('data/responses.parquet');
    expect(paths(plain.files).filter((path) => path.endsWith('.parquet'))).toEqual([]);
  });

  it('cannot be begun while its study runs', async () => {
    let open = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      open = resolve;
    });
    const bench = await Bench.open({ engine: new FakeEngine({ beforeAnswer: () => held }) });
    const study = await lockStudy(bench, smallPlan());
    await bench.call('runs.start', { study });
    await bench.until(async () => (await bench.call('studies.list', {})).studies[0]!.state === 'running');
    await expect(bench.call('bundles.export', { study, choices, folder: null })).rejects.toMatchObject({
      code: 'STUDY_RUNNING',
    });
    open();
    await bench.idle();
  });

  it('leaves alone what lies in a folder of one’s own', async () => {
    const bench = await ranBench();
    const folder = join(bench.folder, 'mine');
    mkdirSync(folder);
    writeFileSync(join(folder, 'small-study.mettle.zip'), 'mine');
    const job = await over(bench, (await bench.call('bundles.export', { study: 1, choices, folder })).id);
    expect(job.path).toBe(join(folder, 'small-study-2.mettle.zip'));
    expect(readdirSync(folder).sort()).toEqual(['small-study-2.mettle.zip', 'small-study.mettle.zip']);
    expect(readFileSync(join(folder, 'small-study.mettle.zip'), 'utf8')).toBe('mine');
  });
});
