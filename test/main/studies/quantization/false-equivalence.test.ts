import { describe, expect, it } from 'vitest';
import { jointOutcome, twoOneSidedTests } from '../../../../src/main/analysis/equivalence.js';
import { clusteredMean } from '../../../../src/main/analysis/estimate-error.js';
import { createRandom, hashSeed, type Random } from '../../../../src/main/analysis/random.js';
import { normalQuantile } from '../../../../src/main/analysis/special.js';
import type { MeasuredScale } from '../../../../src/main/studies/measures/adoption.js';
import { resistanceChange } from '../../../../src/main/studies/quantization/resistance-change.js';
import {
  EQUIVALENCE_ALPHA,
  POINTS_MARGIN,
  RESISTANCE_MARGIN,
} from '../../../../src/shared/domain/quantization/settings.js';

/**
 * How often a variant whose true change lies exactly at the margin is called equivalent: at most alpha, which a simulation of
 * `SETS` data sets is let exceed by what 1 in 1000 such simulations would.
 */
const SETS = 2000;
const limit = (sets: number): number =>
  EQUIVALENCE_ALPHA + normalQuantile(0.999) * Math.sqrt((EQUIVALENCE_ALPHA * (1 - EQUIVALENCE_ALPHA)) / sets);

const normal = (random: Random): number =>
  normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, random.next())));

/** Shares of data sets for which `isEquivalent` holds. */
function rate(name: string, sets: number, isEquivalent: (random: Random) => boolean): number {
  const random = createRandom(hashSeed(20260505, name));
  let equivalent = 0;
  for (let set = 0; set < sets; set += 1) if (isEquivalent(random)) equivalent += 1;
  return equivalent / sets;
}

/** How the differences of items scatter around the scale's true shift, as clusters of items that go together. */
const SCATTERS: Readonly<Record<string, (shift: number, random: Random) => number[][]>> = {
  'alike items': (shift, random) => Array.from({ length: 12 }, () => [shift + 0.1 * normal(random)]),
  'few items': (shift, random) => Array.from({ length: 4 }, () => [shift + 0.04 * normal(random)]),
  // A tenth of the items moves ten times as far as the rest: what quantization does to outliers.
  'items that scatter unlike each other': (shift, random) =>
    Array.from({ length: 24 }, (_, item) => [shift + (item % 8 === 0 ? 0.3 : 0.03) * normal(random)]),
  'skewed differences': (shift, random) =>
    Array.from({ length: 24 }, () => [
      shift + 0.1 * (normal(random) ** 2 - 1) * (random.next() < 0.5 ? 1 : -1),
    ]),
  // Six facets of four items, which share more than half of their variance.
  'items that go together by facet': (shift, random) =>
    Array.from({ length: 6 }, () => {
      const facet = 0.08 * normal(random);
      return Array.from({ length: 4 }, () => shift + facet + 0.07 * normal(random));
    }),
};

const within = (clusters: number[][]) =>
  twoOneSidedTests(clusteredMean(clusters)!, POINTS_MARGIN, EQUIVALENCE_ALPHA);

describe.each(Object.entries(SCATTERS))('the shift of a scale, with %s', (name, scatter) => {
  it.each([POINTS_MARGIN, -POINTS_MARGIN])(
    'at %f is called equivalent in at most 5 of 100 data sets',
    (shift) => {
      const found = rate(
        `${name} ${shift}`,
        SETS,
        (random) => within(scatter(shift, random)).p < EQUIVALENCE_ALPHA,
      );
      expect(found).toBeLessThanOrEqual(limit(SETS));
    },
  );

  it('at 0 is called equivalent more often than not', () => {
    const found = rate(`${name} none`, 500, (random) => within(scatter(0, random)).p < EQUIVALENCE_ALPHA);
    expect(found).toBeGreaterThan(0.5);
  });

  it('at the margin is hardly ever called different', () => {
    const found = rate(
      `${name} different`,
      SETS,
      (random) => within(scatter(POINTS_MARGIN, random)).pDifferent < 0.05,
    );
    expect(found).toBeLessThanOrEqual(limit(SETS));
  });
});

describe('items that go together by facet', () => {
  it('would be called equivalent too often if they counted as items by themselves', () => {
    const scatter = SCATTERS['items that go together by facet']!;
    const found = rate('ignored facets', SETS, (random) => {
      const alone = scatter(POINTS_MARGIN, random)
        .flat()
        .map((value) => [value]);
      return within(alone).p < EQUIVALENCE_ALPHA;
    });
    expect(found).toBeGreaterThan(limit(SETS));
  });
});

describe('all scales together', () => {
  const names = Object.keys(SCATTERS);
  const joint = (shifts: readonly number[], random: Random): string =>
    jointOutcome(
      names.map((name, place) => within(SCATTERS[name]!(shifts[place] ?? 0, random))),
      EQUIVALENCE_ALPHA,
    );

  it.each(names.map((name, place) => [name, place] as const))(
    'are called equivalent in at most 5 of 100 data sets where only one lies at the margin: %s',
    (_, at) => {
      const shifts = names.map((_name, place) => (place === at ? POINTS_MARGIN : 0));
      expect(
        rate(`joint ${at}`, SETS, (random) => joint(shifts, random) === 'equivalent'),
      ).toBeLessThanOrEqual(limit(SETS));
    },
  );

  it('are called different in at most 5 of 100 data sets where every one lies at the margin', () => {
    const shifts = names.map(() => POINTS_MARGIN);
    expect(
      rate('joint different', SETS, (random) => joint(shifts, random) === 'different'),
    ).toBeLessThanOrEqual(limit(SETS));
  });
});

interface ResistanceScatter {
  readonly personas: number;
  readonly items: number;
  readonly templates: number;
  /** Standard deviations of the change of α over personas, items, templates, and of what is left. */
  readonly persona: number;
  readonly item: number;
  readonly template: number;
  readonly rest: (persona: number) => number;
}

const RESISTANCE_SCATTERS: Readonly<Record<string, ResistanceScatter>> = {
  'personas that differ': {
    personas: 8,
    items: 6,
    templates: 2,
    persona: 0.06,
    item: 0.02,
    template: 0,
    rest: () => 0.05,
  },
  'items that differ': {
    personas: 8,
    items: 8,
    templates: 2,
    persona: 0.01,
    item: 0.08,
    template: 0,
    rest: () => 0.05,
  },
  'templates that differ': {
    personas: 8,
    items: 6,
    templates: 4,
    persona: 0.01,
    item: 0.01,
    template: 0.03,
    rest: () => 0.05,
  },
  'personas that scatter unlike each other': {
    personas: 8,
    items: 6,
    templates: 2,
    persona: 0.02,
    item: 0.02,
    template: 0,
    rest: (persona) => (persona % 4 === 0 ? 0.3 : 0.03),
  },
};

const SCALES = ['EI', 'SN'];
const STANDING = 2;
const POLE = 5;

/** Both subjects' cells, the variant's α lying `change` lower in truth. */
function cellPairs(
  scatter: ResistanceScatter,
  change: number,
  random: Random,
): [MeasuredScale[], MeasuredScale[]] {
  const { personas, items, templates, rest } = scatter;
  const own: MeasuredScale[] = [];
  const other: MeasuredScale[] = [];
  const draws = (count: number, deviation: number): number[] =>
    Array.from({ length: count }, () => deviation * normal(random));
  const byTemplate = draws(templates, scatter.template);
  const byItem = SCALES.map(() => draws(items, scatter.item));
  for (let persona = 0; persona < personas; persona += 1) {
    const [level] = draws(1, 0.1) as [number];
    const [moved] = draws(1, scatter.persona) as [number];
    for (const [place, scale] of SCALES.entries()) {
      const reference: number[] = [];
      const variant: number[] = [];
      for (let template = 0; template < templates; template += 1) {
        for (let item = 0; item < items; item += 1) {
          const alpha = 0.5 + level + 0.1 * normal(random);
          reference.push(alpha);
          variant.push(
            alpha -
              change +
              moved +
              byItem[place]![item]! +
              byTemplate[template]! +
              rest(persona) * normal(random),
          );
        }
      }
      other.push(cell(`p${persona}`, scale, reference, items, templates));
      own.push(cell(`p${persona}`, scale, variant, items, templates));
    }
  }
  return [own, other];
}

function cell(
  persona: string,
  scale: string,
  alphas: readonly number[],
  items: number,
  templates: number,
): MeasuredScale {
  return {
    asked: { condition: {} },
    cell: {
      condition: persona,
      kind: 'persona',
      persona,
      wording: null,
      instrument: 'axes',
      scale,
      pole: POLE,
      direction: 'against',
      alpha: 0.5,
    },
    paired: {
      own: Float64Array.from(alphas, (alpha) => STANDING + alpha * (POLE - STANDING)),
      reference: new Float64Array(alphas.length).fill(STANDING),
      present: null,
      items,
      templates,
    },
  } as unknown as MeasuredScale;
}

describe.each(Object.entries(RESISTANCE_SCATTERS))('the change of resistance, with %s', (name, scatter) => {
  const isEquivalent =
    (change: number) =>
    (random: Random): boolean => {
      const [own, other] = cellPairs(scatter, change, random);
      const { error } = resistanceChange(own, other, scatter.templates, {
        replicates: 40,
        seed: random.integer(2 ** 31),
      })!;
      return twoOneSidedTests(error!, RESISTANCE_MARGIN, EQUIVALENCE_ALPHA).p < EQUIVALENCE_ALPHA;
    };

  it('at the margin is called equivalent in at most 5 of 100 data sets', { timeout: 300_000 }, () => {
    expect(rate(name, SETS, isEquivalent(RESISTANCE_MARGIN))).toBeLessThanOrEqual(limit(SETS));
  });

  it('at 0 is called equivalent more often than at the margin by far', { timeout: 300_000 }, () => {
    expect(rate(`${name} none`, 200, isEquivalent(0))).toBeGreaterThan(0.3);
  });
});
