import type { Matrix } from '../../../shared/domain/readings/matrix.js';
import { textWidth } from './text-width.js';

/** What a correlation of a multitrait-multimethod matrix is of. */
export type CellKind = 'itself' | 'validity' | 'same-reading' | 'different';

/** What a cell is of, in words. */
export const CELL_WORDS: Readonly<Record<CellKind, string>> = {
  itself: 'With itself',
  validity: 'The same trait by two readings: should be high',
  'same-reading': 'Two traits by one reading: what the reading itself adds',
  different: 'Two traits by two readings: should be low',
};

/** The kind of the cell of two variables. */
export function cellKind(variables: Matrix['variables'], row: number, column: number): CellKind {
  const [first, second] = [variables[row], variables[column]];
  if (row === column) return 'itself';
  if (first?.reading === second?.reading) return 'same-reading';
  return first?.trait === second?.trait ? 'validity' : 'different';
}

/** A step of the diverging colours, and the words of a legend. */
export interface CorrelationBin {
  readonly from: number;
  /** Share of the colour over the ground: pale enough for the figure upon it to be read in either theme. */
  readonly opacity: number;
  readonly label: string;
}

/** Bins of |r|, ascending. */
export const CORRELATION_BINS: readonly CorrelationBin[] = [
  { from: 0, opacity: 0, label: 'under .1' },
  { from: 0.1, opacity: 0.1, label: '.1' },
  { from: 0.3, opacity: 0.2, label: '.3' },
  { from: 0.5, opacity: 0.3, label: '.5' },
  { from: 0.7, opacity: 0.4, label: '.7' },
  { from: 0.9, opacity: 0.5, label: '.9 to 1' },
];

/** The bin of a correlation's size. */
export function correlationBin(r: number): CorrelationBin {
  const bins = CORRELATION_BINS.filter(({ from }) => Math.abs(r) >= from);
  return bins[bins.length - 1] ?? { from: 0, opacity: 0, label: '' };
}

/** A correlation in a cell that is a few pixels wide: `.98`, `−.31`, `1`. */
export function correlationText(r: number): string {
  const size = Math.abs(r) >= 0.995 ? '1' : Math.abs(r).toFixed(2).replace(/^0/, '');
  return r < 0 && size !== '.00' ? `−${size}` : size;
}

/** A stretch of rows, and of columns, that are one reading. */
export interface MatrixBlock {
  readonly reading: string;
  readonly from: number;
  readonly count: number;
}

/** Where the parts of a matrix lie, in pixels. */
export interface MatrixLayout {
  readonly width: number;
  readonly height: number;
  readonly cell: number;
  readonly left: number;
  readonly top: number;
  readonly blocks: readonly MatrixBlock[];
  /** Upper or left edge of the row or column with this number. */
  readonly at: (place: number) => number;
  readonly withFigures: boolean;
}

const BLOCK_GAP = 10;
const LARGEST_CELL = 48;
const HEADING_HEIGHT = 20;
const TRAIT_HEIGHT = 20;

/** The readings of a matrix in order. */
export function matrixBlocks(variables: Matrix['variables']): MatrixBlock[] {
  const blocks: { reading: string; from: number; count: number }[] = [];
  for (const [place, { reading }] of variables.entries()) {
    const last = blocks.at(-1);
    if (last?.reading === reading) last.count += 1;
    else blocks.push({ reading, from: place, count: 1 });
  }
  return blocks;
}

/** Fits a square matrix with its names into `width`; `top` is where it may begin. */
export function matrixLayout(
  variables: Matrix['variables'],
  names: ReadonlyMap<string, string>,
  width: number,
  top: number,
): MatrixLayout {
  const blocks = matrixBlocks(variables);
  const gaps = Math.max(0, blocks.length - 1) * BLOCK_GAP;
  const widest = Math.max(
    40,
    ...blocks.map(({ reading }) => textWidth(names.get(reading) ?? reading, 12, 600)),
  );
  const left = Math.ceil(Math.min(widest + 40, width * 0.34, 230));
  const cell = Math.max(
    12,
    Math.min(LARGEST_CELL, Math.floor((width - left - gaps - 2) / Math.max(1, variables.length))),
  );
  const offset = (place: number): number => {
    const before = blocks.filter(({ from }) => from <= place).length - 1;
    return place * cell + Math.max(0, before) * BLOCK_GAP;
  };
  const start = top + HEADING_HEIGHT + TRAIT_HEIGHT;
  return {
    width,
    height: start + variables.length * cell + gaps + 6,
    cell,
    left,
    top: start,
    blocks,
    at: offset,
    withFigures: cell >= 26,
  };
}
