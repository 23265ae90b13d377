import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crossedMean } from '../../../src/main/analysis/crossed-mean.js';
import { typeTwo, type JudgedConfidence } from '../../../src/main/analysis/type-two.js';
import reference from './reference/type-two.json' with { type: 'json' };

const LEVELS = Array.from({ length: 7 }, (_, level) => level / 6);
const at = (level: number): number[] => LEVELS.map((_, own) => (own === level ? 1 : 0));
const NONE = LEVELS.map(() => 0);

function judgement(isRight: boolean, level: number): JudgedConfidence {
  return isRight ? { right: at(level), wrong: NONE } : { right: NONE, wrong: at(level) };
}

describe('type-2 figures against R', () => {
  it.each(reference.counted.map((data, place) => [place, data] as const))(
    'of single judgements: Wilcoxon’s statistic, gamma, the slope of lm, data set %d',
    (_place, { correct, level, auroc, gamma, right, wrong, slope }) => {
      const found = typeTwo(
        correct.map((value, place) => [judgement(value === 1, level[place]!)]),
        LEVELS,
      )!;
      expect(found.auroc).toBeCloseTo(auroc, 12);
      expect(found.gamma).toBeCloseTo(gamma, 12);
      expect(found.right).toBeCloseTo(right, 12);
      expect(found.wrong).toBeCloseTo(wrong, 12);
      expect(crossedMean(found.pseudo.gap)!.estimate).toBeCloseTo(slope, 12);
    },
  );

  it('of weighted judgements: values of the jackknife, and influence values of boot', () => {
    const { right, wrong, auroc, gap, aurocJackknife, gapInfluence } = reference.weighted;
    const found = typeTwo(
      right.map((levels, place) => [{ right: levels, wrong: wrong[place]! }]),
      LEVELS,
    )!;
    expect(found.auroc).toBeCloseTo(auroc, 12);
    expect(found.right - found.wrong).toBeCloseTo(gap, 12);
    for (const [entry, value] of aurocJackknife.entries()) {
      expect(found.pseudo.auroc[entry]![0]! - auroc).toBeCloseTo(value, 10);
      // boot differentiates numerically.
      expect(found.pseudo.gap[entry]![0]! - gap).toBeCloseTo(gapInfluence[entry]!, 4);
    }
  });
});

describe('what follows from the definition', () => {
  const entry = fc
    .tuple(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 }),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 7, maxLength: 7 }),
    )
    .map(([right, wrong]): JudgedConfidence => ({ right, wrong }));
  const grid = fc.array(fc.array(fc.option(entry), { minLength: 2, maxLength: 2 }), {
    minLength: 1,
    maxLength: 6,
  });

  it('pseudo-values have the figure as their mean, and stand where there are judgements', () => {
    fc.assert(
      fc.property(grid, (judged) => {
        const found = typeTwo(judged, LEVELS);
        if (found === null) return;
        const columns = [0, 1].map((framing) => found.pseudo.auroc.map((row) => row[framing]!));
        const means = columns.flatMap((column, framing) => {
          const there = column.filter((value) => !Number.isNaN(value));
          if (there.length === 0) return [];
          expect(there).toHaveLength(judged.filter((row) => row[framing] !== null).length);
          return [there.reduce((total, value) => total + value, 0) / there.length];
        });
        expect(means.reduce((total, value) => total + value, 0) / means.length).toBeCloseTo(found.auroc, 9);
        expect(found.auroc).toBeGreaterThanOrEqual(0);
        expect(found.auroc).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('right and wrong exchanged turn the area and gamma round', () => {
    fc.assert(
      fc.property(grid, (judged) => {
        const found = typeTwo(judged, LEVELS);
        const turned = typeTwo(
          judged.map((row) => row.map((own) => own && { right: own.wrong, wrong: own.right })),
          LEVELS,
        );
        expect(turned === null).toBe(found === null);
        if (found === null || turned === null) return;
        expect(turned.auroc).toBeCloseTo(1 - found.auroc, 9);
        if (found.gamma === null) expect(turned.gamma).toBeNull();
        else expect(turned.gamma).toBeCloseTo(-found.gamma, 9);
      }),
    );
  });

  it('is 1 where every right judgement is surer, .5 and without a gamma where all are as sure', () => {
    const apart = typeTwo([[judgement(true, 5)], [judgement(true, 6)], [judgement(false, 2)]], LEVELS)!;
    expect([apart.auroc, apart.gamma]).toEqual([1, 1]);
    const alike = typeTwo([[judgement(true, 3)], [judgement(false, 3)]], LEVELS)!;
    expect([alike.auroc, alike.gamma]).toEqual([0.5, null]);
  });

  it('does not blur framings of which one is surer throughout', () => {
    const found = typeTwo(
      [
        [judgement(true, 2), judgement(true, 6)],
        [judgement(false, 1), judgement(false, 5)],
      ],
      LEVELS,
    )!;
    expect([found.auroc, found.gamma]).toEqual([1, 1]);
    expect(found.right - found.wrong).toBeCloseTo(1 / 6, 12);
  });

  it('leaves out a framing that says nothing', () => {
    const found = typeTwo(
      [
        [judgement(true, 2), judgement(true, 6)],
        [judgement(false, 1), judgement(true, 5)],
      ],
      LEVELS,
    )!;
    expect(found.auroc).toBe(1);
    expect(found.pseudo.auroc.map((row) => Number.isNaN(row[1]!))).toEqual([true, true]);
  });

  it('says nothing where nothing is wrong, nothing right, or nothing there', () => {
    expect(typeTwo([[judgement(true, 3)]], LEVELS)).toBeNull();
    expect(typeTwo([[judgement(false, 3)]], LEVELS)).toBeNull();
    expect(typeTwo([[{ right: at(5), wrong: at(1) }]], LEVELS)).toBeNull();
    expect(typeTwo([[null]], LEVELS)).toBeNull();
    expect(typeTwo([], LEVELS)).toBeNull();
    expect(() => typeTwo([[{ right: [1], wrong: [1] }]], LEVELS)).toThrow(RangeError);
  });
});
