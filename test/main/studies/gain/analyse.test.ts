import { describe, expect, it } from 'vitest';
import { gainResultSchema } from '../../../../src/shared/domain/gain/result.js';
import { acquiescent } from '../answers/synthetic.js';
import { analyse, following, gradedStudy, profiles, single } from './graded-study.js';

const whole = gradedStudy({ ...single(), ...profiles() }, { antiTargets: true, extraDomain: true });

describe('the findings of a gain study', () => {
  it('keep to their schema, and are the same bytes every time', () => {
    const result = analyse(whole, following(whole, 0.5));
    expect(() => gainResultSchema.parse(JSON.parse(JSON.stringify(result)))).not.toThrow();
    expect(JSON.stringify(analyse(whole, following(whole, 0.5)))).toBe(JSON.stringify(result));
    expect(result).toMatchObject({ partial: false, verdict: { label: 'partly' }, gate: { passed: true } });
    expect(result.default.means['axes']?.['EI']).toBeCloseTo(4, 10);
    expect(result.scales.map(({ scale }) => scale)).toEqual(['EI', 'SN', 'TF', 'JP', 'X']);
    expect(result.doses.map(({ scale }) => scale)).toEqual(['EI', 'SN', 'TF', 'JP']);
  });

  it.each([0, 0.01, 0.3, 0.7])('say what they can of the share %d of the answers', (share) => {
    const result = analyse(whole, following(whole, 0.5), share);
    expect(() => gainResultSchema.parse(JSON.parse(JSON.stringify(result)))).not.toThrow();
    expect(result.partial).toBe(true);
  });

  it('are not measurable of a subject that agrees with everything', () => {
    const result = analyse(whole, acquiescent);
    expect(result.verdict.label).toBe('not-measurable');
    expect(result.gain).not.toBeNull();
  });
});
