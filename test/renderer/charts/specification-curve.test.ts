import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { LevelFigure } from '../../../src/renderer/charts/factor-effects-by-level.js';
import {
  SpecificationCurveFigure,
  type CurveColumn,
} from '../../../src/renderer/charts/specification-curve-figure.js';
import { SharesFigure } from '../../../src/renderer/charts/specification-curve-shares.js';

const HOSTILE = '"><script>window.hacked=1</script>';
const markup = (element: ReactElement): string => renderToStaticMarkup(element);
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const column = (id: string, changes: Partial<CurveColumn> = {}): CurveColumn => ({
  id,
  figure: { estimate: 0.4, low: 0.3, high: 0.5 },
  conclusion: 'partial',
  levels: [0],
  lines: ['Resistance 0.40'],
  open: () => undefined,
  ...changes,
});

const curve = (columns: readonly CurveColumn[], level = 'English'): string =>
  markup(
    createElement(SpecificationCurveFigure, {
      label: 'Curve',
      width: 700,
      columns,
      factors: [{ name: 'Language', levels: [level, 'German'] }],
      range: { min: 0, max: 1 },
      cuts: [{ value: 0.25, label: 'flexible' }],
      median: 0.4,
      quantity: 'Resistance',
    }),
  );

describe('the specification curve', () => {
  it('gives every specification a name, and one of them the tab stop', () => {
    const svg = curve([column('s01'), column('s02'), column('s03', { open: undefined })]);
    expect(count(svg, /data-mark=/g)).toBe(3);
    expect(count(svg, /tabindex="0"/gi)).toBe(1);
    expect(count(svg, /role="button"/g)).toBe(2);
    expect(svg).toContain('aria-label="Specification s01. Resistance 0.40. Opens the responses behind it."');
  });

  it('tells verdicts by shape as well as colour, and names those that are there', () => {
    const svg = curve([column('s01'), column('s02', { conclusion: 'not-measurable' })]);
    expect(svg).toContain('Not measurable');
    expect(svg).not.toContain('>Closed<');
    const without = (id: string, conclusion: CurveColumn['conclusion']): string =>
      curve([column(id, { conclusion })]).replaceAll(/var\(--[a-z0-9-]+\)/g, '');
    const shapes = (['flexible', 'partial', 'closed', 'not-measurable'] as const).map((conclusion) =>
      without('s01', conclusion).replaceAll(/>(Flexible|Partial|Closed|Not measurable)</g, '><'),
    );
    expect(new Set(shapes).size).toBe(4);
  });

  it('takes a hostile name as text', () => {
    const svg = curve([column('s01', { lines: [HOSTILE] })], HOSTILE);
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
  });
});

it('draws a bar for each level whose parts take the whole of it', () => {
  const svg = markup(
    createElement(SharesFigure, {
      label: 'Shares',
      width: 700,
      kinds: [
        { id: 'a', name: 'Flexible', paint: 'var(--chart-1)' },
        { id: 'b', name: 'Closed', paint: 'var(--chart-2)' },
      ],
      groups: [
        {
          heading: 'Language',
          rows: [
            {
              key: 'en',
              label: 'English',
              text: '4 specifications',
              lines: ['Flexible in 3'],
              shares: [
                { id: 'a', count: 3, share: 0.75 },
                { id: 'b', count: 1, share: 0.25 },
              ],
            },
          ],
        },
      ],
    }),
  );
  expect(svg).toContain('Flexible 3');
  expect(svg).toContain('role="img"');
  const widths = [...svg.matchAll(/width="([\d.]+)" height="16"/g)].map(([, width]) => Number(width));
  expect((widths[0]! + 1.5) / (widths[1]! + 1.5)).toBeCloseTo(3, 9);
});

it('sets each language in its own writing', () => {
  const svg = markup(
    createElement(LevelFigure, {
      label: 'Languages',
      width: 700,
      domain: [0, 1],
      levels: [
        { id: 'en', name: 'English', tag: 'en', direction: 'ltr' },
        { id: 'ar', name: 'العربية', tag: 'ar', direction: 'rtl' },
      ],
      rows: [
        {
          key: 'resistance',
          label: 'Resistance',
          text: '',
          lines: ['English 0.40'],
          means: [
            { level: 'en', estimate: 0.4, low: 0.3, high: 0.5 },
            { level: 'ar', estimate: 0.6, low: null, high: null },
          ],
        },
      ],
    }),
  );
  expect(svg).toMatch(/<text[^>]*lang="ar"[^>]*direction="rtl"[^>]*text-anchor="end"/);
});
