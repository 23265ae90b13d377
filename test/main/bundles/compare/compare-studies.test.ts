import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { kullbackLeibler } from '../../../../src/main/analysis/distance.js';
import { compareStudies } from '../../../../src/main/bundles/compare/compare-studies.js';
import { storedSource, workOutFindings, type BundleSource } from '../../../../src/main/bundles/source.js';
import type { LaboratoryStore } from '../../../../src/main/store/laboratory-store.js';
import type { StudyComparison } from '../../../../src/shared/contract/bundles.js';
import type { ReadoutResponse, Response, SampledResponse } from '../../../../src/shared/domain/response.js';
import type { RuntimeRecord } from '../../../../src/shared/domain/subject.js';
import { smallStore } from '../study-bundle.js';

let folder: string;
const stores: LaboratoryStore[] = [];
let readout: BundleSource;
let sampled: BundleSource;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mettle-compare-'));
  const open = async (name: string, changes: Record<string, unknown>): Promise<BundleSource> => {
    const { store, study } = await smallStore(join(folder, name), changes);
    stores.push(store);
    return storedSource(store, String(study));
  };
  readout = await open('readout', {});
  sampled = await open('sampled', { administration: { mode: 'sampled', runs: 2 } });
});
afterAll(async () => {
  for (const store of stores) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Change {
  readonly response?: (response: Response, place: number) => Response | null;
  readonly subject?: Partial<BundleSource['subjects'][number]['subject']>;
  readonly runtime?: Partial<RuntimeRecord>;
  readonly planHash?: string;
  readonly reversed?: boolean;
}

/** The same study as somebody else would have it, with what a test changes. */
function another(source: BundleSource, change: Change = {}): BundleSource {
  const own = source.subjects[0]!.subject.sha256;
  return {
    ...source,
    study: { ...source.study, id: 99, planHash: change.planHash ?? source.study.planHash },
    subjects: source.subjects.map((entry) => ({
      ...entry,
      subject: { ...entry.subject, ...change.subject },
      runtime: entry.runtime === null ? null : { ...entry.runtime, ...change.runtime },
    })),
    responses: async function* () {
      const all: Response[] = [];
      for await (const response of source.responses(own)) all.push(response);
      for (const [place, response] of (change.reversed === true ? all.reverse() : all).entries()) {
        const changed = change.response === undefined ? response : change.response(response, place);
        if (changed !== null) yield changed;
      }
    },
    prompt: (hash) => source.prompt(hash),
  };
}

function compare(mine: BundleSource, theirs: BundleSource): Promise<StudyComparison> {
  return compareStudies(mine, theirs, {
    findings: async (source) => (await workOutFindings(source)).findings,
  });
}

describe('two studies held against each other', () => {
  it('are identical where everything is, whatever the time that it took', async () => {
    const theirs = another(readout, { response: (response) => ({ ...response, milliseconds: 1e6 }) });
    const comparison = await compare(readout, theirs);
    expect(comparison).toMatchObject({
      mine: { study: 1, name: 'small-study' },
      theirs: { study: 99 },
      samePlan: true,
      environment: [],
    });
    expect(comparison.subjects).toMatchObject([
      { how: 'same bytes', cells: 120, identicalCells: 120, largestDifference: 0, meanKl: 0 },
    ]);
    expect(comparison.subjects[0]!.scales).toHaveLength(5);
    for (const { mine, theirs: other } of comparison.subjects[0]!.scales) expect(mine).toBe(other);
    expect(new Set(comparison.numbers.map(({ outcome }) => outcome))).toEqual(new Set(['identical']));
  });

  it('tell by how much the answers to one cell differ', async () => {
    let before: number[] = [];
    let after: number[] = [];
    const theirs = another(readout, {
      planHash: 'f'.repeat(64),
      response: (response, place) => {
        if (place !== 3) return response;
        before = [...(response as ReadoutResponse).probabilities];
        after = before.map((probability, option) => (option === 0 ? probability + 0.05 : probability));
        return { ...(response as ReadoutResponse), probabilities: after };
      },
    });
    const { samePlan, subjects, numbers } = await compare(readout, theirs);
    expect(samePlan).toBe(false);
    expect(subjects[0]).toMatchObject({ cells: 120, identicalCells: 119 });
    expect(subjects[0]!.largestDifference).toBeCloseTo(0.05, 12);
    const shares = (values: number[]): number[] =>
      values.map((value) => value / values.reduce((sum, other) => sum + other, 0));
    expect(subjects[0]!.meanKl).toBeCloseTo(kullbackLeibler(shares(after), shares(before)) / 120, 12);
    const apart = subjects[0]!.scales.filter(({ mine, theirs: other }) => mine !== other);
    expect(apart.length).toBeGreaterThan(0);
    expect(apart.length).toBeLessThan(subjects[0]!.scales.length);
    expect(numbers.some(({ outcome }) => outcome !== 'identical')).toBe(true);
  });

  it('compare what was generated, run by run and in any order', async () => {
    const turned = await compare(sampled, another(sampled, { reversed: true }));
    expect(turned.subjects).toMatchObject([
      { cells: 120, identicalCells: 120, largestDifference: null, meanKl: null },
    ]);
    const other = another(sampled, {
      response: (response, place) =>
        place === 5 ? { ...(response as SampledResponse), text: 'something else' } : response,
    });
    expect((await compare(sampled, other)).subjects[0]!.identicalCells).toBe(119);
    const fewer = another(sampled, { response: (response, place) => (place === 5 ? null : response) });
    expect((await compare(sampled, fewer)).subjects[0]).toMatchObject({ cells: 120, identicalCells: 119 });
  });

  it('compare the cells that both have, where the same was asked', async () => {
    const fewer = another(readout, { response: (response, place) => (place < 20 ? response : null) });
    expect((await compare(readout, fewer)).subjects[0]).toMatchObject({ cells: 20, identicalCells: 20 });
    const reworded = another(readout, {
      response: (response, place) => (place < 20 ? { ...response, promptHash: 'e'.repeat(64) } : response),
    });
    expect((await compare(readout, reworded)).subjects[0]).toMatchObject({ cells: 100 });
  });

  it('match another file of the same variant, and none of another', async () => {
    const family = { family: 'a-family' };
    const mine = another(readout, { subject: family });
    const own = { ...mine, study: { ...mine.study, id: 1 } };
    const file = another(readout, { subject: { ...family, sha256: 'c'.repeat(64) } });
    expect((await compare(own, file)).subjects).toMatchObject([
      { how: 'same variant', cells: 120, identicalCells: 120 },
    ]);
    const smaller = another(readout, {
      subject: { ...family, sha256: 'c'.repeat(64), quantization: 'Q2_K' },
    });
    await expect(compare(own, smaller)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const unnamed = another(readout, { subject: { family: null, sha256: 'c'.repeat(64) } });
    await expect(compare(readout, unnamed)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
  });

  it('are not compared where they are one, or have nothing in common', async () => {
    await expect(compare(readout, readout)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const none = another(readout, { response: () => null });
    await expect(compare(readout, none)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    const stopped = compareStudies(readout, another(readout), {
      findings: async () => [],
      signal: AbortSignal.abort(),
    });
    await expect(stopped).rejects.toMatchObject({ code: 'CANCELLED' });
  });

  it('tell what differs in how they were run', async () => {
    const theirs = another(readout, { runtime: { llamaCpp: 'b9999', threads: 64 } });
    const { environment } = await compare(readout, theirs);
    expect(environment).toEqual([
      { what: 'llama.cpp', mine: 'b0', theirs: 'b9999' },
      { what: 'Threads', mine: expect.any(String), theirs: '64' },
    ]);
  });
});
