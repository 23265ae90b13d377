import { describe, expect, it } from 'vitest';
import { preferenceOf, themeOf } from '../../../src/renderer/state/theme.js';

describe('the theme', () => {
  it.each([
    ['system', true, 'dark'],
    ['system', false, 'light'],
    ['light', true, 'light'],
    ['dark', false, 'dark'],
  ] as const)('preferred as %s on a system that is dark: %s, is %s', (preference, dark, theme) => {
    expect(themeOf(preference, dark)).toBe(theme);
  });

  it.each([
    ['dark', 'dark'],
    ['light', 'light'],
    ['system', 'system'],
    ['sepia', 'system'],
    [null, 'system'],
  ])('kept as %j is preferred as %s', (text, preference) => {
    expect(preferenceOf(text)).toBe(preference);
  });
});
