import { describe, expect, it } from 'vitest';
import { scoreRows } from '../../../../src/main/bundles/tables/score-rows.js';
import type { BundleSource } from '../../../../src/main/bundles/source.js';
import { cells, planStudy } from '../../../../src/main/studies/plan.js';
import type { Response } from '../../../../src/shared/domain/response.js';
import { fakeSubject } from '../../studies/fake-engine.js';
import { smallDesign, smallLibrary } from '../../studies/small-study.js';
import { collect } from '../../store/fixtures/temporary-store.js';

type Answer = (key: string, run: number) => Partial<Response> | null;

async function rows(changes: Record<string, unknown>, answer: Answer): ReturnType<typeof collect> {
  const study = planStudy(smallDesign(changes), smallLibrary(), { quick: false });
  const { administration } = study.design;
  const runs = administration.mode === 'sampled' ? administration.runs : 1;
  const responses = [...cells(study)].flatMap(({ key }) =>
    Array.from({ length: runs }, (_, run) => {
      const given = answer(key, run);
      return given === null ? [] : [{ cell: key, run, kind: administration.mode, ...given } as Response];
    }).flat(),
  );
  const source = {
    study,
    subjects: [{ subject: fakeSubject('one') }],
    responses: async function* () {
      yield* responses;
    },
  } as unknown as BundleSource;
  return collect(scoreRows(source));
}

const sampled = { administration: { mode: 'sampled', runs: 2 } };
const one = { conditions: { default: ['none'], placebos: [], personas: [] } };

describe('scoreRows', () => {
  it('keys items, and takes option orders before templates', async () => {
    const all = await rows({ ...sampled, ...one }, (key, run) => {
      if (run === 1) return { outcome: 'parsed', score: 3 };
      // Only the reversed order of the second template is missing: its item score is that of the forward order alone.
      if (key.includes('|other|reversed')) return { outcome: 'refusal', score: null };
      return { outcome: 'parsed', score: key.includes('|other|') ? 3 : 1 };
    });
    // Three of six items are reversed on a scale from 1 to 3, so that every mean of one score is the midpoint.
    expect(all).toEqual([
      [fakeSubject('one').sha256, 'default:none', null, 'small', 'EI', 0, 6, 6, 2],
      [fakeSubject('one').sha256, 'default:none', null, 'small', 'EI', 1, 6, 6, 2],
    ]);
    const forwardKeyed = await rows({ ...sampled, ...one }, (key, run) => {
      const reversed = /i[135]$/.test(key);
      if (run === 1 || key.includes('|other|reversed')) return { outcome: 'refusal', score: null };
      const low = key.includes('|plain|');
      return { outcome: 'parsed', score: low === reversed ? 3 : 1 };
    });
    // Keyed, the first template gives 1 and the second 3 in its one order: 2 by templates, 1.67 by answers.
    expect(forwardKeyed).toEqual([
      [fakeSubject('one').sha256, 'default:none', null, 'small', 'EI', 0, 6, 6, 2],
    ]);
  });

  it('gives no score where fewer than half of the items were answered, and no row where none was', async () => {
    const of = (items: RegExp): ReturnType<typeof collect> =>
      rows({ ...sampled, ...one }, (key, run) =>
        run === 0 && items.test(key) ? { outcome: 'parsed', score: 3 } : null,
      );
    expect(await of(/i[02]$/)).toMatchObject([{ 6: 6, 7: 2, 8: null }]);
    expect(await of(/i[024]$/)).toMatchObject([{ 6: 6, 7: 3, 8: 3 }]);
    expect(await of(/i9$/)).toEqual([]);
  });

  it('takes each specification by itself, at its temperature', async () => {
    const changes = {
      ...one,
      kind: 'specification',
      templates: ['plain'],
      orders: ['forward'],
      specification: { temperatures: [1, 0.5], cover: 'full' },
    };
    const all = (await rows(changes, (key) => ({
      probabilities: /i[135]\|/.test(key) ? [0.1, 0, 0.4] : [0.4, 0, 0.1],
      offOption: 0.5,
    }))) as (string | number | null)[][];
    expect(all.map(([, , specification, , , run]) => [specification, run])).toEqual([
      ['s01', null],
      ['s02', null],
    ]);
    expect(all.map((row) => row[8])).toEqual([
      expect.closeTo(1 + 2 * 0.2, 12) as number,
      expect.closeTo(1 + 2 * (0.01 / 0.17), 12) as number,
    ]);
  });
});
