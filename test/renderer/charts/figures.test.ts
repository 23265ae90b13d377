import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { IntervalRows } from '../../../src/renderer/charts/interval-rows.js';
import { PersonaMapFigure } from '../../../src/renderer/charts/persona-map-figure.js';
import { RidgelineFigure } from '../../../src/renderer/charts/ridgeline-figure.js';
import { syntheticView } from '../screens/results/resistance/synthetic-view.js';
import { profile, scale, standing } from './profiles.js';

const HOSTILE = '"><script>window.hacked=1</script>';
const markup = (element: ReactElement): string => renderToStaticMarkup(element);
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const ridgeline = (label = 'INTP', opens = true): string =>
  markup(
    createElement(RidgelineFigure, {
      scale,
      profiles: [standing, profile({ label })],
      reference: standing,
      band: null,
      order: 'request',
      width: 700,
      words: () => ['Mean 2.00'],
      onOpen: opens ? () => undefined : undefined,
    }),
  );

describe('a figure', () => {
  it('gives every mark a name, and one of them the tab stop', () => {
    const svg = ridgeline();
    expect(count(svg, /data-mark=/g)).toBe(2);
    expect(count(svg, /tabindex="0"/gi)).toBe(1);
    expect(svg).toContain('aria-label="INTP. Mean 2.00. Opens the responses behind it."');
  });

  it('makes marks buttons only where they open something', () => {
    expect(ridgeline('INTP')).toContain('role="button"');
    expect(ridgeline('INTP', false)).not.toContain('role="button"');
  });

  it('ends in points where an estimate or its interval lies beyond the axis', () => {
    const row = (key: string, estimate: number, low: number, high: number) => ({
      key,
      label: key,
      text: '',
      figure: { estimate, low, high },
      lines: [],
    });
    const svg = (rows: ReturnType<typeof row>[]): string =>
      markup(
        createElement(IntervalRows, {
          label: 'x',
          groups: [{ heading: null, rows }],
          width: 600,
          domain: [0, 1],
        }),
      );
    expect(count(svg([row('within', 0.5, 0, 1)]), /<circle/g)).toBe(1);
    expect(svg([row('within', 0.5, 0, 1)])).not.toContain('<path');
    const long = svg([row('long', 0.5, -2, 7)]);
    expect([count(long, /<circle/g), count(long, /<path/g)]).toEqual([1, 2]);
    const far = svg([row('far', 2.6, 0.5, 20)]);
    expect([count(far, /<circle/g), count(far, /<path/g)]).toEqual([0, 1]);
  });

  it('takes a hostile name as text', () => {
    const svg = ridgeline(HOSTILE);
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
  });

  it('tells against-default from with-default by shape as well as colour', () => {
    const shape = (direction: 'against' | 'with'): string =>
      markup(
        createElement(RidgelineFigure, {
          scale,
          profiles: [profile({ direction })],
          reference: null,
          band: null,
          order: 'request',
          width: 700,
          words: () => [],
          onOpen: undefined,
        }),
      );
    expect(shape('against')).toMatch(/<circle[^>]*fill="var\(--chart-against\)"/);
    expect(shape('with')).toMatch(/<rect[^>]*fill="var\(--chart-with\)"/);
  });
});

it('gives a row without a figure its words and no mark on the axis', () => {
  const rows = [{ key: 'a', label: 'acquiescent', text: 'not measurable', figure: null, lines: [] }];
  const svg = markup(
    createElement(IntervalRows, { label: 'Resistance', groups: [{ heading: null, rows }], width: 600 }),
  );
  expect(svg).toContain('not measurable');
  expect(svg).not.toContain('<circle');
});

it('marks the diagonal and the default’s column of a persona map, and leads through every cell', () => {
  const map = syntheticView().views.personaMap!;
  const svg = markup(createElement(PersonaMapFigure, { map, width: 900, onOpen: undefined }));
  expect(count(svg, /data-mark=/g)).toBe(16 * 20);
  expect(svg).toContain(`Asked for INTP, measured ${map.defaultType}`);
  expect(svg).toContain('What was asked for');
  expect(svg).toContain('stroke-dasharray="5 3"');
});
