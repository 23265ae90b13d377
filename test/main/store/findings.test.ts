import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleSnapshot, sampleSubject } from './fixtures/samples.js';
import { onFile, open, temporaryFile } from './fixtures/temporary-store.js';

const A = sampleSubject('a');
const B = sampleSubject('b');

describe('findings', () => {
  it('are replaced by later ones, subject by subject and study by study', async () => {
    const file = temporaryFile();
    const store = await open({ file });
    await store.ensureStudy(sampleSnapshot('one'), [A, B]);
    await store.ensureStudy(sampleSnapshot('two'), [A]);
    expect(await store.findings(1, A.sha256)).toBeNull();
    const first = {
      key: 'v1',
      responses: 10,
      findings: { resistance: [0.1 + 0.2, 5e-324], text: '\ud800\0🙂' },
    };
    const second = { key: 'v2', responses: 20, findings: { resistance: [] } };
    await store.putFindings(1, A.sha256, first);
    await store.putFindings(2, A.sha256, first);
    expect(await store.findings(1, A.sha256)).toEqual(first);
    await store.putFindings(1, A.sha256, second);
    expect(await store.findings(1, A.sha256)).toEqual(second);
    expect(await store.findings(1, B.sha256)).toBeNull();
    await store.close();
    const reader = await open({ file, readOnly: true });
    expect(await reader.findings(1, A.sha256)).toEqual(second);
    expect(await reader.findings(2, A.sha256)).toEqual(first);
    const rows = await onFile(file, (session) => session.all('SELECT count(*) AS n FROM findings'));
    expect(rows).toEqual([{ n: 2 }]);
  });

  it('come back as they were given, whatever JSON they are', async () => {
    const store = await open();
    await store.ensureStudy(sampleSnapshot(), [A]);
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (value) => {
        await store.putFindings(1, A.sha256, { key: 'k', responses: 1, findings: value });
        const stored = await store.findings(1, A.sha256);
        // The sign of zero is the one thing that JSON does not keep.
        expect(stored?.findings).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it.each<[string, unknown, string]>([
    ['NaN', { scales: [{ mean: 1 }, { mean: Number.NaN }] }, 'NaN at scales.1.mean'],
    ['an infinity', [Infinity], 'Infinity at 0'],
    ['a map', { byScale: new Map([['E', 1]]) }, 'at byScale'],
    ['a date', { at: new Date(0) }, 'at at'],
    ['undefined in a list', [1, undefined], 'undefined at 1'],
    ['a hole in a list', new Array(2), 'undefined at 0'],
    ['nothing at all', undefined, 'undefined'],
    ['a function', { score: () => 1 }, 'function at score'],
    ['a bigint', { n: 1n }, 'bigint at n'],
  ])('with %s are refused, and the earlier ones stay', async (_, findings, place) => {
    const store = await open();
    await store.ensureStudy(sampleSnapshot(), [A]);
    const earlier = { key: 'k', responses: 1, findings: { kept: true, left: null } };
    await store.putFindings(1, A.sha256, {
      ...earlier,
      findings: { ...earlier.findings, absent: undefined },
    });
    await expect(store.putFindings(1, A.sha256, { key: 'k', responses: 2, findings })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining(place),
    });
    expect(await store.findings(1, A.sha256)).toEqual(earlier);
  });

  it('name what they rest on', async () => {
    const store = await open();
    await store.ensureStudy(sampleSnapshot(), [A]);
    const refused = { code: 'INVALID_INPUT' };
    await expect(
      store.putFindings(1, A.sha256, { key: '', responses: 1, findings: 1 }),
    ).rejects.toMatchObject(refused);
    await expect(
      store.putFindings(1, A.sha256, { key: 'k', responses: -1, findings: 1 }),
    ).rejects.toMatchObject(refused);
    const unknown = { code: 'SUBJECT_NOT_FOUND' };
    await expect(store.findings(1, B.sha256)).rejects.toMatchObject(unknown);
    await expect(
      store.putFindings(1, B.sha256, { key: 'k', responses: 1, findings: 1 }),
    ).rejects.toMatchObject(unknown);
  });

  it('that are no JSON any more are named as corrupt', async () => {
    const file = temporaryFile();
    const store = await open({ file });
    await store.ensureStudy(sampleSnapshot(), [A]);
    await store.putFindings(1, A.sha256, { key: 'k', responses: 1, findings: [1] });
    await onFile(file, (session) => session.run("UPDATE findings SET document = '[1'"));
    await expect(store.findings(1, A.sha256)).rejects.toMatchObject({
      code: 'STORE_CORRUPT',
      message: expect.stringContaining('findings'),
    });
  });
});
