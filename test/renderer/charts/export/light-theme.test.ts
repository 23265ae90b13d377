import { expect, it } from 'vitest';
import { lightProperties, type ThemeRule } from '../../../../src/renderer/charts/export/light-theme.js';

function rule(selectorText: string, properties: Record<string, string>): ThemeRule {
  const names = Object.keys(properties);
  return {
    selectorText,
    style: Object.assign(names, { getPropertyValue: (name: string) => ` ${properties[name] ?? ''}` }),
  };
}

it('takes the light theme’s colours, whichever theme is shown', () => {
  const properties = lightProperties([
    rule(':root', { '--space-1': '4px', 'font-size': '16px' }),
    rule(":root, :root[data-theme='light']", { '--text': '#111' }),
    rule(":root[data-theme='dark']", { '--text': '#eee' }),
    rule('.other', { '--text': 'red' }),
    {},
  ]);
  expect([...properties]).toEqual([
    ['--space-1', '4px'],
    ['--text', '#111'],
  ]);
});
