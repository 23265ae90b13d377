import { createContext, type ComponentType, type ReactNode } from 'react';
import type { ChartTable } from '../chart-table.js';

/** A figure with all that is said of it. */
export interface DrawnFigure {
  readonly title: string;
  /** One sentence: what is drawn, and how it is read. */
  readonly description: string;
  /** Exactly the numbers drawn. */
  readonly table: ChartTable;
  /** Where the numbers come from, from the general to the particular. */
  readonly fileWords: readonly string[];
  /** The part of the results that it stands in: a section's id. */
  readonly place: string;
  /** Draws its `svg`, so many pixels wide. */
  readonly draw: (width: number) => ReactNode;
}

/** How figures stand in what holds them: in the window, or in a document that leaves it. */
export interface ChartPresentation {
  /** Pixels of width before a figure's place was measured; 0: it is drawn only then. */
  readonly firstWidth: number;
  /** `instead`: the table of numbers takes the figure's place when it is chosen; `below`: it stands folded below. */
  readonly numbers: 'instead' | 'below';
  /** Whether a mark opens the responses behind it. */
  readonly opens: boolean;
  /** Told of every figure as it is drawn on a page that is made for good; null where pages live. */
  readonly onFigure: ((figure: DrawnFigure) => void) | null;
}

export const WINDOW_PRESENTATION: ChartPresentation = {
  firstWidth: 0,
  numbers: 'instead',
  opens: true,
  onFigure: null,
};

export const ChartPresentationContext = createContext<ChartPresentation>(WINDOW_PRESENTATION);

/** The part of the results that figures stand in. */
export const FigurePlaceContext = createContext('');

/** What the tools beside a figure's title work on. */
export interface ChartToolsProps {
  readonly title: string;
  readonly description: string;
  readonly table: ChartTable;
  readonly fileWords: readonly string[];
  /** What holds the figure, or null while the table is shown. */
  readonly figure: HTMLElement | null;
}

/** The tools beside a figure's title. Null leaves them out, and their code out of what is built without them. */
export const ChartToolsContext = createContext<ComponentType<ChartToolsProps> | null>(null);
