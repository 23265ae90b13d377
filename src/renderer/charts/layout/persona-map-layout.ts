import type { PersonaMap } from '../../../shared/contract/views.js';

/** A step of the sequence of colours for a probability, and the words of a legend. */
export interface ProbabilityBin {
  readonly from: number;
  readonly step: number;
  readonly label: string;
}

/**
 * Bins of probability, ascending. The sequence leaves out its two middle colours, on which neither light nor dark figures can
 * be read; the jump falls where a type becomes the likelier answer.
 */
export const PROBABILITY_BINS: readonly ProbabilityBin[] = [
  { from: 0, step: 0, label: 'under 0.02' },
  { from: 0.02, step: 1, label: '0.02' },
  { from: 0.1, step: 2, label: '0.10' },
  { from: 0.25, step: 3, label: '0.25' },
  { from: 0.5, step: 6, label: '0.50' },
  { from: 0.75, step: 7, label: '0.75' },
  { from: 0.95, step: 8, label: '0.95 to 1' },
];

/** Steps from which figures on a cell are drawn in the ground's colour. */
export const FIRST_DARK_STEP = 6;

/** The bin of a probability in 0..1. */
export function binOf(probability: number): ProbabilityBin {
  const bins = PROBABILITY_BINS.filter(({ from }) => probability >= from);
  return bins[bins.length - 1] ?? { from: 0, step: 0, label: '' };
}

/** A probability in a cell that is a few pixels wide: `.98`, `1`, and nothing under .02. */
export function cellText(probability: number): string {
  if (probability < 0.02) return '';
  return probability >= 0.995 ? '1' : probability.toFixed(2).replace(/^0/, '');
}

/** Where the parts of a persona map lie, in pixels. */
export interface PersonaMapLayout {
  readonly width: number;
  readonly height: number;
  readonly cell: number;
  /** Upper left corner of the first cell. */
  readonly left: number;
  readonly top: number;
  /** Upper left corner of the axis flips, and the width of one; null where there is no room beside the map. */
  readonly flips: { readonly left: number; readonly cell: number } | null;
  readonly withFigures: boolean;
}

const ROW_LABEL = 52;
const COLUMN_LABEL = 56;
const FLIP_GAP = 22;

/** Fits a map of `types` columns, with an axis flip column an axis, into `width`; `top` is where it may begin. */
export function personaMapLayout(map: PersonaMap, width: number, top: number): PersonaMapLayout {
  const columns = map.types.length;
  const axes = map.rows[0]?.axes.length ?? 0;
  const flipCell = width >= 620 ? 46 : 30;
  const beside = axes === 0 ? 0 : FLIP_GAP + axes * flipCell;
  const alone = Math.min(38, (width - ROW_LABEL - 2) / columns);
  const shared = Math.min(38, (width - ROW_LABEL - 2 - beside) / columns);
  const withFlips = axes > 0 && shared >= 16;
  const cell = Math.max(10, Math.floor(withFlips ? shared : alone));
  const left = ROW_LABEL;
  return {
    width,
    height: top + COLUMN_LABEL + map.rows.length * cell + 38,
    cell,
    left,
    top: top + COLUMN_LABEL,
    flips: withFlips ? { left: left + columns * cell + FLIP_GAP, cell: flipCell } : null,
    withFigures: cell >= 22,
  };
}
