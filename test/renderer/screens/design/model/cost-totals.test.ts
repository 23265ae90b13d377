import { describe, expect, it } from 'vitest';
import type { CostEstimate } from '../../../../../src/shared/contract/designs.js';
import {
  costLines,
  costTotals,
  type MeasuredCost,
} from '../../../../../src/renderer/screens/design/model/cost-totals.js';

function estimate(reference: string, changes: Partial<CostEstimate> = {}): CostEstimate {
  return {
    reference,
    name: reference,
    calibrationResponses: 100,
    responsesPerSecond: 50,
    seconds: 60,
    tokens: 1000,
    fileBytes: 10,
    memoryBytes: 20,
    gpu: null,
    threads: 2,
    lanes: 1,
    ...changes,
  };
}

const costs: Record<string, MeasuredCost> = {
  now: { plan: 'b', estimate: estimate('now') },
  earlier: { plan: 'a', estimate: estimate('earlier', { seconds: 30, memoryBytes: 90 }) },
  broken: { plan: 'b', error: { code: 'ENGINE_CRASHED', message: 'It crashed.' } },
  'broken earlier': { plan: 'a', error: { code: 'ENGINE_CRASHED', message: 'It crashed.' } },
};

describe('the cost of a study', () => {
  it('says of each subject whether it was measured on this plan', () => {
    const lines = costLines(['now', 'earlier', 'broken', 'broken earlier', 'never', 'toString'], costs, 'b');
    expect(lines.map(({ state }) => state)).toEqual([
      'measured',
      'stale',
      'failed',
      'not-measured',
      'not-measured',
      'not-measured',
    ]);
  });

  it('adds time and tokens, and takes the memory of the largest', () => {
    const totals = costTotals(costLines(['now', 'earlier'], costs, 'b'));
    expect(totals).toEqual({ seconds: 90, tokens: 2000, memoryBytes: 90, complete: false, stale: true });
  });

  it('is complete when every subject was measured on this plan', () => {
    expect(costTotals(costLines(['now'], costs, 'b')).complete).toBe(true);
    expect(costTotals(costLines(['now', 'never'], costs, 'b')).complete).toBe(false);
    expect(costTotals([]).complete).toBe(false);
  });

  it('is unknown where a subject gave no response', () => {
    const slow = { slow: { plan: 'b', estimate: estimate('slow', { seconds: null }) } };
    expect(costTotals(costLines(['slow', 'now'], { ...costs, ...slow }, 'b')).seconds).toBeNull();
    expect(costTotals(costLines(['never'], costs, 'b'))).toMatchObject({ seconds: null, memoryBytes: null });
  });
});
