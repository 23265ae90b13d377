import type { ChartPresentation } from '../charts/frame/presentation.js';

/** Pixels of width of every figure on its own, and of those of a page that is not measured. */
export const FIGURE_WIDTH = 820;

/** Figures in a report: drawn before they are measured, their numbers below them, nothing behind their marks. */
export const REPORT_PRESENTATION: ChartPresentation = {
  firstWidth: FIGURE_WIDTH,
  numbers: 'below',
  opens: false,
  onFigure: null,
};
