import { describe, expect, it } from 'vitest';
import { administrationSchema } from '../../../../../src/shared/domain/study.js';
import {
  FIRST_SAMPLED,
  inMode,
} from '../../../../../src/renderer/screens/design/model/administration-choice.js';

describe('the mode of an administration', () => {
  it('begins sampling with what a study file takes for granted', () => {
    expect(administrationSchema.parse({ mode: 'sampled', runs: FIRST_SAMPLED.runs })).toEqual(FIRST_SAMPLED);
  });

  it('brings the sampled settings back', () => {
    const mine = { ...FIRST_SAMPLED, runs: 5 };
    const readout = inMode(mine, 'readout', FIRST_SAMPLED);
    expect(readout).toEqual({ mode: 'readout' });
    expect(inMode(readout, 'sampled', mine)).toEqual(mine);
  });

  it('stays as it is in its own mode', () => {
    const mine = { ...FIRST_SAMPLED, runs: 5 };
    expect(inMode(mine, 'sampled', FIRST_SAMPLED)).toBe(mine);
  });
});
