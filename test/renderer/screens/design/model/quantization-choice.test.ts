import { describe, expect, it } from 'vitest';
import {
  comparableFamilies,
  comparisonOf,
  referenceChoices,
  withReference,
} from '../../../../../src/renderer/screens/design/model/quantization-choice.js';
import { quantizationSettingsSchema } from '../../../../../src/shared/domain/quantization/settings.js';
import { content } from '../draft-content-fixture.js';
import { subject } from '../../subjects/subjects-fixture.js';

const subjects = [
  subject('/m/q4.gguf', { group: 'zeta', bytes: 40, quantization: 'Q4_K_M' }),
  subject('/m/f16.gguf', { group: 'zeta', bytes: 160, quantization: 'F16' }),
  subject('/m/q8.gguf', { group: 'zeta', bytes: 80 }),
  subject('/m/alone.gguf', { group: 'alone', quantization: 'Q2_K' }),
];

describe('what variants are compared by', () => {
  it('is the default until a design says otherwise', () => {
    const settings = quantizationSettingsSchema.parse({ reference: 'Q8_0', alpha: 0.01 });
    expect(comparisonOf(content().design)).toEqual(quantizationSettingsSchema.parse({}));
    expect(comparisonOf({ quantization: settings })).toBe(settings);
  });

  it('offers families with something to compare', () => {
    expect(comparableFamilies(subjects).map(({ key }) => key)).toEqual(['zeta']);
  });

  it('offers the quantizations of the chosen subjects, and the one that is named', () => {
    const chosen = ['/m/q4.gguf', '/m/f16.gguf'];
    expect(referenceChoices(subjects, chosen, undefined)).toEqual(['F16', 'Q4_K_M']);
    expect(referenceChoices(subjects, chosen, 'BF16')).toEqual(['F16', 'Q4_K_M', 'BF16']);
    expect(referenceChoices(subjects, chosen, 'F16')).toEqual(['F16', 'Q4_K_M']);
  });

  it('names no reference for the largest file', () => {
    const named = withReference(quantizationSettingsSchema.parse({}), 'F16');
    expect(named.reference).toBe('F16');
    expect(Object.hasOwn(withReference(named, undefined), 'reference')).toBe(false);
  });
});
