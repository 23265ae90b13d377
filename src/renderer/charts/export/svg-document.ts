import { shortenedText, wrappedText } from '../layout/text-width.js';
import { escapedText } from './svg-tree.js';

/** What goes round a figure to make a document of it. Sizes are pixels. */
export interface FigureContent {
  readonly width: number;
  readonly height: number;
  /** Markup of what is drawn. */
  readonly markup: string;
  readonly title: string;
  readonly description: string;
  /** Where the figures come from; stands below them. */
  readonly source: string;
  readonly colours: { readonly background: string; readonly text: string; readonly soft: string };
  /** A font family list that ends in a generic name. */
  readonly font: string;
}

const MARGIN = 20;
/** Where the figure's font is missing, the one that stands in for it may be that much wider. */
const FONT_RESERVE = 1.15;
const TITLE_SIZE = 17;
const TEXT_SIZE = 13;
const SOURCE_SIZE = 11;
const SOURCE_HEIGHT = 18;

/**
 * A figure as an SVG document that needs nothing else: title and description stand above it and are told to screen readers,
 * its source stands below, the ground is filled, and there is a margin of 20 px all round.
 */
export function svgDocument(content: FigureContent): string {
  const { width, height, markup, title, description, source, colours, font } = content;
  const titleLines = wrappedText(title, width / FONT_RESERVE, TITLE_SIZE, 600);
  const textLines = wrappedText(description, width / FONT_RESERVE, TEXT_SIZE);
  const textTop = MARGIN + titleLines.length * TITLE_SIZE * 1.3;
  const figureTop = Math.ceil(textTop + textLines.length * TEXT_SIZE * 1.45 + 10);
  const [fullWidth, fullHeight] = [
    Math.ceil(width + 2 * MARGIN),
    Math.ceil(figureTop + height + SOURCE_HEIGHT + MARGIN),
  ];
  const line = (text: string, y: number, size: number, weight: number, fill: string): string =>
    `<text x="${MARGIN}" y="${y.toFixed(1)}" font-size="${size}" font-weight="${weight}" fill="${escapedText(fill)}">${escapedText(text)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${fullWidth}" height="${fullHeight}" viewBox="0 0 ${fullWidth} ${fullHeight}" role="img" aria-labelledby="figure-title figure-description" font-family="${escapedText(font)}">`,
    `<title id="figure-title">${escapedText(title)}</title>`,
    `<desc id="figure-description">${escapedText(description)}</desc>`,
    `<rect width="${fullWidth}" height="${fullHeight}" fill="${escapedText(colours.background)}"/>`,
    ...titleLines.map((text, place) =>
      line(text, MARGIN + (place + 0.8) * TITLE_SIZE * 1.3, TITLE_SIZE, 600, colours.text),
    ),
    ...textLines.map((text, place) =>
      line(text, textTop + (place + 0.8) * TEXT_SIZE * 1.45, TEXT_SIZE, 400, colours.soft),
    ),
    `<g transform="translate(${MARGIN} ${figureTop})">${markup}</g>`,
    line(
      shortenedText(source, width / FONT_RESERVE, SOURCE_SIZE),
      fullHeight - MARGIN,
      SOURCE_SIZE,
      400,
      colours.soft,
    ),
    '</svg>',
    '',
  ].join('\n');
}

/** Width and height of a document made by `svgDocument`, as its root says. Throws a RangeError for another text. */
export function sizeOfDocument(svg: string): { width: number; height: number } {
  const [, width, height] = /^<svg [^>]*?width="(\d+)" height="(\d+)"/.exec(svg) ?? [];
  if (width === undefined || height === undefined) throw new RangeError('not a figure document');
  return { width: Number(width), height: Number(height) };
}
