import { describe, expect, it } from 'vitest';
import { readingsVerdict, type ReadingsEvidence } from '../../../../src/main/studies/readings/verdict.js';
import type { Reading } from '../../../../src/shared/domain/readings/result.js';

const reading = (kind: Reading['kind'], change: Partial<Reading> = {}): Reading => ({
  instrument: kind,
  name: kind,
  format: kind === 'self-report' ? 'rating' : 'choice',
  kind,
  traits: ['E'],
  items: 8,
  answered: 80,
  gate: { passed: true, checks: [] },
  used: true,
  caveat: null,
  ...change,
});

function evidence(
  selfReport: number,
  behaviour: number,
  change: Partial<ReadingsEvidence> = {},
  half = 0.02,
): ReadingsEvidence {
  const about = (estimate: number) => ({ estimate, low: estimate - half, high: estimate + half });
  return {
    coverage: { answered: 160, expected: 160, share: 1 },
    readings: [reading('self-report'), reading('behaviour')],
    gap: {
      cells: 8,
      leftOut: 0,
      gap: about(selfReport - behaviour),
      selfReport: about(selfReport),
      behaviour: about(behaviour),
    },
    convergence: 0.8,
    behaviourHolds: true,
    ...change,
  };
}

describe('the verdict of a readings study', () => {
  it.each([
    [0.9, 0.85, 0.8, 'agree'],
    [0.9, 0.85, 0.3, 'diverge'],
    [0.9, 0.85, null, 'agree'],
    [0.1, 0.05, -0.4, 'agree'],
    [0.9, 0.1, 0.1, 'self-report-only'],
    [0.9, 0.45, 0.9, 'diverge'],
    [0.9, -0.4, 0.1, 'diverge'],
    [0.2, 0.7, 0.9, 'diverge'],
  ] as const)('of adoption %s in self-report and %s in behaviour, r %s: %s', (own, other, r, label) => {
    expect(readingsVerdict(evidence(own, other, { convergence: r })).label).toBe(label);
  });

  it('names its figures, and says where the interval reaches over a cut-off', () => {
    const { sentence } = readingsVerdict(evidence(0.7, 0.15, {}, 0.1));
    expect(sentence).toBe(
      'Self-report only: personas move what it says of itself (adoption 0.70) and not what it does (0.15); gap 0.55 [0.45, 0.65]; the interval reaches into "diverge".',
    );
  });

  it('has nothing to say before anything is answered, or without a cell in common', () => {
    const nothing = { answered: 0, expected: 160, share: 0 };
    expect(readingsVerdict(evidence(1, 1, { coverage: nothing })).sentence).toBe(
      'Nothing has been answered yet.',
    );
    expect(readingsVerdict(evidence(1, 1, { gap: null })).label).toBe('not-measurable');
  });

  it('tells why no behavioural reading can be used', () => {
    const readings = [
      reading('self-report'),
      reading('behaviour', { used: false, caveat: 'The judge is not good enough.' }),
    ];
    expect(readingsVerdict(evidence(1, 1, { readings })).sentence).toContain('The judge is not good enough.');
  });
});
