import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFindings } from '../../../../src/main/bundles/rerun/compare-findings.js';
import type { Findings } from '../../../../src/shared/contract/results.js';

/** Findings with what matters here alone: the comparison reads their numbers and nothing else. */
function findings(result: unknown): Findings {
  return { kind: 'gain', result } as Findings;
}

function outcomes(mine: unknown, theirs: unknown, exact = false): Record<string, string> {
  const compared = compareFindings(findings(mine), findings(theirs), { subject: 'one', exact });
  return Object.fromEntries(compared.map(({ name, outcome }) => [name, outcome]));
}

describe('two findings', () => {
  it('are identical where every number is, whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.boolean(), (result, exact) => {
        const names = Object.values(outcomes({ result }, { result }, exact));
        expect(names.every((outcome) => outcome === 'identical')).toBe(true);
      }),
    );
  });

  it('agree within noise where the interval of their difference holds 0', () => {
    const mine = { gain: { estimate: 0.5, low: 0.4, high: 0.6 } };
    expect(outcomes(mine, { gain: { estimate: 0.55, low: 0.42, high: 0.66 } })).toEqual({
      'gain › estimate': 'within-noise',
      'gain › low': 'within-noise',
      'gain › high': 'within-noise',
    });
    // The half-widths that face each other are 0.06 and 0.08, and √(0.06² + 0.08²) is 0.1.
    const near = { gain: { estimate: 0.65, low: 0.6, high: 0.73 } };
    const facing = { gain: { estimate: 0.75, low: 0.67, high: 0.9 } };
    const wide = { gain: { estimate: 0.5, low: 0.44, high: 0.56 } };
    expect(outcomes(mine, near)['gain › estimate']).toBe('different');
    expect(outcomes(wide, { gain: { ...facing.gain, estimate: 0.599, low: 0.519 } })).toMatchObject({
      'gain › estimate': 'within-noise',
    });
    expect(outcomes(wide, { gain: { ...facing.gain, estimate: 0.601, low: 0.521 } })).toMatchObject({
      'gain › estimate': 'different',
    });
  });

  it('differ in readout mode however little apart', () => {
    const mine = { gain: { estimate: 0.5, low: 0.4, high: 0.6 } };
    const theirs = { gain: { estimate: 0.5 + 2 ** -52, low: 0.4, high: 0.6 } };
    expect(outcomes(mine, theirs, true)['gain › estimate']).toBe('different');
    expect(outcomes(mine, theirs, false)['gain › estimate']).toBe('within-noise');
  });

  it('differ in a number that has no interval', () => {
    expect(outcomes({ rate: 0.9 }, { rate: 0.91 })).toEqual({ rate: 'different' });
  });

  it('tell what only one of them has, and leave speeds out', () => {
    const numbers = outcomes({ rate: 1, tokensPerSecond: 5 }, { rate: null, more: 2, tokensPerSecond: 9 });
    expect(numbers).toEqual({ rate: 'missing', more: 'missing' });
    const none = compareFindings(null, findings({ rate: 1 }), { subject: 'one', exact: true });
    expect(none).toEqual([
      { name: 'rate', subject: 'one', mine: null, theirs: 1, difference: null, outcome: 'missing' },
    ]);
  });
});
