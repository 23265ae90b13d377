import { describe, expect, it } from 'vitest';
import { gainVerdict } from '../../../../src/main/studies/gain/verdict.js';
import {
  DOES_NOT_FOLLOW_TO,
  FOLLOWS_FROM,
  type GainFigure,
} from '../../../../src/shared/domain/gain/result.js';
import type { Gate } from '../../../../src/shared/domain/resistance/gate.js';

const passed: Gate = { passed: true, checks: [] };

const figure = (estimate: number, low = estimate, high = estimate): GainFigure => ({
  estimate,
  low,
  high,
  scales: 5,
  units: 'texts',
  unitCount: 5,
  unitShare: 0.1,
  levels: [1, 5, 9],
  spearman: 0.98,
});

const verdictOf = (gain: GainFigure | null, gate = passed) => gainVerdict({ answered: 1, gate, gain });

describe('the verdict of a gain study', () => {
  it('goes by the mean gain, with both cut-offs inclusive', () => {
    expect(verdictOf(figure(FOLLOWS_FROM)).label).toBe('follows');
    expect(verdictOf(figure(FOLLOWS_FROM - 0.01)).label).toBe('partly');
    expect(verdictOf(figure(DOES_NOT_FOLLOW_TO + 0.01)).label).toBe('partly');
    expect(verdictOf(figure(DOES_NOT_FOLLOW_TO)).label).toBe('does-not-follow');
  });

  it('names its figures, and where its interval reaches', () => {
    expect(verdictOf(figure(0.96, 0.75, 1.1)).sentence).toBe(
      'Follows, takes on the level that is asked for: gain 0.96 [0.75, 1.10], ρ 0.98 over 5 scales; the interval reaches into following in part.',
    );
    expect(verdictOf(figure(-0.001, -0.004, 0.002)).sentence).toContain('gain 0.00 [0.00, 0.00]');
    expect(verdictOf(figure(-0.4, -0.5, -0.3)).sentence).toContain('Scores move away from what is asked.');
  });

  it('is not measurable without the gate, without graded requests, and without answers', () => {
    const check = {
      id: 'negation-consistency',
      value: 0.2,
      threshold: 0.7,
      bound: 'least',
      passed: false,
      note: null,
    } as const;
    expect(verdictOf(figure(1), { passed: false, checks: [check] })).toEqual({
      label: 'not-measurable',
      sentence: 'Not measurable: negation consistency 0.20 (least 0.70).',
    });
    expect(verdictOf(null).label).toBe('not-measurable');
    expect(gainVerdict({ answered: 0, gate: passed, gain: null }).sentence).toBe(
      'Nothing has been answered yet.',
    );
  });
});
