import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CorrelationPairFigure } from '../../../src/renderer/charts/correlation-pair-figure.js';
import { correlationTable } from '../../../src/renderer/charts/correlation-pair.js';
import { HistogramFigure, type HistogramPanel } from '../../../src/renderer/charts/histogram-figure.js';
import { histogramTable } from '../../../src/renderer/charts/histogram-panels.js';
import { correlationPairLayout } from '../../../src/renderer/charts/layout/correlation-pair-layout.js';
import {
  histogramLayout,
  outlinePath,
  TALLEST,
} from '../../../src/renderer/charts/layout/histogram-layout.js';

const HOSTILE = '"><script>window.hacked=1</script>';
const markup = (element: ReactElement): string => renderToStaticMarkup(element);
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const bins = (shares: readonly number[]) => ({ first: 1, width: 1, shares });
const panel = (changes: Partial<HistogramPanel> = {}): HistogramPanel => ({
  key: 'E',
  title: 'Extraversion',
  subtitle: 'SD 0.5 of 0.6',
  min: 1,
  max: 5,
  ticks: [1, 2, 3, 4, 5],
  bars: bins([0, 0.75, 0.25, 0]),
  outline: bins([0.25, 0.25, 0.25, 0.25]),
  marked: 3.2,
  lines: ['Simulated: mean 2.7'],
  open: () => undefined,
  ...changes,
});
const figure = (panels: readonly HistogramPanel[]): string =>
  markup(
    createElement(HistogramFigure, {
      panels,
      width: 900,
      label: 'Scores',
      barName: 'simulated people',
      outlineName: 'people',
      markedName: 'default persona',
    }),
  );

describe('distributions in panels', () => {
  it('make every panel a mark with its words, and draw bars, outline and default', () => {
    const svg = figure([panel(), panel({ key: 'N', title: 'Neuroticism', outline: null, marked: null })]);
    expect(count(svg, /data-mark=/g)).toBe(2);
    expect(count(svg, /tabindex="0"/gi)).toBe(1);
    expect(svg).toContain('aria-label="Extraversion. Simulated: mean 2.7. Opens the responses behind it."');
    // Two bars a panel and one in the legend; bins without anybody have none.
    expect(count(svg, /fill="var\(--chart-condition\)"/g)).toBe(5);
    expect(count(svg, /<path d="M[^"]*" fill="none" stroke="var\(--chart-target\)"/g)).toBe(2);
  });

  it('say nothing in the legend of what no panel has, and take a hostile name as text', () => {
    const svg = figure([panel({ title: HOSTILE, outline: null, marked: null })]);
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('default persona');
  });

  it('have every bin in the table', () => {
    const { columns, rows } = histogramTable([panel()], 'simulated people', 'people');
    expect(columns.map(({ heading }) => heading)).toEqual([
      'Panel',
      'From',
      'To',
      'Share: simulated people',
      'Share: people',
    ]);
    expect(rows).toEqual([
      ['Extraversion', 1, 2, 0, 0.25],
      ['Extraversion', 2, 3, 0.75, 0.25],
      ['Extraversion', 3, 4, 0.25, 0.25],
      ['Extraversion', 4, 5, 0, 0.25],
    ]);
    expect(histogramTable([panel({ outline: null })], 'a', 'b').columns).toHaveLength(4);
  });

  it('lie within the figure without lying upon each other, however many and wide', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 280, max: 1600 }), (size, width) => {
        const { panels, height } = histogramLayout(
          Array.from({ length: size }, () => ({ min: 1, max: 5, series: [bins([1, 0, 0, 0])] })),
          width,
          20,
        );
        for (const [at, { left, right, top, bottom, y }] of panels.entries()) {
          expect(left).toBeLessThan(right);
          expect(right).toBeLessThanOrEqual(width);
          expect(bottom).toBeLessThan(height);
          // A bar that holds everybody is cut off at the tallest.
          expect(y(1)).toBeCloseTo(y(TALLEST), 9);
          expect(y(1)).toBeGreaterThanOrEqual(top);
          for (const other of panels.slice(at + 1))
            expect(
              other.left >= right || other.top >= bottom || other.bottom <= top || other.right <= left,
            ).toBe(true);
        }
      }),
    );
  });

  it('outline from the ground back to the ground', () => {
    const [place] = histogramLayout([{ min: 1, max: 5, series: [bins([0.5, 0.5, 0, 0])] }], 400, 0).panels;
    expect(outlinePath(bins([0.5, 0.5, 0, 0]), place!)).toMatch(/^M4\.00,160V.*V160$/);
  });
});

describe('two correlation matrices', () => {
  const variables = [
    { short: 'E', name: 'Extraversion' },
    { short: 'N', name: 'Neuroticism' },
  ];
  const matrices = [
    {
      name: 'Simulated people',
      correlations: [
        [1, -0.9],
        [-0.9, 1],
      ],
    },
    {
      name: HOSTILE,
      correlations: [
        [1, null],
        [null, null],
      ],
    },
  ] as const;

  it('make every cell a mark with both values, in digits as well as colour', () => {
    const svg = markup(createElement(CorrelationPairFigure, { variables, matrices, width: 900 }));
    expect(count(svg, /data-mark=/g)).toBe(8);
    expect(svg).toContain('−.90');
    expect(svg).toContain('No correlation: one of them does not vary');
    expect(svg).not.toContain('<script');
  });

  it('have every pair in the table', () => {
    expect(correlationTable({ variables, matrices }).rows).toEqual([
      ['Neuroticism', 'Extraversion', -0.9, null],
    ]);
  });

  it('stand side by side where there is room, else one below the other', () => {
    const wide = correlationPairLayout(5, 900, 0).origins;
    expect(wide[0]?.y).toBe(wide[1]?.y);
    const narrow = correlationPairLayout(5, 280, 0).origins;
    expect(narrow[0]?.x).toBe(narrow[1]?.x);
    expect(narrow[1]!.y).toBeGreaterThan(narrow[0]!.y);
  });
});
