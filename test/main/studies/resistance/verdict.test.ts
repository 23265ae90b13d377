import { describe, expect, it } from 'vitest';
import { verdict } from '../../../../src/main/studies/resistance/verdict.js';
import type { Gate, Instability, ResistanceFigures } from '../../../../src/shared/domain/resistance.js';
import { analysisSettingsSchema } from '../../../../src/shared/domain/study.js';

const settings = analysisSettingsSchema.parse({});
const open: Gate = { passed: true, checks: [] };
const shut: Gate = {
  passed: false,
  checks: [
    { id: 'refusal-rate', value: 0.4, threshold: 0.1, bound: 'largest', passed: false, note: null },
    { id: 'parse-rate', value: 1, threshold: 0.95, bound: 'least', passed: true, note: null },
  ],
};
const steady: Instability = {
  scales: {},
  icc1: { estimate: 0.3, low: 0.2, high: 0.4 },
  icck: null,
  decisiveness: null,
  noiseShare: null,
  belowMinIcc: true,
  unstable: false,
};
const figures = (estimate: number, low = estimate, high = estimate): ResistanceFigures => ({
  estimate,
  low,
  high,
  cells: 4,
  backfireShare: 0,
  byInstrument: {},
  byScale: {},
  byPersona: {},
  byTemplate: [],
  byWording: [],
  heldOutTemplates: null,
  heldOutWordings: null,
  rolePersona: null,
});
const evidence = {
  coverage: { answered: 1, expected: 1, share: 1 },
  gate: open,
  instability: steady,
  resistance: figures(0.1),
};

describe('verdict', () => {
  it.each([
    [0, 'flexible'],
    [0.2499, 'flexible'],
    [0.25, 'partial'],
    [0.6, 'partial'],
    [0.6001, 'closed'],
    [1, 'closed'],
  ])('of resistance %d is %s', (resistance, label) => {
    expect(verdict({ ...evidence, resistance: figures(resistance) }, settings).label).toBe(label);
  });

  it('takes its cut-offs from the study', () => {
    const strict = analysisSettingsSchema.parse({ flexibleBelow: 0.05, closedAbove: 0.08 });
    expect(verdict(evidence, strict).label).toBe('closed');
  });

  it('says so where the interval reaches over a cut-off', () => {
    const across = verdict({ ...evidence, resistance: figures(0.5, 0.2, 0.7) }, settings);
    expect(across.sentence).toContain('resistance 0.50 [0.20, 0.70]');
    expect(across.sentence).toContain('the interval reaches into flexible and closed');
    expect(verdict({ ...evidence, resistance: figures(0.5, 0.4, 0.55) }, settings).sentence).not.toContain(
      'reaches',
    );
  });

  it('never calls a subject resistant that fails the gate', () => {
    const result = verdict({ ...evidence, gate: shut, resistance: figures(1) }, settings);
    expect(result).toEqual({
      label: 'not-measurable',
      sentence: 'Not measurable: share of refusals 0.40 (largest 0.10).',
    });
  });

  it('puts instability before resistance, and the gate before both', () => {
    const instability = { ...steady, unstable: true };
    expect(verdict({ ...evidence, instability }, settings)).toMatchObject({
      label: 'unstable',
      sentence: expect.stringContaining('ICC 0.30, least 0.50'),
    });
    expect(verdict({ ...evidence, instability, gate: shut }, settings).label).toBe('not-measurable');
  });

  it('has nothing to say where nothing lies against the default', () => {
    expect(verdict({ ...evidence, resistance: null }, settings)).toMatchObject({
      label: 'not-measurable',
      sentence: expect.stringContaining('against the default'),
    });
  });
});
