import { beforeAll, describe, expect, it } from 'vitest';
import { identityTables } from '../../../../src/main/studies/identity/tables.js';
import type { FindingsOf } from '../../../../src/shared/contract/results.js';
import { checkedTables, rowWith, type Records } from '../tables/checked-tables.js';
import { analyse, identityStudyOf, reader } from './identity-study.js';

const snapshot = identityStudyOf();
const of = (base: number): FindingsOf<'identity'> => ({
  kind: 'identity',
  result: analyse(snapshot, reader({ base })),
});

describe('tables of identity', () => {
  const { result } = of(0.8);
  const subject = 'a'.repeat(64);
  let tables: ReadonlyMap<string, Records>;
  beforeAll(async () => {
    // The second is never right where the identity's own side is against it, so that it has no ratio.
    const never = analyse(snapshot, ({ stake }) => (stake === 'against' ? 0 : 1));
    tables = await checkedTables(identityTables, {
      a: { kind: 'identity', result },
      b: { kind: 'identity', result: never },
    });
  });

  it('hold discernment by identity and arm, the baseline without an identity', () => {
    const own = tables.get('veracity')!.filter((row) => row['subject'] === subject);
    expect(own).toHaveLength(result.veracity.length);
    for (const { identity, arm, discernment, dropFromBaseline, p } of result.veracity) {
      expect(rowWith(own, { identity, arm })).toMatchObject({
        discernment: discernment.estimate,
        discernment_high: discernment.high,
        drop_from_baseline: dropFromBaseline?.estimate ?? null,
        drop_from_baseline_low: dropFromBaseline?.low ?? null,
        p,
      });
    }
    expect(own.filter(({ identity }) => identity === null)).toHaveLength(result.arms.length);
  });

  it('hold congruent and incongruent tables by identity and arm, with or without a ratio', () => {
    for (const { identity, arm, congruent, incongruent, ratio, shift, neutral, label } of result.reasoning) {
      expect(rowWith(tables.get('reasoning'), { subject, identity, arm })).toMatchObject({
        congruent,
        incongruent,
        ratio: ratio!.estimate,
        shift_low: shift!.low,
        neutral: neutral!.accuracy.estimate,
        label,
      });
    }
    const without = tables.get('reasoning')!.filter((row) => row['subject'] !== subject);
    expect(without.map(({ ratio }) => ratio)).toEqual(without.map(() => null));
    expect(without.every(({ incongruent }) => incongruent === 0)).toBe(true);
  });

  it('hold what the other arms change, and neutral tables by arm', () => {
    expect(result.armEffects.length).toBeGreaterThan(0);
    for (const { identity, arm, drop, ratio } of result.armEffects) {
      expect(rowWith(tables.get('arm_effects'), { subject, identity, arm })).toMatchObject({
        drop: drop!.estimate,
        ratio_high: ratio!.high,
      });
    }
    for (const { arm, accuracy } of result.neutralByArm) {
      expect(rowWith(tables.get('neutral'), { subject, arm })['accuracy']).toBe(accuracy.estimate);
    }
  });

  it('name every condition once that an identity was read from', () => {
    const known = new Set(snapshot.conditions.map(({ id }) => id));
    const named = tables.get('identity_conditions')!.map(({ condition }) => String(condition));
    expect(named.filter((condition) => !known.has(condition))).toEqual([]);
    expect(new Set(named)).toEqual(known);
  });
});
