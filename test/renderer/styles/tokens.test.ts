import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const text = readFileSync(join(import.meta.dirname, '../../../src/renderer/styles/tokens.css'), 'utf8');

/** The colours of the block that begins with `selector`. */
function colours(selector: string): Map<string, string> {
  const start = text.indexOf(selector);
  const block = text.slice(start, text.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', colour = '']) => [name, colour]),
  );
}

/** Relative luminance (WCAG 2.2). */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

const THEMES = [
  ['light', ":root[data-theme='light']"],
  ['dark', ":root[data-theme='dark']"],
] as const;

const SURFACES = ['surface-page', 'surface-panel', 'surface-sunken', 'surface-raised'];

/** Foreground and background of everything that is read. */
const TEXT_PAIRS = [
  ...[
    'text',
    'text-soft',
    'text-faint',
    'accent',
    'accent-strong',
    'good',
    'warning',
    'problem',
    'chart-text',
  ].flatMap((name) => SURFACES.map((surface) => [name, surface])),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-strong'],
  ['accent-strong', 'accent-soft'],
  ['text', 'accent-soft'],
  ['good', 'good-soft'],
  ['warning', 'warning-soft'],
  ['problem', 'problem-soft'],
  ['text-soft', 'problem-soft'],
  ['surface-page', 'text'],
];

/** What is seen rather than read: control borders, the focus ring, marks of charts. */
const GRAPHIC_PAIRS = [
  'line-strong',
  'focus',
  'chart-default',
  'chart-placebo',
  'chart-condition',
  'chart-target',
  'chart-against',
  'chart-with',
  'chart-axis',
  ...[1, 2, 3, 4, 5, 6, 7, 8].map((number) => `chart-${number}`),
].flatMap((name) => ['surface-page', 'surface-panel', 'surface-raised'].map((surface) => [name, surface]));

describe.each(THEMES)('the %s theme', (_name, selector) => {
  const tokens = colours(selector);
  const ratio = ([one = '', other = '']: readonly string[]): number => {
    const colour = tokens.get(one);
    const ground = tokens.get(other);
    if (colour === undefined || ground === undefined) throw new Error(`${one} or ${other} is no colour.`);
    return contrast(colour, ground);
  };

  it('keeps 4.5:1 for all text', () => {
    expect(
      TEXT_PAIRS.filter((pair) => ratio(pair) < 4.5).map((pair) => `${pair.join(' on ')}: ${ratio(pair)}`),
    ).toEqual([]);
  });

  it('keeps 3:1 for all graphics', () => {
    expect(
      GRAPHIC_PAIRS.filter((pair) => ratio(pair) < 3).map((pair) => `${pair.join(' on ')}: ${ratio(pair)}`),
    ).toEqual([]);
  });

  it('has a sequence whose steps go one way', () => {
    const steps = Array.from({ length: 9 }, (_, step) =>
      luminance(tokens.get(`chart-sequence-${step}`) ?? ''),
    );
    const sorted = [...steps].sort((one, other) => one - other);
    expect([sorted, [...sorted].reverse()]).toContainEqual(steps);
    expect(new Set(steps).size).toBe(9);
  });
});

it('has the same colours in both themes', () => {
  const [light, dark] = THEMES.map(([, selector]) => [...colours(selector).keys()]);
  expect(light).toEqual(dark);
});
