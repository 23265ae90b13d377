import { describe, expect, it } from 'vitest';
import {
  confidenceUnder,
  gateResponses,
  underConditions,
} from '../../../../../src/renderer/screens/results/identity/model/behind.js';
import { identityTables } from '../../../../../src/renderer/screens/results/identity/model/detail-tables.js';
import { axisAroundZero } from '../../../../../src/renderer/screens/results/identity/model/figure-axis.js';
import {
  armSuffix,
  identityView,
  shownName,
  type IdentityView,
} from '../../../../../src/renderer/screens/results/identity/model/identity-view.js';
import { pWords } from '../../../../../src/renderer/screens/results/identity/model/p-words.js';
import {
  neutralAccuracy,
  saidOfIdentity,
} from '../../../../../src/renderer/screens/results/identity/model/verdict-words.js';
import type { StudyResultsOf, SubjectResultsOf } from '../../../../../src/shared/contract/results.js';
import type { IdentityResult } from '../../../../../src/shared/domain/identity/result.js';
import { analyseAll, readoutsOf } from '../../../../main/studies/identity/confidence/confidence-study.js';
import { analyse, identityStudyOf, reader } from '../../../../main/studies/identity/identity-study.js';

const snapshot = identityStudyOf();
const fair = analyse(snapshot, reader({ base: 0.8 }));
const unable = analyse(snapshot, reader({ base: 0.5, discernment: () => 0.5 }));

const entryOf = (result: IdentityResult | null): SubjectResultsOf<'identity'> =>
  ({
    subject: { sha256: 'a', name: 'Ada', failure: null },
    state: result === null ? 'empty' : 'ready',
    analysed: 4160,
    findings: result === null ? null : { kind: 'identity', result },
    error: null,
  }) as unknown as SubjectResultsOf<'identity'>;
const results = { study: { id: 7, name: 'identities' } } as unknown as StudyResultsOf<'identity'>;
const viewOf = (result: IdentityResult): IdentityView => identityView(entryOf(result), results)!;

describe('what is said of a subject', () => {
  it('begins with the verdict and its sentence without the label', () => {
    const said = saidOfIdentity(entryOf(fair));
    expect([said.label, said.tone]).toEqual(['Even-handed', 'plain']);
    expect(said.sentence).toMatch(/^Whether the right conclusion suits/);
    expect(said.facts).toEqual([
      'Gate passed',
      'Reads neutral tables',
      '2 identities, 2 ways of answering',
      '4,160 responses',
    ]);
    expect(said.caveats).toEqual([]);
  });

  it('warns where there is nothing to lose, to compare with, or to generalise over', () => {
    const said = saidOfIdentity(entryOf(unable));
    expect([said.label, said.tone]).toEqual(['Not measurable', 'problem']);
    expect(said.caveats.map(({ key }) => key)).toEqual(['no-discernment']);
    const alone = {
      ...fair,
      irrelevant: null,
      veracity: fair.veracity.map((row) => ({ ...row, framings: 1 })),
    };
    expect(saidOfIdentity(entryOf(alone)).caveats.map(({ key }) => key)).toEqual([
      'no-irrelevant',
      'one-framing',
    ]);
    expect(saidOfIdentity(entryOf(null)).label).toBe('Not run yet');
    expect(neutralAccuracy(entryOf(null))).toBeNull();
  });
});

describe('a view of findings', () => {
  it('is pale where they are not to be read', () => {
    expect([viewOf(fair).faded, viewOf(unable).faded]).toEqual([false, true]);
    expect(identityView(entryOf(null), results)).toBeNull();
  });

  it('names identities and arms in words', () => {
    expect([shownName('not-religious'), shownName(null)]).toEqual(['Not religious', 'No identity']);
    expect(armSuffix(viewOf(fair), 'answer-only')).toBe(': answer only');
    expect(armSuffix(viewOf({ ...fair, arms: ['answer-only'] }), 'answer-only')).toBe('');
  });

  it('has every figure in a table of its own, with as many cells as columns', () => {
    const tables = identityTables(viewOf(fair));
    expect(tables.map(({ id }) => id)).toEqual(['headlines', 'tables', 'tests', 'arms', 'neutral']);
    for (const { table } of tables) {
      const { columns, rows } = table();
      expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
      for (const row of rows) expect(row).toHaveLength(columns.length);
    }
    expect(identityTables(viewOf({ ...fair, veracity: [], armEffects: [] })).map(({ id }) => id)).toEqual([
      'tables',
      'tests',
      'neutral',
    ]);
  });

  it('has one of confidence where the study asks for it, whose marks lead to second turns', () => {
    const asking = identityStudyOf({
      instruments: ['headlines-20'],
      identity: { arms: ['answer-only'], confidence: true },
    });
    const sure = {
      ratings: () => [0, 0, 0.5, 0.5, 0, 0],
      levels: () => [0, 0, 0.5, 0, 0.5, 0, 0],
    };
    const view = viewOf(analyseAll(asking, readoutsOf(asking, sure)));
    const table = identityTables(view)
      .find(({ id }) => id === 'confidence')!
      .table();
    expect(new Set(table.columns.map(({ id }) => id)).size).toBe(table.columns.length);
    expect(table.rows).toHaveLength(4);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    expect(confidenceUnder(view, ['default:none@answer-only']).filter).toEqual({
      subject: 'a',
      conditions: ['default:none@answer-only'],
      instrument: 'confidence-ratings',
    });
  });

  it('leads to the responses behind a mark', () => {
    const row = fair.reasoning[0]!;
    const { filter, title } = underConditions(viewOf(fair), row.conditions, 'Democrat');
    expect(filter.conditions).toEqual([
      'role:democrat:you-are@answer-only',
      'role:democrat:play@answer-only',
      'role:democrat:speak-as@answer-only',
    ]);
    expect(title).toBe('Ada, Democrat');
    expect(gateResponses(viewOf(fair), 'parse-rate').filter.outcomes).toEqual(['unparsed', 'truncated']);
    expect(gateResponses(viewOf(fair), 'refusal-rate').filter.outcomes).toEqual(['refusal']);
    expect(gateResponses(viewOf(fair), 'option-mass').filter).toEqual({ subject: 'a' });
  });
});

it('tells a small p as one that is not 0', () => {
  expect([pWords(0.0004), pWords(0.028), pWords(1)]).toEqual(['p < 0.001', 'p 0.028', 'p 1.000']);
});

describe('an axis around 0', () => {
  const figure = (low: number, high: number) => ({ estimate: (low + high) / 2, low, high });

  it('holds the intervals in round steps, 0 among them', () => {
    const { domain, ticks } = axisAroundZero([figure(-0.07, 0.31)], 1, 0.05);
    expect(domain[0]).toBeLessThanOrEqual(-0.07);
    expect(domain[1]).toBeGreaterThanOrEqual(0.31);
    expect(ticks).toContain(0);
    expect(ticks.length).toBeLessThanOrEqual(9);
  });

  it('ends where one interval would flatten every other, and is never a point', () => {
    const { domain } = axisAroundZero([figure(-40, 900)], 2, 0.25);
    expect(domain).toEqual([-2, 2]);
    expect(axisAroundZero([], 1, 0.05).domain[1]).toBeGreaterThanOrEqual(0.05);
  });
});
