import { describe, expect, it } from 'vitest';
import { findingsOfKind } from '../../../src/main/studies/study-kind.js';
import type { SampleRequest } from '../../../src/main/engine/engine.js';
import { planStudy } from '../../../src/main/studies/plan.js';
import { FakeEngine, fakeSubject } from '../studies/fake-engine.js';
import { smallDesign, smallLibrary } from '../studies/small-study.js';
import { Bench, lockStudy } from './fixtures/bench.js';

const HOSTILE = [
  '<script>window.stolen = document.cookie</script>',
  '<img src=x onerror="alert(document.domain)">',
  '"; DROP TABLE responses; --',
  '\u001b]title\u0007\u001b[J',
  '\u0000\u202egnp.exe\u202c',
  'lone \ud800 surrogate',
  '{"__proto__": {"polluted": true}}',
  '${process.env.HOME} {{constructor.constructor("return this")()}}',
].join('\n');

/** Answers everything with what a subject should not say. */
class HostileEngine extends FakeEngine {
  override async inspect(path: string) {
    return { ...(await super.inspect(path)), name: HOSTILE, family: HOSTILE };
  }

  override async load(path: string) {
    const loaded = await super.load(path);
    return {
      ...loaded,
      sample: async function* (requests: Iterable<SampleRequest> | AsyncIterable<SampleRequest>) {
        for await (const result of loaded.sample(requests)) yield { ...result, text: HOSTILE };
      },
    };
  }
}

describe('text that means harm', () => {
  it('passes through every call as the data that it is', async () => {
    const library = smallLibrary();
    const quiet = library.personas.get('quiet')!;
    // SQLite and a prompt's hash hold well-formed text alone; a persona with anything else is refused when it is read.
    const persona = HOSTILE.replace('\ud800', '').replace('\u0000', '');
    const personas = new Map([
      ['quiet', { ...quiet, wordings: [{ id: 'a', heldOut: false, text: { en: persona } }] }],
    ]);
    const design = smallDesign({
      description: HOSTILE,
      conditions: { personas: ['quiet'] },
      administration: { mode: 'sampled', runs: 1 },
      analysis: { bootstrap: 100 },
    });
    const engine = new HostileEngine();
    const bench = await Bench.open({ engine, liveMilliseconds: 1 });
    const snapshot = planStudy(design, { ...library, personas }, { quick: false });
    const subject = { ...fakeSubject('one'), name: HOSTILE, family: HOSTILE };
    const study = await lockStudy(bench, snapshot, [subject]);
    await bench.call('runs.start', { study });
    await bench.idle();

    const { summary, conditions } = await bench.call('studies.get', { study });
    expect(summary).toMatchObject({ description: HOSTILE, subjects: [{ name: HOSTILE, family: HOSTILE }] });
    expect(conditions.find(({ kind }) => kind === 'persona')!.system).toBe(persona);

    const { rows } = await bench.call('responses.page', { study, filter: {}, offset: 0, limit: 500 });
    expect(rows).toHaveLength(96);
    expect(rows.every(({ text, outcome }) => text === HOSTILE.slice(0, 200) && outcome === 'unparsed')).toBe(
      true,
    );
    const detail = await bench.call('responses.get', { study, id: rows.at(-1)!.id });
    expect(detail.text).toBe(HOSTILE);
    expect(detail.prompt).toContain(persona);

    await bench.until(() => bench.heard('live.changed').length > 0);
    expect(bench.heard('live.changed').at(-1)).toMatchObject({ subjectName: HOSTILE });
    const results = await bench.ready(study);
    expect(findingsOfKind(results.subjects[0]!.findings, 'resistance')!.result.verdict.label).toBe(
      'not-measurable',
    );
    expect((await bench.call('results.report', { study })).text).toContain('<script>');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(bench.unforeseen).toEqual([]);
  });

  it('finds no way into the store by a filter', async () => {
    const bench = await Bench.open();
    const study = await lockStudy(bench);
    await bench.call('runs.start', { study });
    await bench.idle();
    for (const text of [`' OR 1=1 --`, '%', '_', '\u0000', '\ud800', HOSTILE.slice(0, 200)]) {
      const { total } = await bench.call('responses.page', { study, filter: { text }, offset: 0, limit: 1 });
      expect(total).toBe(0);
    }
    for (const filter of [{ conditions: [`' OR 1=1 --`] }, { items: ['__proto__'] }]) {
      await expect(
        bench.call('responses.page', { study, filter, offset: 0, limit: 1 }),
      ).rejects.toMatchObject({ code: 'INVALID_INPUT' });
    }
    expect((await bench.call('responses.page', { study, filter: {}, offset: 0, limit: 1 })).total).toBe(120);
  });
});
