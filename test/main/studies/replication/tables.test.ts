import { beforeAll, describe, expect, it } from 'vitest';
import { loadLibrary } from '../../../../src/main/library/load-library.js';
import { acrossExperiments } from '../../../../src/main/studies/replication/across.js';
import { experimentResults } from '../../../../src/main/studies/replication/one-experiment.js';
import { replicationTables } from '../../../../src/main/studies/replication/tables.js';
import type { FindingsOf } from '../../../../src/shared/contract/results.js';
import { replicationResultSchema } from '../../../../src/shared/domain/replication/result.js';
import { checkedTables, rowWith, type Records } from '../tables/checked-tables.js';
import { uniformAnswers } from './simulated-answers.js';

const { experiments } = await loadLibrary();

/** Findings on a subject that answers every shipped experiment by the place of the condition alone. */
function findingsOf(participants: number): FindingsOf<'replication'> {
  const hypotheses = [...experiments.values()].flatMap((instrument) => {
    const options = instrument.options.length;
    const chances = (cell: number): number[] =>
      Array.from({ length: options }, (_, place) => (place === cell % options ? 0.6 : 0.4 / (options - 1)));
    const settings = { alpha: 0.05, redraws: 3, smallestEffect: null };
    return experimentResults(uniformAnswers(instrument, participants, chances), {
      settings,
      confidence: 0.95,
      seed: 3,
      subject: 'made up',
    });
  });
  return {
    kind: 'replication',
    result: replicationResultSchema.parse({
      verdict: { label: 'partly', sentence: 'Made up.' },
      partial: false,
      coverage: { answered: 1, expected: 1, share: 1 },
      mode: 'readout',
      confidence: 0.95,
      alpha: 0.05,
      participants,
      answered: 1,
      onOptions: 1,
      ...acrossExperiments(hypotheses, { alpha: 0.05, confidence: 0.95 }),
      checks: [{ experiment: 'side-effect', check: 'recall', passed: null }],
      hypotheses,
    }),
  };
}

describe('tables of replication', () => {
  const findings = findingsOf(40);
  const { result } = findings;
  const subject = 'a'.repeat(64);
  let tables: ReadonlyMap<string, Records>;
  beforeAll(async () => {
    // With one participant nothing can be tested.
    tables = await checkedTables(replicationTables, { a: findings, b: findingsOf(1) });
  });
  const ofSubject = (table: string): Records =>
    tables.get(table)!.filter((row) => row['subject'] === subject);

  it('hold every hypothesis with what was published and what came out', () => {
    expect(ofSubject('effects')).toHaveLength(result.hypotheses.length);
    for (const { experiment, hypothesis, original, simulated, power, redrawn } of result.hypotheses) {
      expect(rowWith(ofSubject('effects'), { experiment, hypothesis })).toMatchObject({
        published_n: original?.n ?? null,
        published_d: original?.d ?? null,
        published_p: original?.p ?? null,
        n: simulated!.n,
        d: simulated!.d,
        d_low: simulated!.low,
        p: simulated!.p,
        df1: simulated!.degrees[0] ?? null,
        df2: simulated!.degrees[1] ?? null,
        found: simulated!.found,
        power,
        redrawn_found: redrawn!.found,
      });
    }
  });

  it('keep the published figures of what could not be tested', () => {
    const untested = tables.get('effects')!.filter((row) => row['subject'] !== subject && row['n'] === null);
    expect(untested.length).toBeGreaterThan(0);
    for (const row of untested) expect(row).toMatchObject({ p: null, d: null, found: null, redraws: null });
    expect(untested.some((row) => row['published_d'] !== null)).toBe(true);
  });

  it('hold what participants answered in each condition', () => {
    const { experiment, hypothesis, cells } = result.hypotheses[0]!;
    for (const { id, n, mean, share } of cells) {
      expect(rowWith(ofSubject('cells'), { experiment, hypothesis, cell: id })).toMatchObject({
        n,
        mean,
        share,
      });
    }
  });

  it('hold rates and the curve over all effects', () => {
    expect(rowWith(ofSubject('rates'), { rate: 'replicated' })).toMatchObject({
      found: result.rate!.found,
      of: result.rate!.of,
      share_low: result.rate!.share.low,
    });
    expect(rowWith(ofSubject('rates'), { rate: 'false-negatives' })['found']).toBe(
      result.falseNegatives!.found,
    );
    expect(ofSubject('curve')).toHaveLength(result.curve!.points.length);
    expect(rowWith(ofSubject('overall'), { figure: 'd_correlation' })).toMatchObject({
      estimate: result.correlation!.r.estimate,
      p: result.correlation!.p,
      n: result.correlation!.n,
    });
  });
});
