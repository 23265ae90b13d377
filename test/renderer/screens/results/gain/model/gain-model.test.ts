import { describe, expect, it } from 'vitest';
import {
  askingFor,
  conditionsOnScale,
  gateResponses,
  pairsOnScale,
} from '../../../../../../src/renderer/screens/results/gain/model/behind.js';
import { gainTables } from '../../../../../../src/renderer/screens/results/gain/model/detail-tables.js';
import { gainAxis } from '../../../../../../src/renderer/screens/results/gain/model/gain-axis.js';
import {
  readableGain,
  saidOfGain,
} from '../../../../../../src/renderer/screens/results/gain/model/verdict-words.js';
import type { SubjectResultsOf } from '../../../../../../src/shared/contract/results.js';
import type { GainResult } from '../../../../../../src/shared/domain/gain/result.js';
import { gainResult, syntheticGain } from '../synthetic-gain.js';

const entryOf = (result: GainResult | null): SubjectResultsOf<'gain'> =>
  ({
    subject: { sha256: 'a', name: 'half', failure: null },
    state: result === null ? 'empty' : 'ready',
    analysed: 1200,
    findings: result === null ? null : { kind: 'gain', result },
    error: null,
  }) as unknown as SubjectResultsOf<'gain'>;

describe('the axis of gains', () => {
  const figure = (low: number, estimate: number, high: number) => ({ low, estimate, high });

  it('reaches from below 0 to above 1 and holds the intervals', () => {
    const { domain, ticks, zones } = gainAxis([figure(0.4, 0.5, 0.6)]);
    expect(domain).toEqual([-0.1, 1.1]);
    expect(ticks).toEqual([0, 0.25, 0.5, 0.75, 1]);
    expect(zones.map(({ from, to }) => [from, to])).toEqual([
      [-0.1, 0.2],
      [0.2, 0.8],
      [0.8, 1.1],
    ]);
    expect(gainAxis([figure(-0.4, 0.5, 1.3)]).domain).toEqual([-0.4, 1.3]);
  });

  it('ends where an interval would flatten every other', () => {
    const { domain, ticks } = gainAxis([figure(-30, 0.5, 31)]);
    expect(domain).toEqual([-1, 2]);
    expect(ticks).toEqual([-1, -0.5, 0, 0.5, 1, 1.5, 2]);
  });
});

describe('what is said of a gain', () => {
  it('begins with the verdict and its sentence without the label', () => {
    const said = saidOfGain(entryOf(gainResult(1)));
    expect(said.label).toBe('Follows');
    expect(said.sentence).toMatch(/^Takes on the level that is asked for: gain 1\.00/);
    expect(said.facts).toEqual([
      'Gate passed',
      '9 levels asked for',
      '0 of 4 scales stop before an end',
      '1,200 responses',
    ]);
  });

  it('warns where there is no noise floor, and says where the error comes from', () => {
    const result = gainResult(1);
    const gain = result.gain === null ? null : { ...result.gain, unitShare: 0.085 };
    const { caveats } = saidOfGain(entryOf({ ...result, gain, noiseConditions: [] }));
    expect(caveats.map(({ key }) => key)).toEqual(['wording', 'no-floor']);
    expect(caveats[0]?.text).toMatch(/^92% of the error/);
  });

  it('gives no figure to read without the gate or before there are answers', () => {
    expect(readableGain(entryOf(gainResult('agreeing')))).toBeNull();
    expect(saidOfGain(entryOf(gainResult('agreeing'))).tone).toBe('problem');
    expect(readableGain(entryOf(null))).toBeNull();
    expect(readableGain(entryOf(gainResult(0)))?.estimate).toBeCloseTo(0, 9);
  });
});

describe('the responses behind a mark', () => {
  const view = syntheticGain();
  const place = { instrument: 'axes', scale: 'EI' };

  it('are those of the conditions that a point is made of, on its scale', () => {
    const conditions = askingFor(view, place);
    expect(conditions).toHaveLength(9);
    expect(conditionsOnScale(view, conditions.slice(0, 1), place, 'level 1')).toEqual({
      filter: {
        subject: 'sha-half',
        conditions: ['persona:graded-EI-1:described'],
        instrument: 'axes',
        scale: 'EI',
      },
      title: 'half, EI, level 1',
    });
  });

  it('are personas and anti-targets of backfire, on the one scale', () => {
    const { filter } = pairsOnScale(view, view.result.backfire?.pairs ?? [], place);
    // Eight single requests that have a pole, and sixteen profiles.
    expect(filter.conditions).toHaveLength(2 * 24);
  });

  it('are what a check of the gate looks at', () => {
    expect(gateResponses(view, 'refusal-rate').filter.outcomes).toEqual(['refusal']);
    expect(gateResponses(view, 'order-effect').filter).toEqual({ subject: 'sha-half' });
  });
});

describe('the tables of a gain', () => {
  const tables = gainTables(syntheticGain());

  it('hold every part, each row as long as its headings', () => {
    expect(tables.map(({ id }) => id)).toEqual([
      'headline',
      'scales',
      'points',
      'conditions',
      'effects',
      'crosstalk',
      'backfire',
      'default',
    ]);
    for (const { table } of tables) {
      const { columns, rows } = table();
      expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
  });

  it('give every level of every scale a row', () => {
    expect(tables.find(({ id }) => id === 'points')?.table().rows).toHaveLength(4 * 9);
  });
});
