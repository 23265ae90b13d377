import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Slopes, type CongruenceSlope } from '../../../src/renderer/charts/congruence-slopes.js';
import { congruenceLayout } from '../../../src/renderer/charts/layout/congruence-layout.js';

const HOSTILE = '"><script>window.hacked=1</script>';
const slope = (label: string, place: number): CongruenceSlope => ({
  key: label,
  label,
  words: 'identity-congruent',
  congruent: 0.9,
  incongruent: 0.6,
  neutral: place === 0 ? null : { estimate: 0.75, low: 0.7, high: 0.8 },
  lines: ['Right in 0.90'],
  open: () => undefined,
});
const draw = (...labels: string[]): string =>
  renderToStaticMarkup(createElement(Slopes, { label: 'Slopes', width: 640, slopes: labels.map(slope) }));
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

describe('the layout of slopes', () => {
  it('keeps panels beside and below each other, and shares within them', () => {
    const { panels, height, panelHeight, y } = congruenceLayout(8, 640, 20);
    expect(new Set(panels.map(({ x, top }) => `${x} ${top}`)).size).toBe(8);
    for (const { x, width, incongruentX, congruentX, neutralX } of panels) {
      const across = [x, incongruentX, congruentX, neutralX, x + width];
      expect(across).toEqual([...across].sort((left, right) => left - right));
      expect(x + width).toBeLessThanOrEqual(640.001);
    }
    expect(height).toBe(20 + 2 * panelHeight);
    expect(y(1)).toBeLessThan(y(0.5));
    expect(y(0.5)).toBeLessThan(y(0));
    expect([y(1.4), y(-1)]).toEqual([y(1), y(0)]);
  });

  it('has room for one panel however narrow the page is, and for none', () => {
    expect(congruenceLayout(3, 90, 0).panels.map(({ x }) => x)).toEqual([34, 34, 34]);
    expect(congruenceLayout(0, 640, 0).panels).toEqual([]);
  });
});

describe('slopes', () => {
  it('give each identity a name, one of them the tab stop, and the way behind it', () => {
    const svg = draw('Democrat', 'Republican');
    expect(count(svg, /data-mark=/g)).toBe(2);
    expect(count(svg, /tabindex="0"/gi)).toBe(1);
    expect(svg).toContain('aria-label="Democrat. Right in 0.90. Opens the responses behind it."');
    for (const words of ['against', 'suits', 'neutral', 'chance', 'identity-congruent']) {
      expect(svg).toContain(words);
    }
  });

  it('take a hostile name as text', () => {
    expect(draw(HOSTILE)).not.toContain('<script');
  });
});
