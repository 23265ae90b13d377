import { describe, expect, it } from 'vitest';
import { FigureStyles } from '../../../../src/renderer/report/server/figure-styles.js';
import { readSvg } from '../../../../src/renderer/report/server/figure-markup.js';
import { styleRules } from '../../../../src/renderer/report/server/style-rules.js';

const CSS = `:root{--ink:#111;--font:"A b", sans-serif}@font-face{font-family:A;src:url(data:font/woff2;base64,AA==)}
.svg{font-family:var(--font);font-size:12px}.svg text{fill:#444}.svg .strong{fill:var(--ink)}
.pale svg path{opacity:.4}.strong,.heading{font-weight:600}@media print{.svg text{fill:red}}`;
const theme = new Map([
  ['--ink', '#111'],
  ['--font', '"A b", sans-serif'],
]);

describe('styleRules', () => {
  it('gives one rule a selector, in order, and leaves out what holds somewhere only', () => {
    const rules = styleRules(CSS).map(({ selector }) => selector);
    expect(rules).toEqual([
      ':root',
      '.svg',
      '.svg text',
      '.svg .strong',
      '.pale svg path',
      '.strong',
      '.heading',
    ]);
    expect(Object.fromEntries(styleRules('a{b:url(data:x;y,z);c:"p;q"}')[0]!.declarations)).toEqual({
      b: 'url(data:x;y,z)',
      c: '"p;q"',
    });
  });
});

describe('FigureStyles', () => {
  const styles = new FigureStyles(styleRules(CSS), theme);

  it('weighs rules, lets children inherit, and puts in the theme’s values', () => {
    const svg = styles.styled(
      readSvg(
        '<svg class="svg"><text class="strong">a</text><g fill="var(--ink)"><text>b</text><path/></g></svg>',
      ),
    );
    const [strong, group] = svg.children as [typeof svg, typeof svg];
    expect(strong.style).toMatchObject({
      fill: '#111',
      'font-weight': '600',
      'font-size': '12px',
      'font-family': '"A b", sans-serif',
    });
    const [text, path] = group.children as [typeof svg, typeof svg];
    expect(text.style['fill']).toBe('#444');
    expect(path.style).toMatchObject({ fill: '#111', opacity: '1' });
  });
});
