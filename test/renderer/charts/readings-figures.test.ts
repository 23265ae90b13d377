import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { MultitraitMultimethodFigure } from '../../../src/renderer/charts/multitrait-multimethod-figure.js';
import { ReadingGapFigure } from '../../../src/renderer/charts/reading-gap-figure.js';
import { readingsFixture } from '../screens/results/readings/readings-fixture.js';

const markup = (element: ReactElement): string => renderToStaticMarkup(element);
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Four traits by three readings and one by two, each pair seen from both sides. */
const VALIDITIES = 4 * 6 + 2;

describe('the matrix of readings', () => {
  const { matrix } = readingsFixture();
  const svg = markup(
    createElement(MultitraitMultimethodFigure, {
      matrix: matrix!,
      readings: new Map([['axes', '"><script>x</script>']]),
      traits: new Map([['E', 'Extraversion']]),
      width: 900,
    }),
  );

  it('leads through every cell with one tab stop, and says what each is', () => {
    const size = matrix!.variables.length;
    expect(size).toBe(14);
    expect(count(svg, /data-mark=/g)).toBe(size * size);
    expect(count(svg, /tabindex="0"/gi)).toBe(1);
    expect(count(svg, /The same trait by two readings: should be high/g)).toBe(VALIDITIES);
    expect(svg).toContain('Extraversion');
  });

  it('outlines the validities by more than colour, and takes a hostile name as text', () => {
    expect(count(svg, /font-weight="600"/g)).toBe(VALIDITIES);
    expect(svg).not.toContain('<script');
  });
});

describe('the gap between readings', () => {
  const { gaps } = readingsFixture();
  const rows = [
    { trait: null, name: 'All traits', figure: gaps[0]!.overall },
    { trait: 'N', name: 'Neuroticism', figure: null },
  ];

  it('draws both readings by different shapes, and says so of a trait without a figure', () => {
    const svg = markup(
      createElement(ReadingGapFigure, { rows, width: 800, label: 'Gap', onOpen: () => undefined }),
    );
    expect(count(svg, /<circle[^>]*fill="var\(--chart-with\)"/g)).toBe(2);
    expect(count(svg, /<rect[^>]*fill="var\(--chart-against\)"/g)).toBe(2);
    expect(svg).toContain('nothing to compare');
    expect(count(svg, /role="button"/g)).toBe(1);
  });
});
