import { describe, expect, it } from 'vitest';
import type { Response } from '../../../src/shared/domain/response.js';
import { Connection, type Session, type SqlValue } from '../../../src/main/store/database.js';
import type { LaboratoryStore, ResponseQuery } from '../../../src/main/store/laboratory-store.js';
import { INDEX_STRIDE, indexResponses, pageOfResponses } from '../../../src/main/store/response-pages.js';
import {
  numberedPrompts,
  numberedReadout,
  numberedSample,
  range,
  sampleSnapshot,
  sampleSubject,
} from './fixtures/samples.js';
import { onFile, open, temporaryFile } from './fixtures/temporary-store.js';

const SUBJECTS = ['a', 'b', 'c'].map(sampleSubject);
const [A, B] = SUBJECTS as [(typeof SUBJECTS)[0], (typeof SUBJECTS)[0]];
async function append(store: LaboratoryStore, responses: readonly Response[], subject = A): Promise<void> {
  await store.append(1, subject.sha256, responses, numberedPrompts(responses));
}

describe('pages of responses', () => {
  it('are cut where they are asked for, over the starts of the index', async () => {
    const store = await open();
    await store.ensureStudy(sampleSnapshot(), SUBJECTS);
    const numbers = range(0, 2 * INDEX_STRIDE + 10);
    await append(store, numbers.map(numberedReadout));
    const index = await store.responseIndex(1, {});
    expect(index).toEqual({
      total: 2 * INDEX_STRIDE + 10,
      stride: INDEX_STRIDE,
      starts: [1, INDEX_STRIDE + 1, 2 * INDEX_STRIDE + 1],
      last: 2 * INDEX_STRIDE + 10,
    });
    const places = [
      [0, 1],
      [0, INDEX_STRIDE],
      [1, INDEX_STRIDE],
      [INDEX_STRIDE - 1, 2],
      [INDEX_STRIDE, INDEX_STRIDE],
      [INDEX_STRIDE + 1, 3 * INDEX_STRIDE],
      [2 * INDEX_STRIDE + 9, 5],
      [2 * INDEX_STRIDE + 10, 5],
      [3 * INDEX_STRIDE, 5],
      [10, 0],
    ] as const;
    for (const [offset, limit] of places) {
      const page = await store.responsePage(1, {}, index, offset, limit);
      expect(page.map(({ response }) => response)).toEqual(
        numbers.slice(offset, offset + limit).map(numberedReadout),
      );
    }
  });

  it('stay as they were while more is appended, by this store and by another', async () => {
    const file = temporaryFile();
    const store = await open({ file });
    await store.ensureStudy(sampleSnapshot(), SUBJECTS);
    await append(store, range(0, 700).map(numberedReadout));
    await append(store, range(0, 10).map(numberedReadout), B);
    const reader = await open({ file, readOnly: true });
    const index = await reader.responseIndex(1, {});
    const before = await reader.responsePage(1, {}, index, 600, 500);
    expect(before).toHaveLength(110);
    const other = await open({ file });
    await append(other, range(10, 900).map(numberedReadout), B);
    await append(store, range(700, 5).map(numberedReadout));
    for (const each of [store, other, reader]) {
      expect(await each.responsePage(1, {}, index, 600, 500)).toEqual(before);
      expect(await each.responsePage(1, {}, index, 710, 500)).toEqual([]);
    }
    expect((await reader.responseIndex(1, {})).total).toBe(index.total + 905);
  });

  it('are right at every moment of a run that writes meanwhile', async () => {
    const file = temporaryFile();
    const writer = await open({ file });
    await writer.ensureStudy(sampleSnapshot(), SUBJECTS);
    const reader = await open({ file, readOnly: true });
    let writing = true;
    const run = (async () => {
      for (const batch of range(0, 60)) await append(writer, range(batch * 40, 40).map(numberedReadout));
      writing = false;
    })();
    let rounds = 0;
    for (; writing; rounds += 1) {
      for (const store of [reader, writer]) {
        const index = await store.responseIndex(1, {});
        expect(index.total % 40).toBe(0);
        const offset = Math.max(0, index.total - 30);
        const page = await store.responsePage(1, {}, index, offset, 40);
        expect(page.map(({ response }) => response)).toEqual(
          range(offset, index.total - offset).map(numberedReadout),
        );
      }
    }
    await run;
    expect(rounds).toBeGreaterThan(3);
    expect((await reader.responseIndex(1, {})).total).toBe(2400);
  });

  it('take the keys of 20,000 cells, those of other plans among them', async () => {
    const store = await open();
    await store.ensureStudy(sampleSnapshot(), SUBJECTS);
    await append(store, range(0, 2000).map(numberedReadout));
    const cells = [
      ...range(500, 600).map((number) => numberedReadout(number).cell),
      ...range(0, 20_000).map((number) => `no such cell|${number}`),
    ];
    const index = await store.responseIndex(1, { cells });
    const found = await store.responsePage(1, { cells }, index, 0, 1000);
    expect(found.map(({ response }) => response)).toEqual(range(500, 600).map(numberedReadout));
  });

  it('are refused for what is no query and no place, and for a subject that the study lacks', async () => {
    const store = await open();
    await store.ensureStudy(sampleSnapshot(), [A]);
    const index = await store.responseIndex(1, {});
    expect(index).toEqual({ total: 0, stride: INDEX_STRIDE, starts: [], last: 0 });
    const invalid = { code: 'INVALID_INPUT' };
    await expect(store.responseIndex(1, { outcomes: ['dialogue' as 'parsed'] })).rejects.toMatchObject(
      invalid,
    );
    await expect(store.responsePage(1, {}, index, -1, 5)).rejects.toMatchObject(invalid);
    await expect(store.responsePage(1, {}, index, 0, 0.5)).rejects.toMatchObject(invalid);
    const unknown = { code: 'SUBJECT_NOT_FOUND' };
    await expect(store.responseIndex(1, { sha256: B.sha256 })).rejects.toMatchObject(unknown);
    await expect(store.responsePage(1, { sha256: "' OR 1 --" }, index, 0, 5)).rejects.toMatchObject(unknown);
  });
});

describe('one response', () => {
  it('is found by its id, with its subject, within its study alone', async () => {
    const store = await open();
    for (const study of ['one', 'two']) await store.ensureStudy(sampleSnapshot(study), SUBJECTS);
    await append(store, [numberedReadout(0)]);
    await append(store, [numberedSample(1)], B);
    expect(await store.storedResponse(1, 1)).toEqual({
      id: 1,
      sha256: A.sha256,
      response: numberedReadout(0),
    });
    expect(await store.storedResponse(1, 2)).toEqual({
      id: 2,
      sha256: B.sha256,
      response: numberedSample(1),
    });
    expect(await store.storedResponse(2, 1)).toBeNull();
    expect(await store.storedResponse(1, 3)).toBeNull();
    expect(await store.storedResponse(1, 0.5)).toBeNull();
  });

  it('that no Mettle wrote is named as corrupt', async () => {
    const file = temporaryFile();
    const store = await open({ file });
    await store.ensureStudy(sampleSnapshot(), SUBJECTS);
    await append(store, [numberedReadout(0)]);
    await onFile(file, (session) =>
      session.script("DROP TRIGGER cells_no_update; UPDATE cells SET key = ''"),
    );
    await expect(store.storedResponse(1, 1)).rejects.toMatchObject({
      code: 'STORE_CORRUPT',
      message: expect.stringContaining('response 1 is not readable'),
    });
    const index = await store.responseIndex(1, {});
    await expect(store.responsePage(1, {}, index, 0, 5)).rejects.toMatchObject({ code: 'STORE_CORRUPT' });
  });
});

describe('the way to a page', () => {
  const all: ResponseQuery = {
    cells: [numberedReadout(3).cell],
    outcomes: ['readout', 'refusal'],
    text: 'yes',
  };
  const asked: [string, ResponseQuery][] = [
    ['all responses', {}],
    ["a subject's", { sha256: A.sha256 }],
    ['some cells', { cells: all.cells! }],
    ['some outcomes', { outcomes: all.outcomes! }],
    ['a text', { text: 'yes' }],
    ['all filters at once', { ...all, sha256: A.sha256 }],
  ];

  it.each(asked)('to %s goes by indexes, and nothing is sorted', async (_, query) => {
    const file = temporaryFile();
    const store = await open({ file });
    await store.ensureStudy(sampleSnapshot(), SUBJECTS);
    await append(store, range(0, 600).map(numberedReadout));
    const index = await store.responseIndex(1, query);
    const place = { index: { ...index, starts: [1, 501], last: 600, total: 600 }, offset: 300, limit: 250 };
    const pagePlan = await plans(file, (session) => pageOfResponses(session, 1, query, place, file));
    const details = pagePlan.at(-1)!;
    const ranged = 'SEARCH m USING .*INDEX responses_by_place \\(study_subject=\\? AND id>\\? AND id<\\?\\)';
    expect(details).toMatch(new RegExp(ranged));
    expect(details).toContain('SEARCH r USING INTEGER PRIMARY KEY (rowid=?)');
    expect(details).not.toContain('TEMP B-TREE');
    // The list of cells alone is gone through as a whole.
    expect(details.replace('SCAN k VIRTUAL TABLE', '')).not.toContain('SCAN');

    const indexPlan = (await plans(file, (session) => indexResponses(session, 1, query, file))).join('\n');
    expect(indexPlan).toMatch(new RegExp(ranged));
    expect(indexPlan).not.toMatch(/SCAN (m|responses)\b/);
    // The noted starts are put in order; with several subjects, so are the ids that they are chosen from.
    expect(indexPlan.match(/TEMP B-TREE/g)).toHaveLength(query.sha256 === undefined ? 2 : 1);
    if (query.text === undefined) expect(indexPlan).toContain('COVERING INDEX responses_by_place');
  });

  /** The plan of each statement that `work` runs. */
  async function plans(file: string, work: (session: Session) => Promise<unknown>): Promise<string[]> {
    const statements: { sql: string; values: readonly SqlValue[] }[] = [];
    const connection = await Connection.open(file, { readOnly: true, busyMilliseconds: 1000 });
    try {
      return await connection.turn(async (session) => {
        const all = (sql: string, values: readonly SqlValue[] = []) => {
          statements.push({ sql, values });
          return session.all(sql, values);
        };
        await work({ ...session, all, first: async (sql, values) => (await all(sql, values))[0] });
        const found: string[] = [];
        for (const { sql, values } of statements) {
          const rows = await session.all(`EXPLAIN QUERY PLAN ${sql}`, values);
          found.push(rows.map((row) => (row as { detail: string }).detail).join('\n'));
        }
        return found;
      });
    } finally {
      await connection.close();
    }
  }
});
