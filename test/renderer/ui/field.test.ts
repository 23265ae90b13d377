import { expect, it } from 'vitest';
import { describedBy } from '../../../src/renderer/ui/field.js';

it('names the hint and the error that a control has', () => {
  expect(describedBy('x', 'a hint', 'an error')).toBe('x-hint x-error');
  expect(describedBy('x', undefined, 'an error')).toBe('x-error');
  expect(describedBy('x', '', null)).toBeUndefined();
});
