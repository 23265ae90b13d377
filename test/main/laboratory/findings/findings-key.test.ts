import { describe, expect, it } from 'vitest';
import { findingsKey } from '../../../../src/main/laboratory/findings/findings-key.js';
import { smallPlan } from '../fixtures/bench.js';

const plan = smallPlan();

describe('findingsKey', () => {
  it('is the same for the same reading of the same plan, whatever its name', () => {
    expect(findingsKey(smallPlan())).toBe(findingsKey(plan));
    expect(findingsKey(smallPlan({ name: 'other', description: 'words' }))).toBe(findingsKey(plan));
  });

  it('differs where anything differs that findings depend on', () => {
    const [instrument] = plan.instruments;
    const [item, ...items] = instrument!.items;
    const turned = { ...item!, keys: [{ scale: 'EI', sign: -1 as const }] };
    const others = [
      smallPlan({ seed: 8 }),
      smallPlan({ analysis: { bootstrap: 101 } }),
      smallPlan({ analysis: { bootstrap: 100, gate: { minAlpha: 0.6 } } }),
      { ...plan, instruments: [{ ...instrument!, items: [turned, ...items] }] },
      { ...plan, targets: { ...plan.targets, quiet: { small: { EI: 0.1 } } } },
      { ...plan, types: { ...plan.types, quiet: 'ISTJ' } },
    ].map((other) => findingsKey(other));
    const keys = [findingsKey(plan), findingsKey(plan, null, '99.0.0'), ...others];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
