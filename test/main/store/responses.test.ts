import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Response } from '../../../src/shared/domain/response.js';
import type { Store } from '../../../src/main/store/store.js';
import {
  numberedPrompt,
  numberedPrompts,
  numberedReadout,
  numberedSample,
  range,
  sampleSnapshot,
  sampleSubject,
  sha256,
} from './fixtures/samples.js';
import { collect, onFile, open, temporaryFile } from './fixtures/temporary-store.js';

const A = sampleSubject('a');
const B = sampleSubject('b');

async function append(store: Store, responses: readonly Response[], subject = A, study = 1): Promise<void> {
  await store.append(study, subject.sha256, responses, numberedPrompts(responses));
}

/** Any finite double, with the ones that stores bend. */
const double = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, 0, 5e-324, -5e-324, 2.225_073_858_507_201e-308, Number.MAX_VALUE, 1 / 3, 1 - 2 ** -53),
);
/** Any string of UTF-16 units: emoji, NUL, lone surrogates. */
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
  fc.constantFrom(
    '',
    '\0',
    'a\0b',
    '\ud800',
    'x\udfff',
    '🙂',
    '\ud83d\ude42\ud83d',
    '\ufffd',
    '\ufeffmark',
    '1',
    '0x10',
  ),
);
const milliseconds = double.map(Math.abs);
const count = fc.integer({ min: 0, max: 2 ** 40 });
const uint32 = fc.oneof(fc.integer({ min: 0, max: 0xffff_ffff }), fc.constantFrom(0, 2 ** 31, 0xffff_ffff));

const readout = fc.record({
  kind: fc.constant('readout' as const),
  probabilities: fc.array(double, { minLength: 1, maxLength: 9 }),
  offOption: double,
  promptTokens: count,
  evaluatedTokens: count,
  milliseconds,
});
const sampled = fc
  .record({
    kind: fc.constant('sampled' as const),
    run: fc.integer({ min: 0, max: 100_000 }),
    seed: uint32,
    text,
    outcome: fc.constantFrom(
      'parsed' as const,
      'refusal' as const,
      'unparsed' as const,
      'truncated' as const,
    ),
    score: fc.integer({ min: -1000, max: 1000 }).map((score) => score + 0),
    batchShape: fc.integer({ min: 1, max: 64 }),
    promptTokens: count,
    generatedTokens: count,
    milliseconds,
  })
  .map((answer) => ({ ...answer, score: answer.outcome === 'parsed' ? answer.score : null }));
const promptText = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('', '\0', 'a\0', '🙂\r\n'));
const cell = fc.string({ unit: 'grapheme', minLength: 1 }).filter((key) => !key.includes('\0'));

describe('responses', () => {
  it('come back as they were given: every double, every text, every prompt', async () => {
    const store = await open();
    let study = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.oneof(readout, sampled), cell, promptText), { maxLength: 90 }),
        async (answers) => {
          study += 1;
          await store.ensureStudy(sampleSnapshot('property', String(study)), [A]);
          const prompts = new Map(answers.map(([, , prompt]) => [sha256(prompt), prompt]));
          // The index keeps names apart, as a plan does.
          const responses = answers.map(([answer, key, prompt], index): Response => ({
            ...answer,
            cell: `${index}${key}`,
            promptHash: sha256(prompt),
          }));
          await store.append(study, A.sha256, responses, prompts);
          // Object.is tells -0 from 0.
          expect(await collect(store.responses(study, A.sha256))).toEqual(responses);
          expect(await collect(store.answered(study, A.sha256))).toEqual(
            responses.map((each) => (each.kind === 'readout' ? each.cell : `${each.cell}#${each.run}`)),
          );
          for (const [hash, prompt] of prompts) expect(await store.prompt(hash)).toBe(prompt);
        },
      ),
      { numRuns: 60, seed: 1 },
    );
  });

  it('are stored once, and the first stays', async () => {
    const store = await open();
    await store.ensureStudy(sampleSnapshot(), [A]);
    const first = range(0, 10).map(numberedReadout);
    await append(store, first);
    const replay = range(5, 10).map((number) => ({ ...numberedReadout(number), milliseconds: 99 }));
    await append(store, [...replay, ...replay]);
    const stored = await collect(store.responses(1, A.sha256));
    expect(stored.slice(0, 10)).toEqual(first);
    expect(stored.slice(10)).toEqual(replay.slice(5));
    expect(await store.countResponses(1, A.sha256)).toBe(15);
  });

  it('of one name are kept apart by study, subject, run and kind', async () => {
    const store = await open();
    await store.ensureStudy(sampleSnapshot('one'), [A, B]);
    await store.ensureStudy(sampleSnapshot('two'), [A]);
    const both = [numberedReadout(0), numberedSample(0), numberedSample(1), numberedSample(2)];
    await append(store, both, A, 1);
    await append(store, both, B, 1);
    await append(store, both, A, 2);
    expect(await collect(store.responses(1, A.sha256))).toEqual(both);
    expect(await collect(store.responses(1, B.sha256))).toEqual(both);
    expect(await collect(store.responses(2, A.sha256))).toEqual(both);
    const key = numberedReadout(0).cell;
    expect(await collect(store.answered(2, A.sha256))).toEqual([key, `${key}#0`, `${key}#1`, `${key}#2`]);
    expect((await store.studySubjects(1)).map(({ responses }) => responses)).toEqual([4, 4]);
  });

  it('are counted by outcome', async () => {
    const store = await open();
    await store.ensureStudy(sampleSnapshot(), [A]);
    const none = { readout: 0, parsed: 0, refusal: 0, unparsed: 0, truncated: 0 };
    expect(await store.countOutcomes(1, A.sha256)).toEqual(none);
    const odd = { ...numberedSample(31), outcome: 'truncated' as const };
    await append(store, [...range(0, 4).map(numberedReadout), ...range(0, 7).map(numberedSample), odd]);
    expect(await store.countOutcomes(1, A.sha256)).toEqual({
      ...none,
      readout: 4,
      parsed: 4,
      refusal: 3,
      truncated: 1,
    });
  });

  it('are paged in the order of writing up to the last one at the start', async () => {
    const store = await open();
    await store.ensureStudy(sampleSnapshot(), [A, B]);
    const numbers = range(0, 4500).reverse();
    // The other subject's rows lie between, so that pages do not line up with rowids.
    for (let start = 0; start < numbers.length; start += 900) {
      const batch = numbers.slice(start, start + 900).map(numberedReadout);
      await append(store, batch);
      await append(store, batch, B);
    }
    const seen: string[] = [];
    for await (const name of store.answered(1, A.sha256)) {
      if (seen.length === 0) await append(store, [numberedReadout(9000)]);
      seen.push(name);
    }
    expect(seen).toEqual(numbers.map((number) => numberedReadout(number).cell));
    expect(await collect(store.responses(1, B.sha256))).toEqual(numbers.map(numberedReadout));
    expect(await store.countResponses(1, A.sha256)).toBe(4501);
  });

  it('are paged by an index, without sorting', async () => {
    const file = temporaryFile();
    await open({ file });
    const plan = await onFile(file, (session) =>
      session.all(
        `EXPLAIN QUERY PLAN SELECT r.id, c.key FROM responses AS r JOIN cells AS c ON c.id = r.cell
         WHERE r.study_subject = 1 AND r.id > 5 AND r.id <= 9 ORDER BY r.id LIMIT 2000`,
      ),
    );
    const details = plan.map((row) => (row as { detail: string }).detail).join('\n');
    expect(details).toContain('responses_by_place (study_subject=? AND id>? AND id<?)');
    expect(details).not.toContain('TEMP B-TREE');
  });

  it('appended at the same time do not mix their transactions', async () => {
    const store = await open();
    await store.ensureStudy(sampleSnapshot(), [A]);
    const good = range(0, 20).map((batch) => append(store, range(batch * 100, 100).map(numberedReadout)));
    const bad = store.append(1, A.sha256, [numberedReadout(5000), numberedReadout(5001)], new Map());
    await expect(bad).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    await Promise.all(good);
    expect(await store.countResponses(1, A.sha256)).toBe(2000);
  });
});

describe('a batch is refused whole', () => {
  const good = numberedReadout(1);
  const sample = numberedSample(0);
  it.each([
    ['a probability that is no number', { ...good, probabilities: [0.5, Number.NaN] }],
    ['an infinite off-option mass', { ...good, offOption: Infinity }],
    ['no probabilities', { ...good, probabilities: [] }],
    ['a negative time', { ...good, milliseconds: -1 }],
    ['a fraction of a token', { ...good, promptTokens: 1.5 }],
    ['an empty cell', { ...good, cell: '' }],
    ['a cell with a lone surrogate', { ...good, cell: 'a\ud800' }],
    ['a cell with NUL', { ...good, cell: 'a\0' }],
    ['a score without an outcome to have one', { ...sample, outcome: 'refusal' as const, score: 3 }],
    ['an outcome without its score', { ...sample, outcome: 'parsed' as const, score: null }],
    ['a seed of 33 bits', { ...sample, seed: 2 ** 32 }],
    ['a negative run', { ...sample, run: -1 }],
  ])('for %s', async (_, response) => {
    const store = await open();
    await store.ensureStudy(sampleSnapshot(), [A]);
    const batch = [numberedReadout(7), response];
    const prompts = new Map([7, 1, 0].map(numberedPrompt).map((prompt) => [sha256(prompt), prompt]));
    await expect(store.append(1, A.sha256, batch, prompts)).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    expect(await store.countResponses(1, A.sha256)).toBe(0);
  });

  it('for a prompt that is not what its hash says, or has no UTF-8 form, or is missing', async () => {
    const store = await open();
    await store.ensureStudy(sampleSnapshot(), [A]);
    const batch = [good];
    for (const prompts of [
      new Map([[good.promptHash, 'another text']]),
      new Map([[sha256('\ud800'), '\ud800']]),
      new Map<string, string>(),
    ]) {
      await expect(store.append(1, A.sha256, batch, prompts)).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    }
    const next = numberedReadout(2);
    const half = new Map([[next.promptHash, numberedPrompt(2)]]);
    await expect(store.append(1, A.sha256, [next, good], half)).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    expect(await store.prompt(next.promptHash)).toBeNull();
    expect(await store.countResponses(1, A.sha256)).toBe(0);
    await append(store, batch);
    // Stored now, it need not be given again.
    await store.append(1, A.sha256, [{ ...good, cell: 'another' }], new Map());
    expect(await store.countResponses(1, A.sha256)).toBe(2);
  });

  it('has no prompt for an unknown or malformed hash', async () => {
    const store = await open();
    expect(await store.prompt(sha256('nobody stored this'))).toBeNull();
    expect(await store.prompt("' OR 1 --")).toBeNull();
  });
});
