import { scaleLinear } from '@visx/scale';

/** One identity's small panel: pixels of its slope from what does not suit to what does. */
export interface CongruencePanel {
  /** Left edge and width of the whole panel. */
  readonly x: number;
  readonly top: number;
  readonly width: number;
  readonly incongruentX: number;
  readonly congruentX: number;
  readonly neutralX: number;
}

export interface CongruenceLayout {
  readonly height: number;
  readonly panelHeight: number;
  readonly panels: readonly CongruencePanel[];
  /** Pixels of a share below a panel's top. */
  readonly y: (share: number) => number;
  /** Left edge of the axis labels. */
  readonly left: number;
}

const LEFT = 34;
const LEAST_WIDTH = 128;
const MOST_WIDTH = 210;
const HEAD = 36;
const PLOT = 132;
const FOOT = 34;

/** Places panels in as many columns as fit, row by row, from `top` on. */
export function congruenceLayout(count: number, width: number, top: number): CongruenceLayout {
  const room = Math.max(LEAST_WIDTH, width - LEFT);
  const columns = Math.max(1, Math.min(count, Math.floor(room / LEAST_WIDTH)));
  const own = Math.min(MOST_WIDTH, room / columns);
  const panelHeight = HEAD + PLOT + FOOT;
  const scale = scaleLinear<number>({ domain: [0, 1], range: [HEAD + PLOT, HEAD] });
  return {
    height: top + Math.max(1, Math.ceil(count / columns)) * panelHeight,
    panelHeight,
    left: LEFT,
    y: (share) => scale(Math.min(1, Math.max(0, share))),
    panels: Array.from({ length: count }, (_, place): CongruencePanel => {
      const x = LEFT + (place % columns) * own;
      return {
        x,
        top: top + Math.floor(place / columns) * panelHeight,
        width: own,
        incongruentX: x + own * 0.2,
        congruentX: x + own * 0.52,
        neutralX: x + own * 0.84,
      };
    }),
  };
}
