import { describe, expect, it } from 'vitest';
import { instabilityMeasures } from '../../../../src/main/bundles/documents/methods/instability-measures.js';
import { analyseInstability } from '../../../../src/main/studies/instability/analyse.js';
import { instabilityText } from '../../../../src/main/studies/instability/report-text.js';
import type { StudySnapshot } from '../../../../src/main/store/store.js';
import {
  instabilityResultSchema,
  type InstabilityResult,
} from '../../../../src/shared/domain/instability/result.js';
import type { ScaleInstabilityResult } from '../../../../src/shared/domain/instability/scale.js';
import { binomial } from '../answers/synthetic.js';
import { answered, orderedStudy, type OrderedSubject } from './ordered-study.js';

const SMALL = { itemsPerAxis: 4, templates: ['one'] };

const found = (snapshot: StudySnapshot, subject: OrderedSubject, refusing = 0): InstabilityResult =>
  analyseInstability(answered(snapshot, subject, refusing), snapshot, { seed: 5, subject: 'one' });

const component = ({ components }: ScaleInstabilityResult, ...sources: string[]): number =>
  components.find((own) => own.sources.join() === sources.join())?.estimate ?? NaN;

/** A keyed level as answers to an item. */
const answers = (keyed: number, sign: 1 | -1): readonly number[] => binomial(sign === 1 ? keyed : 6 - keyed);

/** Personas whose first letter is I lose 0.3 in the second order, the others win it; all lose 0.4 there. */
const reordered: OrderedSubject = ({ condition, requested, standing, sign, itemOrder }) => {
  const turned = condition.persona?.startsWith('I') === true ? -1 : 1;
  const second = itemOrder === 2 ? 1 : -1;
  const level = requested === null ? standing : requested > 3 ? 3.6 : 2.4;
  return answers(level + 0.3 * turned * second - 0.4 * second, sign);
};

describe('item orders as a facet', () => {
  const snapshot = orderedStudy(2, SMALL);
  const result = found(snapshot, reordered);

  it('finds what they do to personas, which is noise, and to all alike, which is none', () => {
    const scale = result.scales.find((own) => own.scale === 'SN')!;
    expect(component(scale, 'persona', 'item-order')).toBeCloseTo((16 / 15) * 2 * 0.09, 8);
    expect(component(scale, 'item-order')).toBeCloseTo(2 * 0.16 - (2 * 0.09) / 15, 8);
    expect(component(scale, 'persona', 'order')).toBeCloseTo(0, 8);
    const noise = component(scale, 'persona', 'item-order') + component(scale, 'run') / 4;
    expect(scale.ratio.estimate).toBeCloseTo(noise / component(scale, 'persona'), 8);
    expect(scale.runRatio.estimate).toBeCloseTo(component(scale, 'run') / 4 / component(scale, 'persona'), 8);
    const share = scale.components.find(({ sources }) => sources.join() === 'persona,item-order')!.share!;
    expect(share).toBeGreaterThan(0);
    expect(scale.icck.estimate).toBeGreaterThan(scale.icc1.estimate);
  });

  it('says how many there are, and names each administration', () => {
    expect(result).toMatchObject({ templates: 1, orders: 2, itemOrders: 2, runs: null });
    const [scale] = result.scales;
    expect(scale).toMatchObject({ administrations: 4, missing: 0, items: 4, personas: 16 });
    expect(scale!.spread[0]!.administrations.map(({ name }) => name)).toEqual([
      'one, forward, items as published',
      'one, forward, items in order 2',
      'one, reversed, items as published',
      'one, reversed, items in order 2',
    ]);
    const means = scale!.spread[0]!.administrations.map(({ mean }) => mean);
    expect(means[0]! - means[1]!).toBeCloseTo(means[2]! - means[3]!, 10);
    expect(means[0]).not.toBeCloseTo(means[1]!, 2);
    expect(result.gate.checks.find(({ id }) => id === 'order-effect')!.value).toBeCloseTo(0, 8);
  });

  it('counts them in the decision study: more orders tell personas apart better', () => {
    const { decision } = result.scales[0]!;
    const byOrders = decision.byItemOrders!;
    expect(byOrders.map(({ itemOrders }) => itemOrders)).toEqual([1, 2, 3, 4, 6, 8, 12]);
    const relative = byOrders.map((point) => point.relative!);
    expect(relative).toEqual(relative.toSorted((left, right) => left - right));
    expect(byOrders.find(({ itemOrders }) => itemOrders === 2)).toMatchObject({
      relative: decision.now.relative,
      absolute: decision.now.absolute,
    });
    expect(result.next!.now).toEqual({ items: 4, templates: 1, runs: null, itemOrders: 2, cost: 32 });
    expect(result.next!.size!.itemOrders).toBeGreaterThanOrEqual(1);
    const size = result.next!.size!;
    expect(size.cost).toBe(size.items * size.templates * size.itemOrders! * 4);
  });

  it('is plain data, and the same bytes twice', () => {
    expect(instabilityResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
    expect(JSON.stringify(found(snapshot, reordered))).toBe(JSON.stringify(result));
  });

  it('permutes labels of personas within item orders too', () => {
    const three = orderedStudy(2, {
      ...SMALL,
      orders: ['forward'],
      personas: ['ISTP', 'ENFJ', 'INTJ'],
    });
    // Two blocks of three personas: 3!² / 3! arrangements.
    expect(found(three, reordered).scales[0]!.test).toMatchObject({
      unit: 'blocks',
      arrangements: 6,
      exact: true,
    });
  });

  it('tells of them in the report and in the methods section', () => {
    const text = instabilityText(
      snapshot,
      [
        {
          outcome: {
            subject: { name: 'one', quantization: 'F16' },
            responses: 1,
            expected: 1,
            failure: null,
          } as never,
          result,
        },
      ],
      { width: 92, unicode: true, colour: false },
    ).join('\n');
    expect(text).toContain('2 item orders in running');
    expect(text).toMatch(/persona x item order \d+%/);
    expect(text).toMatch(/\(asked: 4 items\s+a scale,\s+1 template,\s+2 item orders\)/);
    const paragraphs = (own: StudySnapshot): string =>
      instabilityMeasures.paragraphs({ plan: own } as never, { cite: () => '' } as never).join('\n');
    expect(paragraphs(snapshot)).toContain('× item orders × items');
    const { instability, ...design } = snapshot.design;
    expect(instability).toBeDefined();
    expect(paragraphs({ ...snapshot, design })).not.toContain('item order');
  });
});

describe('runs that are conversations', () => {
  /** What was said before moves all answers of a run by up to 0.8. */
  const swayed: OrderedSubject = ({ requested, standing, sign }, said) =>
    answers((requested === null ? standing : requested > 3 ? 3.5 : 2.5) + 0.8 * said, sign);
  const steady: OrderedSubject = (asked) => swayed(asked, 0);
  const snapshot = orderedStudy(2, { ...SMALL, runs: 6 });
  const result = found(snapshot, swayed);

  it('finds what the answers of a conversation have in common, beside what each has of its own', () => {
    for (const scale of result.scales) {
      // A uniform number from -0.8 to 0.8 has a variance of 0.64 / 3, on 16 x 4 conversations six times over.
      expect(Math.abs(component(scale, 'conversation') - 0.64 / 3)).toBeLessThan(0.07);
      expect(scale.runsApart).toBe(true);
      const shared = scale.components.find(({ sources }) => sources.join() === 'conversation')!;
      expect(shared.low).toBeLessThan(0.64 / 3);
      expect(shared.high).toBeGreaterThan(0.64 / 3);
      const run = component(scale, 'conversation') + component(scale, 'run') / 4;
      const personas = component(scale, 'persona') + component(scale, 'persona', 'item') / 4;
      expect(scale.runRatio.estimate).toBeCloseTo(run / personas, 8);
    }
    for (const scale of found(snapshot, steady).scales) {
      expect(Math.abs(component(scale, 'conversation'))).toBeLessThan(0.06);
    }
    expect(instabilityResultSchema.parse(JSON.parse(JSON.stringify(result)))).toEqual(result);
  });

  it('has no p for the entropy of answers that rest on each other', () => {
    for (const { entropy, test } of result.scales) {
      expect(entropy!.p).toBeNull();
      expect(entropy!.corrected).not.toBeNull();
      expect(test!.unit).toBe('blocks');
    }
  });

  it('stands refusals, and a single run a cell', () => {
    const gaps = orderedStudy(2, {
      ...SMALL,
      runs: 3,
      analysis: { bootstrap: 100, gate: { maxRefusalRate: 0.9 } },
    });
    const [scale] = found(gaps, swayed, 0.3).scales;
    expect(Math.abs(component(scale!, 'conversation') - 0.64 / 3)).toBeLessThan(0.15);
    expect(scale!.icc1.low).toBeLessThan(scale!.icc1.estimate);
    const single = found(orderedStudy(2, { ...SMALL, runs: 1 }), swayed).scales[0]!;
    expect(single.runsApart).toBe(false);
    expect(component(single, 'conversation')).toBeNaN();
    // All of chance is in the interactions that count as noise.
    expect(single.icc1.estimate).toBeLessThan(1);
  });
});
