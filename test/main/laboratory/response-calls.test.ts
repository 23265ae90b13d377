import { describe, expect, it } from 'vitest';
import type { ResponseFilter } from '../../../src/shared/contract/responses.js';
import { FakeEngine, fakeSubject } from '../studies/fake-engine.js';
import { Bench, lockStudy, smallPlan } from './fixtures/bench.js';
import { Gate } from './fixtures/gate.js';

async function ran(changes: Record<string, unknown> = {}, names = ['one', 'two']): Promise<[Bench, number]> {
  const bench = await Bench.open();
  const study = await lockStudy(bench, smallPlan(changes), names.map(fakeSubject));
  await bench.call('runs.start', { study });
  await bench.idle();
  return [bench, study];
}

const sampled = { administration: { mode: 'sampled', runs: 3 } };

describe('the table of responses', () => {
  it('gives every response once, in the order of writing', async () => {
    const [bench, study] = await ran();
    const rows = [];
    for (let offset = 0; offset < 240; offset += 100) {
      const page = await bench.call('responses.page', { study, filter: {}, offset, limit: 100 });
      expect(page).toMatchObject({ total: 240, offset });
      rows.push(...page.rows);
    }
    expect(rows).toHaveLength(240);
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).toSorted((a, b) => a - b));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(240);
    expect(rows[0]).toMatchObject({
      subject: fakeSubject('one').sha256,
      condition: 'default:none',
      conditionKind: 'default',
      instrument: 'small',
      item: 'i0',
      itemText: 'Statement 0.',
      order: 'forward',
      run: null,
      outcome: 'readout',
      text: null,
    });
    // The fake engine gives 1/2, 1/4 and 1/8 to the options as they are presented.
    const [p, q, r] = [4 / 7, 2 / 7, 1 / 7];
    expect(rows[0]!.probabilities).toEqual([p, q, r]);
    expect(rows[0]!.score).toBeCloseTo(p + 2 * q + 3 * r, 12);
    expect(rows[0]!.offOption).toBeCloseTo(1 / 8, 12);
    const beyond = await bench.call('responses.page', { study, filter: {}, offset: 240, limit: 100 });
    expect(beyond).toMatchObject({ total: 240, rows: [] });
  });

  it('narrows by subject, condition, scale, item, template, order, outcome and text', async () => {
    const [bench, study] = await ran(sampled);
    const total = async (filter: ResponseFilter): Promise<number> => {
      const page = await bench.call('responses.page', { study, filter, offset: 0, limit: 500 });
      expect(page.rows).toHaveLength(Math.min(500, page.total));
      return page.total;
    };
    expect(await total({})).toBe(720);
    expect(await total({ subject: fakeSubject('two').sha256 })).toBe(360);
    expect(await total({ conditions: ['persona:quiet:a', 'placebo:harbour:a'] })).toBe(288);
    expect(await total({ conditions: [] })).toBe(0);
    expect(await total({ instrument: 'small', scale: 'EI', order: 'forward' })).toBe(360);
    expect(await total({ items: ['i1'], templates: ['other'] })).toBe(60);
    expect(await total({ outcomes: ['parsed'] })).toBe(720);
    expect(await total({ outcomes: ['refusal', 'unparsed'] })).toBe(0);
    const texts = await Promise.all(['1', '2', '3'].map((text) => total({ text })));
    expect(texts.reduce((sum, part) => sum + part, 0)).toBe(720);
    const { rows } = await bench.call('responses.page', {
      study,
      filter: { text: '2' },
      offset: 0,
      limit: 5,
    });
    expect(
      rows.every(
        ({ text, outcome, probabilities }) => text === '2' && outcome === 'parsed' && probabilities === null,
      ),
    ).toBe(true);
    await expect(total({ conditions: ['persona:nobody:a'] })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
    });
    await expect(total({ subject: 'f'.repeat(64) })).rejects.toMatchObject({ code: 'SUBJECT_NOT_FOUND' });
  });

  it('stands still under the reader, and takes up what is new on its first page', async () => {
    const gate = new Gate();
    const engine = new FakeEngine(gate.options);
    const bench = await Bench.open({ engine });
    const study = await lockStudy(bench);
    const page = (offset: number) => bench.call('responses.page', { study, filter: {}, offset, limit: 200 });
    await bench.call('runs.start', { study });
    gate.let(50);
    await bench.until(async () => (await page(0)).total >= 50);
    gate.let(1000);
    await bench.idle();
    expect((await page(10)).total).toBeLessThan(120);
    expect((await page(0)).total).toBe(120);
    expect((await page(10)).rows).toHaveLength(110);
  });
});

describe('one response', () => {
  it('is given with its prompt, options, keys, seed and the way it ran', async () => {
    const [bench, study] = await ran(sampled, ['one']);
    const filter = { conditions: ['persona:loud:a'], items: ['i1'], order: 'reversed' as const };
    const { rows } = await bench.call('responses.page', { study, filter, offset: 0, limit: 1 });
    const detail = await bench.call('responses.get', { study, id: rows[0]!.id });
    expect(detail).toMatchObject({
      row: rows[0],
      subjectName: 'one',
      subjectPath: '/subjects/one.gguf',
      conditionSystem: 'The text of loud.',
      text: rows[0]!.text,
      studySeed: 7,
      generatedTokens: 2,
      evaluatedTokens: null,
      batchShape: 8,
      keys: [{ scale: 'EI', name: 'Extraversion', sign: -1 }],
      options: [
        { label: '1', score: 3, text: 'option 3', probability: null },
        { label: '2', score: 2, text: 'option 2', probability: null },
        { label: '3', score: 1, text: 'option 1', probability: null },
      ],
      runtime: { llamaCpp: 'b0' },
    });
    expect(detail.prompt).toContain('<The text of loud.>');
    expect(detail.prompt).toContain('Statement 1.');
    expect(JSON.parse(detail.sampler!)).toMatchObject({ temperature: 1, answer: 'free', maxTokens: 24 });
  });

  it('shows the probability of each option where it was read out', async () => {
    const [bench, study] = await ran({}, ['one']);
    const { rows } = await bench.call('responses.page', {
      study,
      filter: { order: 'reversed' },
      offset: 0,
      limit: 1,
    });
    const detail = await bench.call('responses.get', { study, id: rows[0]!.id });
    expect(detail.options.map(({ score, probability }) => [score, probability])).toEqual([
      [3, 0.5],
      [2, 0.25],
      [1, 0.125],
    ]);
    expect(detail).toMatchObject({ text: null, seed: null, sampler: null, evaluatedTokens: 10 });
  });

  it('is refused where it is not the study’s', async () => {
    const [bench, study] = await ran({}, ['one']);
    const other = await lockStudy(bench, smallPlan({ seed: 2, name: 'other' }));
    const { rows } = await bench.call('responses.page', { study, filter: {}, offset: 0, limit: 1 });
    for (const id of [rows[0]!.id, -1, 1e9]) {
      await expect(bench.call('responses.get', { study: other, id })).rejects.toMatchObject({
        code: 'INVALID_INPUT',
      });
    }
  });
});

describe('a replay', () => {
  it('says that the same came out, and stores nothing', async () => {
    for (const changes of [{}, sampled]) {
      const [bench, study] = await ran(changes, ['one']);
      const { rows, total } = await bench.call('responses.page', {
        study,
        filter: {},
        offset: 0,
        limit: 500,
      });
      const { id, score } = rows[33]!;
      const replay = await bench.call('responses.replay', { study, id });
      expect(replay).toMatchObject({ samePrompt: true, same: true, notes: [], score });
      expect(replay.largestDifference).toBe('administration' in changes ? null : 0);
      expect((await bench.call('responses.page', { study, filter: {}, offset: 0, limit: 1 })).total).toBe(
        total,
      );
    }
  });

  it('says what may explain a difference', async () => {
    class Other extends FakeEngine {
      override async load(path: string) {
        const loaded = await super.load(path);
        return {
          ...loaded,
          runtime: { ...loaded.runtime, threads: 4 },
          readout: async function* (...request: Parameters<typeof loaded.readout>) {
            for await (const result of loaded.readout(...request)) {
              yield {
                ...result,
                promptText: `${result.promptText} `,
                probabilities: result.probabilities.map((p) => p + 1e-9),
              };
            }
          },
        };
      }
    }
    const [bench, study] = await ran({}, ['one']);
    await bench.close();
    const again = await Bench.open({ folder: bench.folder, engine: new Other() });
    const { rows } = await again.call('responses.page', { study, filter: {}, offset: 0, limit: 1 });
    const replay = await again.call('responses.replay', { study, id: rows[0]!.id });
    expect(replay).toMatchObject({ samePrompt: false, same: false });
    expect(replay.largestDifference).toBeCloseTo(1e-9, 12);
    expect(replay.notes).toEqual([
      expect.stringContaining('prompt'),
      'Of threads there was 1 then and 4 now.',
      expect.stringContaining('40 tokens were kept'),
    ]);
  });
});
