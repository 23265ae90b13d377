import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { componentSet } from '../../../src/main/analysis/component-draws.js';
import {
  conversationVariance,
  drawShared,
  ownErrors,
  withConversation,
} from '../../../src/main/analysis/conversation-variance.js';
import { crossedComponents } from '../../../src/main/analysis/crossed-components.js';
import { generalizability, scoreVariance, truncated } from '../../../src/main/analysis/generalizability.js';
import { createRandom } from '../../../src/main/analysis/random.js';
import { mean, variance } from '../../../src/main/analysis/summary.js';
import { designOf, normal } from './crossed-designs.js';
import { ITEM_ORDERS_REFERENCE as R } from './reference/item-orders-reference.js';

const CELLS = Array.from({ length: R.y.length / R.runs }, (_, cell) =>
  R.y.slice(cell * R.runs, (cell + 1) * R.runs),
);
const ITEMS = R.sizes['i']!;
const BLOCKS = Array.from({ length: CELLS.length / ITEMS }, (_, block) =>
  CELLS.slice(block * ITEMS, (block + 1) * ITEMS),
);
const close = (found: number, expected: number): void =>
  expect(Math.abs(found / expected - 1)).toBeLessThan(1e-4);

/** Answers of some items in some runs, a few of them missing. */
const block = fc.array(
  fc.array(fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 1, max: 5 }) }, fc.constant(NaN)), {
    minLength: 4,
    maxLength: 4,
  }),
  { minLength: 2, maxLength: 5 },
);

describe('conversationVariance', () => {
  it("gives lmer's components of runs that are conversations, item orders among the facets", () => {
    const found = conversationVariance(BLOCKS)!;
    close(found.shared, R.components['c']!);
    expect(found.shared).toBeCloseTo(R.conversation, 9);
    close(found.own, R.components['Residual']!);
    const places = CELLS.length / ITEMS;
    expect(found.items).toBeCloseTo(ITEMS, 10);
    expect(found.runDegrees).toBeCloseTo(places * (R.runs - 1), 8);
    expect(found.ownDegrees).toBeCloseTo(places * (R.runs - 1) * (ITEMS - 1), 8);
    const components = crossedComponents(ownErrors(designOf(Object.entries(R.sizes), CELLS), found))!;
    const set = withConversation(componentSet(components), found.shared, {
      mask: 0b0111,
      inverseRuns: 1 / R.runs,
    });
    const names = ['p', 'v', 'p:v', 'q', 'p:q', 'v:q', 'p:v:q', 'i', 'p:i', 'v:i', 'p:v:i'];
    for (const [place, name] of [...names, 'q:i', 'p:q:i', 'v:q:i', 'p:v:q:i'].entries()) {
      // An optimiser in so many directions stops near the optimum.
      expect(Math.abs(set.effects[place]! - R.components[name]!), name).toBeLessThan(2e-3);
    }
    close(set.run, R.components['Residual']!);
  });

  it('is what remains of the variance of means beyond that of independent answers, where none is missing', () => {
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 4 }), (drawn) => {
        const size = Math.min(...drawn.map((rows) => rows.length));
        const blocks = drawn.map((rows) =>
          rows.slice(0, size).map((row) => row.map((value) => (Number.isNaN(value) ? 3 : value))),
        );
        const { shared, own } = conversationVariance(blocks)!;
        const ofMeans = mean(
          blocks.map((rows) => variance([0, 1, 2, 3].map((run) => mean(rows.map((row) => row[run]!))))),
        );
        const ofAnswers = mean(blocks.flat().map((row) => variance(row)));
        expect(shared).toBeCloseTo((size * ofMeans - ofAnswers) / (size - 1), 9);
        expect(own).toBeCloseTo(Math.max(0, ofAnswers - shared), 9);
      }),
    );
  });

  it('stands missing answers, and knows nothing of single items or runs', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
        const found = conversationVariance(blocks);
        if (found === null) return;
        for (const figure of Object.values(found) as number[]) expect(Number.isFinite(figure)).toBe(true);
        expect(found.own).toBeGreaterThanOrEqual(0);
        const draw = drawShared(found, found.own, createRandom(1));
        expect(Number.isFinite(draw)).toBe(true);
      }),
    );
    expect(conversationVariance([])).toBeNull();
    expect(conversationVariance([[[1, 2, 3]]])).toBeNull();
    expect(conversationVariance([[[1], [2]]])).toBeNull();
    expect(
      conversationVariance([
        [
          [1, 2, NaN, NaN],
          [NaN, NaN, 1, 2],
        ],
      ]),
    ).toBeNull();
  });

  it('finds what was put into runs though a third of the answers is missing', () => {
    const random = createRandom(7);
    const blocks = Array.from({ length: 800 }, () => {
      const runs = Array.from({ length: 4 }, () => 0.6 * normal(random));
      return Array.from({ length: 5 }, () =>
        runs.map((own) => (random.next() < 1 / 3 ? NaN : own + normal(random))),
      );
    });
    const { shared, own } = conversationVariance(blocks)!;
    // 800 blocks: a standard error of about .014.
    expect(Math.abs(shared - 0.36)).toBeLessThan(0.06);
    expect(Math.abs(own - 1)).toBeLessThan(0.06);
  });
});

describe('a score of which conversations are part', () => {
  const set = { effects: [1, 0, 0], run: 0.8, conversation: { variance: 0.2, mask: 1 } };
  const icc = (items: number, runs: number, own = set): number | null =>
    generalizability(scoreVariance(own, { object: 0, sizes: [1, items], runs, fixed: [1] }));

  it('keeps what they share however many items there are, and loses it over runs', () => {
    expect(icc(4, 1)).toBeCloseTo(1 / (1 + 0.2 + 0.2), 12);
    expect(icc(4, 2)).toBeCloseTo(1 / (1 + 0.1 + 0.1), 12);
    expect(icc(1e6, 1)).toBeCloseTo(1 / 1.2, 5);
  });

  it('has one conversation behind exact probabilities', () => {
    expect(icc(4, Infinity)).toBeCloseTo(1 / 1.2, 12);
  });

  it('counts a share below 0 as 0', () => {
    const below = { ...set, conversation: { variance: -0.1, mask: 1 } };
    expect(icc(4, 1, truncated(below) as typeof set)).toBeCloseTo(1 / 1.2, 12);
  });
});
