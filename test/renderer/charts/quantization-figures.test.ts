import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { AnswerChangeFigure } from '../../../src/renderer/charts/answer-change-figure.js';
import { EffectSizeFigure } from '../../../src/renderer/charts/effect-size-figure.js';
import { IntervalRows } from '../../../src/renderer/charts/interval-rows.js';
import { changeBin } from '../../../src/renderer/charts/layout/answer-change-layout.js';
import { scorePairsLayout } from '../../../src/renderer/charts/layout/score-pairs-layout.js';
import { Pairs } from '../../../src/renderer/charts/score-pairs.js';
import { OUTCOME_WORDS, VariantMark } from '../../../src/renderer/charts/variant-marks.js';
import type { ScaleView } from '../../../src/shared/contract/views.js';
import { VARIANT_OUTCOMES } from '../../../src/shared/domain/quantization/equivalence.js';

const HOSTILE = '"><script>window.hacked=1</script>';
const markup = (element: ReactElement): string => renderToStaticMarkup(element);
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const colourless = (text: string): string => text.replaceAll(/var\(--[a-z0-9-]+\)/g, '');

describe('effect against size', () => {
  const draw = (label = 'Q4_0'): string =>
    markup(
      createElement(EffectSizeFigure, {
        label: 'Effect',
        width: 700,
        points: [
          {
            key: 'a',
            label: 'F16',
            bytes: 2e6,
            change: null,
            reference: true,
            outcome: 'reference',
            lines: ['Reference'],
          },
          {
            key: 'b',
            label,
            bytes: 1e6,
            change: { estimate: 0.2, low: 0.1, high: 0.3 },
            reference: false,
            outcome: 'equivalent',
            lines: ['Equivalent'],
            open: () => undefined,
          },
        ],
      }),
    );

  it('gives each variant a name, one of them the tab stop, and the way behind it', () => {
    const svg = draw();
    expect(count(svg, /data-mark=/g)).toBe(2);
    expect(count(svg, /tabindex="0"/gi)).toBe(1);
    expect(svg).toContain('aria-label="Q4_0. Equivalent. Opens the responses behind it."');
    expect(svg).toContain('counts as no change');
  });

  it('takes a hostile name as text', () => {
    expect(draw(HOSTILE)).not.toContain('<script');
  });
});

it('tells every outcome by its shape, not by colour alone', () => {
  const shapes = VARIANT_OUTCOMES.map((outcome) =>
    colourless(markup(createElement('svg', null, createElement(VariantMark, { outcome, x: 9, y: 9 })))),
  );
  expect(new Set(shapes).size).toBe(VARIANT_OUTCOMES.length);
  expect(Object.keys(OUTCOME_WORDS)).toEqual([...VARIANT_OUTCOMES]);
});

it('draws the mark of a row in place of a disc, and none beyond the axis', () => {
  const rows = (estimate: number): string =>
    markup(
      createElement(IntervalRows, {
        label: 'Tests',
        width: 600,
        domain: [-2, 2],
        ticks: [-1, 0, 1],
        groups: [
          {
            heading: null,
            rows: [
              {
                key: 'a',
                label: 'SN',
                text: '',
                figure: { estimate, low: estimate - 0.1, high: estimate + 0.1 },
                lines: [],
                mark: (x, y) => createElement('rect', { x, y, id: 'own' }),
              },
            ],
          },
        ],
      }),
    );
  expect(rows(0.5)).toContain('id="own"');
  expect(rows(0.5)).not.toContain('<circle');
  expect(rows(5)).not.toContain('id="own"');
  expect(rows(0.5)).toContain('−1');
});

describe('the map of changes', () => {
  const draw = (value: number | null): string =>
    markup(
      createElement(AnswerChangeFigure, {
        label: 'Map',
        measure: 'kl',
        width: 600,
        columns: ['no prompt', 'INTP'],
        rows: ['all items', 'I plan.'].map((label) => ({
          key: label,
          label,
          cells: ['no prompt', 'INTP'].map((column) => ({
            value,
            title: `${label}, ${column}`,
            lines: [],
            open: () => undefined,
          })),
        })),
      }),
    );

  it('makes every cell a mark, and one of them the tab stop', () => {
    const svg = draw(0.02);
    expect(count(svg, /role="button"/g)).toBe(4);
    expect(count(svg, /tabindex="0"/gi)).toBe(1);
    expect(svg).toContain('aria-label="I plan., INTP. Opens the responses behind it."');
  });

  it('tells what was not answered from what did not change', () => {
    expect(draw(null)).not.toBe(draw(0));
    expect(changeBin('kl', 0).step).toBe(0);
    expect(changeBin('kl', 3).step).toBe(8);
    expect(changeBin('flips', 0).label).toBe('none');
    expect(changeBin('flips', 1).label).toBe('all');
  });
});

describe('paired distributions', () => {
  const scale = {
    instrument: 'axes',
    scale: 'SN',
    name: 'Practical – Imaginative',
    low: { name: 'Practical', letter: 'S' },
    high: { name: 'Imaginative', letter: 'N' },
    min: 1,
    max: 5,
    midpoint: 3,
  } as ScaleView;
  const lattice = (probabilities: number[]) => ({ first: 1, step: 1, probabilities });
  const paired = (reference: number[] | null) => ({
    scale,
    pair: {
      instrument: 'axes',
      scale: 'SN',
      reference: reference === null ? null : lattice(reference),
      variant: lattice([0, 0, 0.5, 0.5, 0]),
    },
    means: { reference: reference === null ? null : 3, variant: 3.5 },
    text: '3.00 → 3.50',
  });
  const draw = (reference: number[] | null): string =>
    markup(
      createElement(Pairs, {
        label: 'Default',
        width: 600,
        scales: [paired(reference)],
        names: { variant: 'Q4_0', reference: reference === null ? null : 'F16' },
        words: () => ['Mean 3.50'],
      }),
    );

  it('draws the reference over the variant, and nothing for it where there is none', () => {
    expect(draw([0, 0, 1, 0, 0])).toContain('F16, the reference');
    expect(draw(null)).not.toContain('the reference');
    expect(count(draw([0, 0, 1, 0, 0]), /stroke-dasharray="4 2"/g)).toBe(1);
    expect(count(draw(null), /stroke-dasharray="4 2"/g)).toBe(0);
  });

  it('draws densities of all scales at one height a unit', () => {
    const { rows } = scorePairsLayout([paired([0, 0, 1, 0, 0])], 600, 0);
    const [row] = rows;
    const top = (path: string): number =>
      Math.min(...[...path.matchAll(/,([\d.]+)/g)].map(([, y]) => Number(y)));
    const high = (path: string): number => row!.ground - top(path);
    expect(high(row!.referenceShape)).toBeCloseTo(2 * high(row!.shape), 0);
  });
});
