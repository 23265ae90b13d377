import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { CrosstalkFigure } from '../../../src/renderer/charts/dose-response-crosstalk.js';
import { doseTable } from '../../../src/renderer/charts/dose-response.js';
import { DoseResponseFigure, type DoseScale } from '../../../src/renderer/charts/dose-response-figure.js';
import type { Crosstalk } from '../../../src/shared/domain/gain/crosstalk.js';
import { syntheticGain } from '../screens/results/gain/synthetic-gain.js';

const HOSTILE = '"><script>window.hacked=1</script>';
const markup = (element: ReactElement): string => renderToStaticMarkup(element);
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const views = [syntheticGain(0.5, 'half'), syntheticGain(0, 'stubborn')];

function scalesOf(shown = views, names = shown.map(({ subject }) => subject.name)): DoseScale[] {
  return (shown[0]?.result.scales ?? []).flatMap((scale) => {
    const series = shown.flatMap(({ subject, result }, place) =>
      result.doses.flatMap((dose) =>
        dose.scale === scale.scale ? [{ subject: subject.sha256, name: names[place] ?? '', dose }] : [],
      ),
    );
    return series.length === 0 ? [] : [{ scale, series }];
  });
}

const figure = (scales: readonly DoseScale[], opens = true): string =>
  markup(
    createElement(DoseResponseFigure, { scales, width: 900, onOpen: opens ? () => undefined : undefined }),
  );

describe('a dose-response', () => {
  it('makes every point a mark with its words, and one of them the tab stop', () => {
    const svg = figure(scalesOf(views.slice(0, 1)));
    expect(count(svg, /data-mark=/g)).toBe(4 * 9);
    expect(count(svg, /tabindex="0"/gi)).toBe(1);
    expect(svg).toContain(
      'aria-label="EI, level 1. Asked for 1.00, gave 2.50, from 2.50 to 2.50. Default 4.00. Stands out from the default. Opens the responses behind it."',
    );
    expect(figure(scalesOf(), false)).not.toContain('role="button"');
  });

  it('tells overlaid subjects apart by shape as well as colour, and by name', () => {
    const svg = figure(scalesOf());
    expect(count(svg, /data-mark=/g)).toBe(2 * 4 * 9);
    expect(svg).toContain('level 1, stubborn');
    expect(svg).toMatch(/<circle[^>]*fill="var\(--chart-1\)"/);
    expect(svg).toMatch(/<rect[^>]*fill="var\(--surface-panel\)" stroke="var\(--chart-2\)"/);
  });

  it('marks where a subject stops, and draws no stop where it follows to the ends', () => {
    const stops = (svg: string): number => count(svg, /stroke="var\(--problem\)" stroke-dasharray/g);
    const legend = 1;
    expect(stops(figure(scalesOf(views.slice(0, 1))))).toBe(legend);
    expect(stops(figure(scalesOf(views.slice(1))))).toBe(legend + 2 * 4);
  });

  it('takes a hostile name as text', () => {
    const svg = figure(scalesOf(views, [HOSTILE, 'stubborn']));
    expect(svg).not.toContain('<script');
    expect(svg).toContain('&lt;script&gt;');
  });

  it('has every point in its table', () => {
    const { columns, rows } = doseTable(scalesOf());
    expect(rows).toHaveLength(2 * 4 * 9);
    for (const row of rows) expect(row).toHaveLength(columns.length);
  });
});

describe('a crosstalk map', () => {
  const crosstalk: Crosstalk = {
    instrument: 'axes',
    source: 'single',
    requested: ['EI', 'SN'],
    observed: ['EI', 'SN'],
    slopes: [
      [0.9, -0.2],
      [0, 0.5],
    ],
    conditions: 18,
    own: 0.7,
    other: 0.1,
  };
  const svg = markup(
    createElement(CrosstalkFigure, {
      crosstalk,
      names: new Map([['EI', HOSTILE]]),
      width: 600,
      onOpen: undefined,
    }),
  );

  it('gives every pair a mark with its words, and takes a hostile name as text', () => {
    expect(count(svg, /data-mark=/g)).toBe(4);
    expect(svg).toContain('SN on its own request');
    expect(svg).not.toContain('<script');
  });

  it('outlines own requests, and dashes what moves the other way', () => {
    expect(count(svg, /stroke="var\(--chart-target\)"/g)).toBe(2);
    expect(count(svg, /stroke="var\(--problem\)" stroke-width="1.4" stroke-dasharray/g)).toBe(1);
  });
});
