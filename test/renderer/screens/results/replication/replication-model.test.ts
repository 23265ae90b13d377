import { describe, expect, it } from 'vitest';
import { ratesOf } from '../../../../../src/renderer/screens/results/replication/model/rates.js';
import {
  boundedEffect,
  outcomeWords,
  pWords,
} from '../../../../../src/renderer/screens/results/replication/model/replication-view.js';
import { saidOfReplication } from '../../../../../src/renderer/screens/results/replication/model/verdict-words.js';
import { studyCaveats } from '../../../../../src/renderer/screens/results/model/caveats.js';
import type { SubjectResultsOf } from '../../../../../src/shared/contract/results.js';
import type { ReplicationResult } from '../../../../../src/shared/domain/replication/result.js';
import type { StudySummary } from '../../../../../src/shared/contract/studies.js';
import { shownBattery } from '../../../../main/studies/replication/shown-battery.js';

const crossed = await shownBattery(['one-girl-or-numbers', 'songs-or-cash', 'side-effect'], {
  'one-girl-or-numbers victim': 1.6,
  'songs-or-cash': 1.6,
});
const plain = await shownBattery(['side-effect'], {});
const entryOf = (result: ReplicationResult): SubjectResultsOf<'replication'> =>
  ({
    subject: { sha256: 'a', name: 'Ada', failure: null },
    state: 'ready',
    analysed: 100,
    findings: { kind: 'replication', result },
    error: null,
  }) as unknown as SubjectResultsOf<'replication'>;

describe('the rates of a replication', () => {
  it('stand in groups, main effects and interactions apart', () => {
    const groups = ratesOf(crossed);
    expect(groups.map(({ rates }) => rates.map(({ name }) => name))).toEqual([
      ['All', 'Main effects', 'Interactions'],
      ['Found, not shown again', 'Not found, shown again'],
    ]);
    const [all, main, interactions] = groups[0]!.rates.map(({ rate }) => rate);
    expect(main!.found + interactions!.found).toBe(all!.found);
    expect(main!.of + interactions!.of).toBe(all!.of);
  });

  it('leave out what there is none of', () => {
    const groups = ratesOf(plain);
    expect(groups.map(({ rates }) => rates.map(({ name }) => name))).toEqual([
      ['All', 'Main effects'],
      ['Not found, shown again'],
    ]);
  });
});

describe('what is said of a replication', () => {
  it('counts main effects and interactions where there are both', () => {
    expect(saidOfReplication(entryOf(crossed)).facts).toEqual(
      expect.arrayContaining(['60 participants', '1 of 3 main effects', '1 of 2 interactions']),
    );
    expect(saidOfReplication(entryOf(plain)).facts.join()).not.toMatch(/interaction/);
  });

  it('warns of effects that people did not show again', () => {
    const { caveats } = saidOfReplication(entryOf(crossed));
    expect(caveats.map(({ key }) => key)).toEqual(['false-positives', 'no-shams']);
  });

  it('does not call a quick look short of items', () => {
    const study = { kind: 'replication', quick: true, changesAfterLock: [], exploratoryOf: null };
    const [quick] = studyCaveats({ ...study, mode: 'readout', state: 'complete' } as unknown as StudySummary);
    expect(quick).toMatchObject({ key: 'quick', tone: 'neutral' });
    expect(quick!.text).toContain('experiments are asked whole');
  });

  it('words outcomes and p', () => {
    const [found] = crossed.hypotheses;
    expect(outcomeWords(found!, 0.05)).toBe('found');
    expect(outcomeWords({ ...found!, truth: 'none' }, 0.05)).toBe('a false alarm');
    expect(outcomeWords({ ...found!, simulated: null }, 0.05)).toBe('too few answers');
    const opposite = { ...found!.simulated!, found: false, direction: 'opposite' as const, p: 0.01 };
    expect(outcomeWords({ ...found!, simulated: opposite }, 0.05)).toBe('the other way round');
    expect([pWords(0.0004), pWords(0.034)]).toEqual(['p < .001', 'p = .034']);
    expect(boundedEffect({ d: 1, low: null, high: 2 })).toBeNull();
    expect(boundedEffect({ d: 1, low: 0, high: 2 })).toEqual({ estimate: 1, low: 0, high: 2 });
  });
});
