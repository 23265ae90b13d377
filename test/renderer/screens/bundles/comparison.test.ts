import { describe, expect, it } from 'vitest';
import {
  cellWords,
  numberWords,
  outcomeCounts,
  smallNumber,
  verdictWords,
  type ComparedSubject,
} from '../../../../src/renderer/screens/bundles/compare/model/comparison-words.js';
import {
  comparableStudies,
  compareAddress,
  mineInAddress,
} from '../../../../src/renderer/screens/bundles/compare/model/mine-choice.js';
import { nextStep, studyAddress } from '../../../../src/renderer/screens/studies/study-entries.js';
import type { ComparedNumber } from '../../../../src/shared/contract/bundles.js';
import { studySummary } from '../../studies-fixture.js';

const ORIGIN = { bundleSha256: 'c'.repeat(64), mettle: '0.1.0', importedAt: '2026-11-25T10:00:00.000Z' };

function number(outcome: ComparedNumber['outcome']): ComparedNumber {
  return { name: 'a', subject: 'b', mine: 1, theirs: 1, difference: 0, outcome };
}

describe('what a comparison comes to', () => {
  it('is said in a sentence', () => {
    const words = (...outcomes: ComparedNumber['outcome'][]): string =>
      verdictWords({ numbers: outcomes.map(number), samePlan: true });
    expect(words('identical', 'identical')).toBe(
      'One plan; all 2 reported numbers are identical to the last digit.',
    );
    expect(words('identical', 'within-noise')).toContain('agrees, within noise at least');
    expect(words('different', 'missing', 'identical')).toBe(
      'One plan; of 3 reported numbers 1 differ by more than noise, and 1 are on one side alone.',
    );
    expect(verdictWords({ numbers: [], samePlan: false })).toContain('Two plans');
    expect(outcomeCounts([number('missing')]).get('missing')).toBe(1);
  });

  it('tells of probabilities where they were read, and where they differ', () => {
    const subject: ComparedSubject = {
      ...{ mine: 'a', theirs: 'b', name: 'c', how: 'same bytes', scales: [] },
      ...{ cells: 1200, identicalCells: 1199, largestDifference: 0.00012, meanKl: 0.25 },
    };
    expect(cellWords(subject)).toEqual([
      '1,199 of 1,200 cells in common are answered alike to the last digit.',
      'An option’s probability differs by 1.2 × 10^−4 at most.',
      'The mean KL divergence of mine from theirs is 0.25 nats.',
    ]);
    expect(cellWords({ ...subject, largestDifference: null, meanKl: null })).toHaveLength(1);
    expect(cellWords({ ...subject, largestDifference: 0, meanKl: 0 })).toHaveLength(1);
  });

  it('writes numbers short, with a true minus sign', () => {
    expect([0, 1472, 0.5, -0.123456, 1e-9, -2.5e-7].map(smallNumber)).toEqual([
      ...['0', '1472', '0.5', '−0.1235', '1.0 × 10^−9', '−2.5 × 10^−7'],
    ]);
    expect(numberWords(null)).toBe('–');
  });
});

describe('which of mine is compared', () => {
  const theirs = studySummary({ id: 9, origin: ORIGIN, responses: 10 });
  it('is that with the same plan, then that of the same kind', () => {
    const studies = [
      theirs,
      studySummary({ id: 1, planHash: 'x', kind: 'gain', responses: 10 }),
      studySummary({ id: 2, planHash: 'x', responses: 10 }),
      studySummary({ id: 3, responses: 10, origin: ORIGIN }),
      studySummary({ id: 4, responses: 10 }),
      studySummary({ id: 5 }),
    ];
    expect(comparableStudies(theirs, studies).map(({ id }) => id)).toEqual([4, 3, 2, 1]);
    expect(comparableStudies(theirs, [theirs])).toEqual([]);
  });

  it('stands in the address', () => {
    expect(compareAddress(9, null)).toBe('/compare/9');
    expect(mineInAddress(compareAddress(9, 4).split('?')[1]!)).toBe(4);
    for (const search of ['', 'mine=', 'mine=-1', 'mine=1e9', 'mine=x'])
      expect(mineInAddress(search)).toBeNull();
  });
});

describe('an imported study', () => {
  it('is read, and neither run nor gone on with', () => {
    for (const state of ['paused', 'complete', 'planned'] as const) {
      const study = studySummary({ state, origin: ORIGIN });
      expect(nextStep(study)).toBe('results');
      expect(studyAddress(study)).toBe('/results/1');
    }
    expect(nextStep(studySummary({ state: 'paused' }))).toBe('resume');
  });
});
