import { renderToStaticMarkup } from 'react-dom/server';
import { lightProperties } from '../../charts/export/light-theme.js';
import { svgDocument } from '../../charts/export/svg-document.js';
import { markupOf } from '../../charts/export/svg-tree.js';
import { ChartPresentationContext, type DrawnFigure } from '../../charts/frame/presentation.js';
import { FIGURE_WIDTH, REPORT_PRESENTATION } from '../presentation.js';
import { readSvg } from './figure-markup.js';
import { FigureStyles } from './figure-styles.js';
import { styleRules } from './style-rules.js';

/** Makes SVG documents of figures, as the window's own export does, without a browser. `style` is the page's style sheet. */
export class FigureDocuments {
  readonly #theme: ReadonlyMap<string, string>;
  readonly #styles: FigureStyles;

  constructor(style: string) {
    const rules = styleRules(style);
    this.#theme = lightProperties(
      rules.map(({ selector, declarations }) => ({
        selectorText: selector,
        style: {
          [Symbol.iterator]: () => declarations.keys(),
          getPropertyValue: (name: string) => declarations.get(name) ?? '',
        },
      })),
    );
    this.#styles = new FigureStyles(rules, this.#theme);
  }

  /** In the light theme, with title, description and source. Throws a RangeError for a figure that draws no `svg`. */
  documentOf({ title, description, fileWords, draw }: DrawnFigure): string {
    const markup = renderToStaticMarkup(
      <ChartPresentationContext value={REPORT_PRESENTATION}>{draw(FIGURE_WIDTH)}</ChartPresentationContext>,
    );
    const figure = this.#styles.styled(readSvg(markup));
    return svgDocument({
      width: Number(figure.attributes['width']),
      height: Number(figure.attributes['height']),
      markup: figure.children.map((child) => (typeof child === 'string' ? '' : markupOf(child))).join(''),
      title,
      description,
      source: fileWords.join(' · '),
      colours: {
        background: this.#theme.get('--surface-raised') ?? 'white',
        text: this.#theme.get('--text') ?? 'black',
        soft: this.#theme.get('--text-soft') ?? 'black',
      },
      font: this.#theme.get('--font-text') ?? 'sans-serif',
    });
  }
}
