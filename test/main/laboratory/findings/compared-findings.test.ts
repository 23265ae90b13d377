import { describe, expect, it } from 'vitest';
import { findingsBasis } from '../../../../src/main/laboratory/findings/findings-basis.js';
import { workOutFindings } from '../../../../src/main/laboratory/findings/work-out.js';
import { openStore } from '../../../../src/main/store/sqlite-store.js';
import type { StudySubjectRecord } from '../../../../src/main/store/store.js';
import { findingsOfKind } from '../../../../src/main/studies/study-kind.js';
import type { SubjectFile } from '../../../../src/shared/domain/subject.js';
import { FakeEngine, fakeSubject } from '../../studies/fake-engine.js';
import { Bench, lockStudy, smallPlan } from '../fixtures/bench.js';
import { Gate } from '../fixtures/gate.js';

const variant = (name: string, bytes: number): SubjectFile => ({
  ...fakeSubject(name),
  family: 'seven',
  bytes,
});
const full = variant('full', 2000);
const small = variant('small', 500);
const plan = smallPlan({ kind: 'quantization' });

describe('findings that rest on two subjects', () => {
  it('are of both when a run ends, with the verdict on the family, in the page and in the report', async () => {
    const bench = await Bench.open();
    const study = await lockStudy(bench, plan, [small, full]);
    await bench.call('runs.start', { study });
    await bench.idle();
    const { subjects, comparison } = await bench.ready(study);
    expect(subjects.map(({ state, analysed }) => [state, analysed])).toEqual([
      ['ready', 120],
      ['ready', 120],
    ]);
    const [own, other] = subjects.map(({ findings }) => findingsOfKind(findings, 'quantization')!.result);
    expect(own!.effect!.reference).toMatchObject({ sha256: full.sha256, responses: 120 });
    expect(own!.effect!.sharedCells).toBe(120);
    expect(own!.partial).toBe(false);
    expect(other!.verdict.label).toBe('reference');
    expect(comparison!.families).toMatchObject([
      { family: 'seven', reference: full.sha256, variants: [{ outcome: 'reference' }, { sizeShare: 0.25 }] },
    ]);
    const { text } = await bench.call('results.report', { study });
    expect(text).toContain(comparison!.families[0]!.sentence.slice(0, 40));
  });

  it('grow stale when the reference answers more, though the variant does not', async () => {
    const gate = new Gate();
    const engine = new FakeEngine(gate.options);
    const jobs: string[] = [];
    const bench = await Bench.open({
      engine,
      workOut: (job, onProgress) => {
        jobs.push(job.sha256);
        return workOutFindings(job, onProgress);
      },
    });
    const study = await lockStudy(bench, plan, [small, full]);
    await bench.call('runs.start', { study });
    gate.let(150);
    await bench.until(() => engine.answered === 150);
    await bench.call('runs.pause', { study });
    gate.let(1);
    await bench.idle();
    const before = findingsOfKind((await bench.ready(study)).subjects[0]!.findings, 'quantization')!.result;
    expect(before.coverage.answered).toBe(120);
    expect(before.effect!.sharedCells).toBeGreaterThan(0);
    expect(before.effect!.sharedCells).toBeLessThan(120);
    expect(before.partial).toBe(true);
    const worked = jobs.filter((sha256) => sha256 === small.sha256).length;
    gate.let(1000);
    await bench.call('runs.start', { study });
    await bench.idle();
    const after = findingsOfKind((await bench.ready(study)).subjects[0]!.findings, 'quantization')!.result;
    expect(after.effect!.sharedCells).toBe(120);
    expect(after.partial).toBe(false);
    expect(jobs.filter((sha256) => sha256 === small.sha256).length).toBeGreaterThan(worked);
  });

  it('are worked out anew when a larger variant joins, which is the reference from then on', async () => {
    const bench = await Bench.open();
    const study = await lockStudy(bench, plan, [small, full]);
    await bench.call('runs.start', { study });
    await bench.idle();
    await bench.ready(study);
    const larger = variant('larger', 4000);
    await lockStudy(bench, plan, [larger]);
    const results = await bench.ready(study);
    const [own, second] = results.subjects.map(
      ({ findings }) => findingsOfKind(findings, 'quantization')?.result,
    );
    expect(own!.effect!.reference.sha256).toBe(larger.sha256);
    expect(own!.verdict.sentence).toMatch(/nothing was answered by both/);
    expect(second!.verdict.label).toBe('not-measurable');
    expect(results.subjects[2]!.state).toBe('empty');
  });
});

describe('the basis of findings', () => {
  it('counts the responses of both, and names what the subject is', async () => {
    const bench = await Bench.open();
    const study = await lockStudy(bench, plan, [small, full]);
    const store = await openStore({ file: bench.database, readOnly: true });
    const record = (await store.studies()).find(({ id }) => id === study)!;
    await store.close();
    const entry = (subject: SubjectFile, responses: number): StudySubjectRecord => ({
      subject,
      responses,
      runtime: null,
      failure: null,
    });
    const both = [entry(small, 7), entry(full, 11)];
    const of = (sha256: string, subjects = both) => findingsBasis(record, sha256, subjects);
    expect(of(small.sha256).responses).toBe(18);
    expect(of(full.sha256).responses).toBe(11);
    expect(of(small.sha256).key).not.toBe(of(small.sha256, [both[0]!]).key);
    expect(of(full.sha256).key).not.toBe(of(full.sha256, [both[1]!]).key);
    expect(() => of('none')).toThrow(RangeError);
    const alone = { ...record, design: { ...record.design, kind: 'resistance' as const } };
    expect(findingsBasis(alone, small.sha256, both).responses).toBe(7);
    const margins = {
      ...record,
      design: { ...record.design, quantization: { margins: { points: 1, resistance: 1 }, alpha: 0.1 } },
    };
    expect(findingsBasis(margins, small.sha256, both).key).not.toBe(of(small.sha256).key);
  });
});
