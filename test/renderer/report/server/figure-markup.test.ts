import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapedText } from '../../../../src/renderer/charts/export/svg-tree.js';
import { readSvg, type MarkupElement } from '../../../../src/renderer/report/server/figure-markup.js';

function written({ name, attributes, children }: MarkupElement): string {
  const own = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapedText(value)}"`);
  const content = children.map((child) => (typeof child === 'string' ? escapedText(child) : written(child)));
  return `<${name}${own.join('')}>${content.join('')}</${name}>`;
}

const textArbitrary = fc.string({ minLength: 1 }).filter((text) => !/[\u0000-\u001f\ufffe\uffff]/.test(text)); // eslint-disable-line no-control-regex
const { element } = fc.letrec<{ element: MarkupElement }>((tie) => ({
  element: fc.record({
    name: fc.constantFrom('g', 'text', 'path', 'linearGradient'),
    attributes: fc.dictionary(fc.constantFrom('class', 'data-mark', 'x', 'd'), textArbitrary),
    children: fc.oneof(
      { depthSize: 'small' },
      fc.constant([]),
      fc.tuple(textArbitrary),
      fc.array(tie('element'), { maxLength: 3 }),
    ),
  }),
}));

describe('readSvg', () => {
  it('reads what was written, whatever the texts hold', () => {
    fc.assert(
      fc.property(element, (child) => {
        const svg: MarkupElement = { name: 'svg', attributes: { width: '10' }, children: [child] };
        expect(JSON.stringify(readSvg(`<div>before${written(svg)}</div>`))).toBe(JSON.stringify(svg));
      }),
    );
  });

  it('reads elements without content and comments between texts', () => {
    expect(readSvg('<svg><g/><text>a<!-- -->b</text></svg>')).toEqual({
      name: 'svg',
      attributes: {},
      children: [
        { name: 'g', attributes: {}, children: [] },
        { name: 'text', attributes: {}, children: ['a', 'b'] },
      ],
    });
  });

  it.each([['<div></div>'], ['<svg><g></svg>'], ['<svg><g>'], ['']])('refuses %j', (markup) => {
    expect(() => readSvg(markup)).toThrow(RangeError);
  });
});
