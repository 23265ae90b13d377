import { textWidth } from './text-width.js';

/** A step of the sequence of colours for a change of answers, and the words of a legend. */
export interface ChangeBin {
  readonly from: number;
  readonly step: number;
  readonly label: string;
}

/** What a cell of the map of changes shows: divergence in nats, or the share of answers that flip. */
export type ChangeMeasure = 'kl' | 'flips';

/**
 * Bins of each measure, ascending and the same for every subject, so that maps can be held side by side. The two middle colours
 * of the sequence are left out, as on the persona map: figures cannot be read upon them.
 */
export const CHANGE_BINS: Readonly<Record<ChangeMeasure, readonly ChangeBin[]>> = {
  kl: [
    { from: 0, step: 0, label: 'under 0.001' },
    { from: 0.001, step: 1, label: '0.001' },
    { from: 0.003, step: 2, label: '0.003' },
    { from: 0.01, step: 3, label: '0.01' },
    { from: 0.03, step: 6, label: '0.03' },
    { from: 0.1, step: 7, label: '0.1' },
    { from: 0.3, step: 8, label: '0.3 nats and more' },
  ],
  flips: [
    { from: 0, step: 0, label: 'none' },
    { from: 1e-9, step: 1, label: 'some' },
    { from: 0.1, step: 2, label: '10%' },
    { from: 0.25, step: 3, label: '25%' },
    { from: 0.5, step: 6, label: '50%' },
    { from: 0.75, step: 7, label: '75%' },
    { from: 1, step: 8, label: 'all' },
  ],
};

/** The bin of a change; the lowest for what lies below every other. */
export function changeBin(measure: ChangeMeasure, value: number): ChangeBin {
  const bins = CHANGE_BINS[measure].filter(({ from }) => value >= from);
  return bins[bins.length - 1] ?? { from: 0, step: 0, label: '' };
}

/** Where the parts of a map of changes lie, in pixels. */
export interface AnswerChangeLayout {
  readonly width: number;
  readonly height: number;
  /** Upper left corner of the first cell. */
  readonly left: number;
  readonly top: number;
  readonly cell: number;
  readonly rowHeight: number;
  /** Room for a column's name, read upwards. */
  readonly headingHeight: number;
  /** Upper edge of a row; the first, over all items, stands apart. */
  readonly rowTop: (row: number) => number;
}

const ROW = 18;
const FIRST_GAP = 8;
const LARGEST_CELL = 34;
const LEAST_CELL = 9;
const TEXT_SIZE = 11;

/** Fits rows (items, the first over all of them) and columns (conditions) into `width`; `top` is where the map may begin. */
export function answerChangeLayout(
  rows: readonly string[],
  columns: readonly string[],
  width: number,
  top: number,
): AnswerChangeLayout {
  const widest = Math.max(40, ...rows.map((row) => textWidth(row, TEXT_SIZE)));
  const left = Math.ceil(Math.min(widest + 12, width * 0.42, 320));
  const cell = Math.max(
    LEAST_CELL,
    Math.min(LARGEST_CELL, Math.floor((width - left - 2) / Math.max(1, columns.length))),
  );
  const longest = Math.max(0, ...columns.map((column) => textWidth(column, TEXT_SIZE)));
  const headingHeight = Math.ceil(Math.min(130, longest) + 10);
  const start = top + headingHeight;
  return {
    width,
    height: start + rows.length * ROW + FIRST_GAP + 4,
    left,
    top: start,
    cell,
    rowHeight: ROW,
    headingHeight,
    rowTop: (row) => start + row * ROW + (row === 0 ? 0 : FIRST_GAP),
  };
}
