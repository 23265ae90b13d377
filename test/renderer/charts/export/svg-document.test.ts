import { describe, expect, it } from 'vitest';
import { sizeOfDocument, svgDocument } from '../../../../src/renderer/charts/export/svg-document.js';

const content = {
  width: 600,
  height: 400,
  markup: '<circle r="1"/>',
  title: 'Resistance',
  description:
    'One sentence that says what is drawn, long enough for more than a line of this width, so that it is broken between words.',
  source: 'first-study · pliant',
  colours: { background: '#fff', text: '#111', soft: '#444' },
  font: "'IBM Plex Sans', sans-serif",
};

describe('svgDocument', () => {
  it('stands alone: namespace, size, title, description, ground, and a generic font', () => {
    const svg = svgDocument(content);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="640"/);
    expect(svg).toContain('<title id="figure-title">Resistance</title>');
    expect(svg).toContain('<desc id="figure-description">One sentence');
    expect(svg).toContain('fill="#fff"/>');
    expect(svg).toContain('sans-serif"');
    expect(svg).toContain('<circle r="1"/>');
    expect(svg).toContain('>first-study · pliant</text>');
    expect(svg).not.toMatch(/var\(|href|url\(/);
  });

  it('breaks a long description into lines and makes room for them', () => {
    const one = sizeOfDocument(svgDocument({ ...content, description: 'Short.' }));
    const svg = svgDocument(content);
    expect(svg.match(/<text /g)).toHaveLength(4);
    expect(sizeOfDocument(svg).height).toBeGreaterThan(one.height);
  });

  it('takes a hostile title as text', () => {
    const svg = svgDocument({ ...content, title: '</title><script>x</script>' });
    expect(svg).not.toContain('<script>');
  });

  it('knows its own size, and no other text’s', () => {
    expect(sizeOfDocument(svgDocument({ ...content, description: '' })).width).toBe(640);
    expect(() => sizeOfDocument('<svg></svg>')).toThrow(RangeError);
  });
});
