import { describe, expect, it } from 'vitest';
import { markupOf, type SvgNode } from '../../../../src/renderer/charts/export/svg-tree.js';

const node = (
  name: string,
  attributes: Record<string, string> = {},
  style: Record<string, string> = {},
  ...children: (SvgNode | string)[]
): SvgNode => ({ name, attributes, style, children });

describe('markupOf', () => {
  it('writes a computed style once, where it begins', () => {
    const style = { fill: 'rgb(1, 2, 3)', opacity: '1', stroke: 'none' };
    const markup = markupOf(
      node(
        'g',
        {},
        style,
        node('rect', { width: '2' }, style),
        node('path', {}, { ...style, opacity: '0.5' }),
      ),
    );
    expect(markup).toBe('<g fill="rgb(1, 2, 3)"><rect width="2"/><path opacity="0.5"/></g>');
  });

  it('says it again where a child goes back to what an element is without', () => {
    const markup = markupOf(node('g', {}, { fill: 'red' }, node('path', {}, { fill: 'rgb(0, 0, 0)' })));
    expect(markup).toBe('<g fill="red"><path fill="rgb(0, 0, 0)"/></g>');
  });

  it('puts the computed value in the place of a variable', () => {
    expect(markupOf(node('path', { fill: 'var(--x)', d: 'M0,0' }, { fill: 'rgb(9, 9, 9)' }))).toBe(
      '<path d="M0,0" fill="rgb(9, 9, 9)"/>',
    );
  });

  it('leaves out what only a page needs', () => {
    const markup = markupOf(
      node(
        'g',
        {
          class: 'x',
          role: 'button',
          tabindex: '0',
          'aria-label': 'x',
          'data-mark': '1',
          onclick: 'x()',
          style: 'fill: red',
        },
        {},
        node('rect', { 'data-page-only': '' }),
        node('circle', { r: '1' }),
      ),
    );
    expect(markup).toBe('<g><circle r="1"/></g>');
  });

  it('writes hostile text as text', () => {
    expect(markupOf(node('text', { x: '1" onload="y' }, {}, '<script>&\u0000"</script>'))).toBe(
      '<text x="1&quot; onload=&quot;y">&lt;script&gt;&amp;&quot;&lt;/script&gt;</text>',
    );
  });
});
