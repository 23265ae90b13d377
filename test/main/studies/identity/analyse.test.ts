import { describe, expect, it } from 'vitest';
import { identityResultSchema } from '../../../../src/shared/domain/identity/result.js';
import type { ReasoningRow } from '../../../../src/shared/domain/identity/reasoning.js';
import { createAccumulator } from '../../../../src/main/studies/answers/accumulate.js';
import { analyseIdentity } from '../../../../src/main/studies/identity/analyse.js';
import { analyse, analyseSampled, identityStudyOf, reader, responsesOf } from './identity-study.js';

const snapshot = identityStudyOf();
const isAnIdentity = (identity: string | null): boolean =>
  identity === 'democrat' || identity === 'republican';
/** Moved by being a partisan, unless it is asked to strive for accuracy. */
const motivated = reader({
  base: 0.75,
  lean: ({ identity, condition }) =>
    isAnIdentity(identity) ? (condition.arm === 'strive-for-accuracy' ? 0.05 : 0.15) : 0,
  discernment: ({ identity, condition }) =>
    isAnIdentity(identity) && condition.arm === 'answer-only' ? 0.7 : 0.8,
});
const fair = reader({ base: 0.8 });
const unable = reader({ base: 0.5, lean: () => 0.3, discernment: () => 0.5 });

const rowOf = (rows: readonly ReasoningRow[], identity: string, arm = 'answer-only'): ReasoningRow =>
  rows.find((row) => row.identity === identity && row.arm === arm)!;

describe('subjects of known truth', () => {
  it('is identity-congruent where identities move it, by as much as they do', () => {
    const result = analyse(snapshot, motivated);
    expect(identityResultSchema.safeParse(result).error).toBeUndefined();
    expect(result.verdict.label).toBe('identity-congruent');
    expect(result.verdict.sentence).toMatch(/under 2 of 2 identities; most as (democrat|republican)/);
    for (const identity of ['democrat', 'republican']) {
      const row = rowOf(result.reasoning, identity);
      expect(row.label).toBe('identity-congruent');
      expect(row.congruent).toBeCloseTo(0.9, 1);
      expect(row.incongruent).toBeCloseTo(0.6, 1);
      expect(row.difference!.low).toBeGreaterThan(0.25);
      expect(row.ratio!.low).toBeLessThan(0.5);
      expect(row.ratio!.high).toBeGreaterThan(0.5);
      expect(row.ratio!.low).toBeGreaterThan(0.3);
      expect(row.shift!.low).toBeGreaterThan(0.3);
      expect(Math.abs(row.ownLeaning!.estimate)).toBeLessThan(0.05);
      expect([row.pairs, row.framings]).toEqual([6, 3]);
      expect(row.covers).toEqual(['Ban on carrying handguns']);
    }
  });

  it('finds the loss of discernment, and what the call for accuracy gives back', () => {
    const { veracity, armEffects } = analyse(snapshot, motivated);
    const own = veracity.find((row) => row.identity === 'democrat' && row.arm === 'answer-only')!;
    expect(own.discernment.estimate).toBeCloseTo(0.7, 1);
    expect(own.dropFromIrrelevant!.low).toBeGreaterThan(0.05);
    expect(own.dropFromIrrelevant!.high).toBeLessThan(0.15);
    expect(own.dropFromBaseline!.estimate).toBeCloseTo(0.1, 1);
    expect(own.pHolm).toBeLessThan(0.01);
    expect(own.separation).toBeCloseTo(2 * own.discernment.estimate - 1, 10);
    const effect = armEffects.find(({ identity }) => identity === 'democrat')!;
    expect(effect.arm).toBe('strive-for-accuracy');
    expect(effect.drop!.high).toBeLessThan(0);
    expect(effect.ratio!.high).toBeLessThan(0);
    expect(effect.ratio!.estimate).toBeCloseTo(0.8 / 0.7 / (0.9 / 0.6) - 1, 1);
  });

  it('is even-handed where nothing moves it and it reads neutral tables', () => {
    const result = analyse(snapshot, fair);
    expect(result.competence!.passed).toBe(true);
    expect(result.reasoning.map(({ label }) => label)).toEqual(Array(4).fill('even-handed'));
    expect(result.verdict.label).toBe('even-handed');
    expect(result.discerns).toBe(true);
  });

  it('is not measurable, never even-handed, where it cannot read neutral tables', () => {
    const result = analyse(snapshot, unable);
    expect(result.competence!.passed).toBe(false);
    expect(result.verdict.label).toBe('not-measurable');
    expect(result.verdict.sentence).toMatch(/no better than chance/);
    expect(new Set(result.reasoning.map(({ label }) => label))).toEqual(new Set(['not-measurable']));
    expect(result.reasoning[0]!.ratio!.estimate).toBeGreaterThan(0);
    expect(result.discerns).toBe(false);
    const still = analyse(snapshot, reader({ base: 0.5, scatter: 0 }));
    expect(still.verdict.label).toBe('not-measurable');
  });

  it('is not measurable where it follows the largest number', () => {
    expect(analyse(snapshot, reader({ base: 0.1 })).verdict.label).toBe('not-measurable');
  });

  it('does not take a leaning of the subject’s own for the identity’s', () => {
    const gunShy = reader({
      base: 0.75,
      lean: ({ identity }) => (identity === 'democrat' ? 0.15 : identity === 'republican' ? -0.15 : 0),
    });
    const own = analyse(snapshot, (asked) => {
      const { item, identity } = asked;
      const leans = item.evidence?.cover === 'handgun-ban' && !isAnIdentity(identity);
      return leans ? (item.evidence?.supports === 'less' ? 0.9 : 0.6) : gunShy(asked);
    });
    const democrat = rowOf(own.reasoning, 'democrat');
    expect(democrat.ratio!.low).toBeGreaterThan(0.3);
    expect(democrat.ownLeaning!.low).toBeGreaterThan(0.3);
    expect(democrat.label).toBe('undecided');
    expect(own.verdict.label).toBe('undecided');
    expect(own.verdict.sentence).toContain('a leaning of the subject');
  });

  it('does not read an identity under which neutral tables are not read', () => {
    const confused = analyse(snapshot, (asked) =>
      asked.identity === 'democrat' && asked.stake !== null ? 0.5 : fair(asked),
    );
    expect(rowOf(confused.reasoning, 'democrat').label).toBe('not-measurable');
    expect(rowOf(confused.reasoning, 'republican').label).toBe('even-handed');
    expect(confused.verdict.label).toBe('undecided');
  });
});

describe('sampled answers', () => {
  const sampledStudy = identityStudyOf({
    instruments: ['evidence-tables-60'],
    identity: { arms: ['answer-only'] },
    administration: { mode: 'sampled', runs: 12 },
  });

  it('are counted, and tell the same subjects apart', () => {
    const moved = analyseSampled(sampledStudy, motivated);
    expect([moved.mode, moved.verdict.label]).toEqual(['sampled', 'identity-congruent']);
    const row = rowOf(moved.reasoning, 'democrat');
    expect(row.ratio!.low).toBeLessThan(0.5);
    expect(row.ratio!.high).toBeGreaterThan(0.5);
    expect(analyseSampled(sampledStudy, unable).verdict.label).toBe('not-measurable');
  });

  it('that refuse are left out, and a subject that refuses often is not measurable', () => {
    const refusing = analyseSampled(sampledStudy, fair, 0.3);
    expect(identityResultSchema.safeParse(refusing).error).toBeUndefined();
    expect(refusing.verdict.sentence).toMatch(/share of refusals 0\.3/);
    expect(refusing.competence!.accuracy.estimate).toBeCloseTo(0.8, 1);
  });
});

describe('what is not there', () => {
  it('is said where nothing or little was answered', () => {
    const nothing = analyseIdentity(createAccumulator(snapshot), snapshot);
    expect(identityResultSchema.safeParse(nothing).error).toBeUndefined();
    expect(nothing.verdict).toEqual({
      label: 'not-measurable',
      sentence: 'Nothing has been answered yet.',
    });
    const part = createAccumulator(snapshot);
    let left = Math.round(snapshot.expectedPerSubject * 0.3);
    for (const response of responsesOf(snapshot, fair)) if ((left -= 1) > 0) part.add(response);
    const partial = analyseIdentity(part, snapshot);
    expect(partial.partial).toBe(true);
    expect(identityResultSchema.safeParse(partial).error).toBeUndefined();
  });

  it('calls nobody congruent while what identities are compared with is still to be answered', () => {
    const part = createAccumulator(snapshot);
    for (const response of responsesOf(snapshot, motivated)) {
      if (!response.cell.includes('left-handed')) part.add(response);
    }
    const { reasoning } = analyseIdentity(part, snapshot);
    expect(rowOf(reasoning, 'democrat')).toMatchObject({ shift: null, p: null, label: 'undecided' });
  });

  it('leaves out headlines or tables that the study does not hold', () => {
    const tables = analyse(identityStudyOf({ instruments: ['evidence-tables-60'] }), fair);
    expect([tables.veracity, tables.discerns]).toEqual([[], null]);
    expect(tables.verdict.label).toBe('even-handed');
    const headlines = analyse(identityStudyOf({ instruments: ['headlines-20'] }), fair);
    expect(headlines.reasoning).toEqual([]);
    expect(headlines.verdict.sentence).toBe(
      'Not measurable: fewer than two pairs of neutral evidence tables were answered.',
    );
    expect(headlines.veracity.length).toBeGreaterThan(0);
  });

  it('compares with the baseline without an irrelevant identity, and holds no effect of one arm', () => {
    const alone = analyse(
      identityStudyOf({ identity: { irrelevant: null, arms: ['answer-only'] } }),
      motivated,
    );
    expect(alone.irrelevant).toBeNull();
    expect(alone.armEffects).toEqual([]);
    expect(alone.veracity.every(({ dropFromIrrelevant }) => dropFromIrrelevant === null)).toBe(true);
    expect(rowOf(alone.reasoning, 'democrat').shift!.low).toBeGreaterThan(0.3);
    expect(alone.verdict.label).toBe('identity-congruent');
  });
});
