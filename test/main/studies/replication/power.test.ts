import { describe, expect, it } from 'vitest';
import { dFromOddsRatio, rFromD } from '../../../../src/main/analysis/experiments/effect-conversions.js';
import { createRandom } from '../../../../src/main/analysis/random.js';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { contrastOf } from '../../../../src/main/studies/replication/counted-choices.js';
import { drawSample } from '../../../../src/main/studies/replication/draw.js';
import {
  foundPower,
  smallTelescope,
  type PowerBasis,
} from '../../../../src/main/studies/replication/power.js';
import { significances } from '../../../../src/main/studies/replication/significance.js';
import type {
  ExperimentDesign,
  ExperimentTest,
} from '../../../../src/shared/domain/replication/experiment.js';
import { POWERS } from '../../analysis/experiments/reference/power.js';
import { uniformAnswers } from './simulated-answers.js';

const { experiments } = await loadLibrary();

function basisOf(id: string, change: Partial<ExperimentDesign> = {}, place = 0): PowerBasis {
  const instrument = experiments.get(id)!;
  const design = { ...instrument.experiment!, ...change };
  return {
    design,
    hypothesis: design.hypotheses[place]!,
    options: instrument.options.length,
    alpha: 0.05,
  };
}

describe('the power of an experiment', () => {
  it('is that of its own test, as R gives it', () => {
    const [, half] = POWERS.t;
    for (const test of ['student', 'welch'] satisfies ExperimentTest[])
      expect(foundPower(basisOf('sham-means', { test }), [30, 30])(0.5)).toBeCloseTo(half!.two, 10);
    expect(foundPower(basisOf('sham-pairs'), [30, 30])(0.5)).toBeCloseTo(half!.paired, 10);
    for (const { d, n, power } of POWERS.factorial)
      for (const place of [0, 1, 2])
        expect(foundPower(basisOf('sham-factorial', {}, place), [n, n, n, n])(d)).toBeCloseTo(power, 10);
  });

  it('knows no direction where an effect has several degrees of freedom', () => {
    const { design, ...rest } = basisOf('sham-factorial');
    const [factor] = design.factors;
    const three = {
      ...design,
      factors: [{ ...factor!, levels: ['a', 'b', 'c'].map((id) => ({ id, name: id })) }],
    };
    for (const { d, n, power } of POWERS.three)
      expect(foundPower({ design: three, ...rest }, [n, n, n])(d)).toBeCloseTo(power, 8);
    const table = basisOf('sham-table');
    const [four] = POWERS.table;
    // Two cells and five answers: four degrees of freedom, and V is w.
    const d = (2 * four!.w) / Math.sqrt(1 - four!.w ** 2);
    expect(table.options).toBe(5);
    expect(foundPower(table, [four!.n / 2, four!.n / 2])(d)).toBeCloseTo(four!.power, 10);
  });

  it('of shares takes the share that was published for the lower cell, and else r of d', () => {
    const [kiss] = POWERS.twoShares;
    const odds = (share: number): number => share / (1 - share);
    const d = dFromOddsRatio(odds(0.65) / odds(0.3));
    const counted = basisOf('kiss-or-cash');
    expect(counted.hypothesis.published!.counts).toBeDefined();
    expect(foundPower(counted, [20, 20])(d)).toBeCloseTo(kiss!.power, 9);
    const bare = basisOf('runaway-loop');
    expect(bare.hypothesis.published!.counts).toBeUndefined();
    const [small] = POWERS.w;
    const effect = (2 * small!.w) / Math.sqrt(1 - small!.w ** 2);
    expect(rFromD(effect)).toBeCloseTo(small!.w, 12);
    expect(foundPower(bare, [30, 30])(effect)).toBeCloseTo(small!.power, 12);
    const [one] = POWERS.oneShare;
    const conjunction = basisOf('conjunction');
    expect(foundPower(conjunction, [20])(dFromOddsRatio(odds(one!.share)))).toBeCloseTo(one!.power, 9);
  });

  it('is the share of runs in which such participants show the effect', () => {
    // Two shares, one share, pairs: 2,000 runs each, whose standard error is at most .011.
    const cases = [
      { id: 'kiss-or-cash', chances: (cell: number) => (cell === 0 ? [0.3, 0.7] : [0.65, 0.35]), people: 40 },
      { id: 'conjunction', chances: () => [0.3, 0.7], people: 30 },
    ];
    for (const { id, chances, people } of cases) {
      const { design, ...rest } = basisOf(id);
      const answers = uniformAnswers(experiments.get(id)!, people, chances);
      const random = createRandom(11);
      const [hypothesis] = design.hypotheses;
      let found = 0;
      for (let run = 0; run < 2000; run += 1) {
        const sample = drawSample(answers, random);
        const [p] = significances(design, sample);
        if (p! < 0.05 && contrastOf(design, sample, hypothesis!.contrast) > 0) found += 1;
      }
      const upper = design.counted ?? [];
      const share = (cell: number): number =>
        answers.scores.reduce(
          (sum, score, at) => (upper.includes(score) ? sum + chances(cell)[at]! : sum),
          0,
        );
      const against = design.cells.length === 1 ? (design.chance ?? 0.5) : share(1);
      const d = dFromOddsRatio(share(0) / (1 - share(0)) / (against / (1 - against)));
      const sizes = design.cells.map(() => people / design.cells.length);
      const said = foundPower({ design, ...rest }, sizes)(d);
      expect(Math.abs(found / 2000 - said)).toBeLessThan(0.045);
    }
  });

  it('rises with the effect and with the number of participants', () => {
    for (const id of experiments.keys()) {
      const basis = basisOf(id);
      const power = (d: number, each: number): number =>
        foundPower(
          basis,
          basis.design.cells.map(() => each),
        )(d);
      expect(power(0.9, 30)).toBeGreaterThan(power(0.4, 30));
      expect(power(0.5, 120)).toBeGreaterThan(power(0.5, 20));
      expect(power(0, 40)).toBeLessThan(0.07);
    }
  });
});

describe('the small telescope', () => {
  it('is the effect that the original had one chance in three to find', () => {
    // Simonsohn 2015: d33 % of two groups of 20 is about .5.
    expect(smallTelescope(basisOf('sham-means'), 40)!).toBeCloseTo(0.5, 1);
    for (const id of experiments.keys()) {
      const basis = basisOf(id);
      const published = basis.hypothesis.published;
      const n = published?.n ?? 60;
      const small = smallTelescope(basis, n)!;
      const size = basis.design.test === 'paired' ? n : n / basis.design.cells.length;
      const whole = basis.design.test.startsWith('proportion') ? Math.round(size) : size;
      const sizes = basis.design.cells.map(({ id: cell }) => published?.counts?.[cell]?.count ?? whole);
      expect(foundPower(basis, sizes)(small)).toBeCloseTo(1 / 3, 6);
    }
  });
});
