import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { DecisionMapFigure } from '../../../src/renderer/charts/decision-map.js';
import { IccByLengthFigure } from '../../../src/renderer/charts/icc-by-length.js';
import { VarianceSharesFigure } from '../../../src/renderer/charts/variance-shares.js';
import { half } from '../../main/studies/answers/synthetic.js';
import { instabilityFixture } from '../screens/results/instability/instability-fixture.js';

const markup = (element: ReactElement): string => renderToStaticMarkup(element);
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const result = instabilityFixture(half);

describe('variance in parts', () => {
  it('tells parts apart by hatching beside colour, and takes a hostile name as text', () => {
    const svg = markup(
      createElement(VarianceSharesFigure, {
        label: 'Shares',
        kinds: ['a', 'b', 'c'].map((id) => ({ id, label: `kind ${id}` })),
        bars: [
          {
            key: '1',
            name: '"><script>x</script>',
            parts: [
              { kind: 'a', variance: 3, share: 0.75 },
              { kind: 'c', variance: 1, share: 0.25 },
            ],
            lines: ['a 3'],
          },
        ],
        width: 800,
      }),
    );
    expect(svg).toContain('75');
    expect(svg).toContain('kind c');
    expect(svg).not.toContain('kind b');
    expect(svg).toMatch(/fill="url\(#[\w-]+-2\)"/);
    expect(svg).not.toContain('<script');
    expect(count(svg, /tabindex="0"/gi)).toBe(1);
  });
});

describe('an intraclass correlation by test length', () => {
  it('has a mark a length, filled where it was asked', () => {
    const { curve } = result.overall!;
    const svg = markup(
      createElement(IccByLengthFigure, {
        label: 'By length',
        mean: curve,
        scales: result.scales.map(({ scale, name, curve: own }) => ({ key: scale, name, curve: own })),
        administered: [4],
        width: 800,
      }),
    );
    expect(count(svg, /data-mark=/g)).toBe(curve.length);
    expect(count(svg, /As it was asked/g)).toBeGreaterThanOrEqual(1);
    expect(count(svg, /Projected/g)).toBe(curve.length - 1);
    expect(svg).not.toContain('NaN');
  });
});

describe('a decision study', () => {
  it('has a cell a design, outlined where the target is reached, with the asked one marked', () => {
    const { decision } = result.scales[0]!;
    const svg = markup(
      createElement(DecisionMapFigure, {
        label: 'Designs',
        decision,
        templates: decision.now.templates,
        target: 0.8,
        width: 900,
      }),
    );
    expect(count(svg, /data-mark=/g)).toBe(decision.items.length * decision.runs.length);
    expect(svg).toContain('exact');
    expect(count(svg, /Reaches the target/g)).toBe(
      decision.relative[decision.templates.indexOf(decision.now.templates)]!.flat().filter(
        (value) => (value ?? 0) >= 0.8,
      ).length,
    );
    expect(count(svg, /width="6" height="6"/g)).toBe(1);
    expect(svg).not.toContain('NaN');
  });
});
