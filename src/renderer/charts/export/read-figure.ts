import { lightProperties, type ThemeRule } from './light-theme.js';
import { svgDocument, type FigureContent } from './svg-document.js';
import { markupOf, STYLE_PROPERTIES, type SvgNode } from './svg-tree.js';

/** What is said of a figure in its document. */
export type FigureWords = Pick<FigureContent, 'title' | 'description' | 'source'>;

/**
 * A figure of the page as an SVG document of its own, in the light theme: see `svgDocument`. The page is not changed; a copy
 * is laid out of sight to read its styles from. Throws a RangeError for a figure without `width` and `height`.
 */
export function readFigure(figure: SVGSVGElement, words: FigureWords): string {
  const [width, height] = [Number(figure.getAttribute('width')), Number(figure.getAttribute('height'))];
  if (!(width > 0) || !(height > 0)) throw new RangeError('a figure needs a width and a height');
  const theme = lightProperties(rulesOf(document.styleSheets));
  const host = document.createElement('div');
  host.setAttribute('aria-hidden', 'true');
  host.inert = true;
  for (const [name, value] of theme) host.style.setProperty(name, value);
  host.style.setProperty('color-scheme', 'light');
  host.style.setProperty('position', 'fixed');
  host.style.setProperty('inset-inline-start', '-100000px');
  host.append(figure.cloneNode(true));
  document.body.append(host);
  try {
    const copy = host.firstElementChild;
    if (copy === null) throw new RangeError('a figure needs a figure');
    const children = readElement(copy).children;
    return svgDocument({
      width,
      height,
      markup: children.map((child) => (typeof child === 'string' ? '' : markupOf(child))).join(''),
      ...words,
      colours: {
        background: theme.get('--surface-raised') ?? 'white',
        text: theme.get('--text') ?? 'black',
        soft: theme.get('--text-soft') ?? 'black',
      },
      font: theme.get('--font-text') ?? 'sans-serif',
    });
  } finally {
    host.remove();
  }
}

function readElement(element: Element): SvgNode {
  const computed = getComputedStyle(element);
  return {
    name: element.localName,
    attributes: Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value])),
    style: Object.fromEntries(STYLE_PROPERTIES.map(({ name }) => [name, computed.getPropertyValue(name)])),
    children: [...element.childNodes].flatMap((child): (SvgNode | string)[] => {
      if (child instanceof Element) return [readElement(child)];
      return child.nodeType === Node.TEXT_NODE ? [child.textContent ?? ''] : [];
    }),
  };
}

function* rulesOf(sheets: StyleSheetList): Generator<ThemeRule> {
  for (const sheet of sheets) {
    for (const rule of sheet.cssRules) if (rule instanceof CSSStyleRule) yield rule;
  }
}
