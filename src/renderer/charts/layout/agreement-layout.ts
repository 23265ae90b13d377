import { scaleLinear } from '@visx/scale';

/** One score of two studies: the same scale in the same condition. */
export interface ScoreOfTwo {
  readonly condition: string;
  readonly scale: string;
  readonly mine: number;
  readonly theirs: number;
}

export interface AgreementPoint {
  readonly score: ScoreOfTwo;
  readonly x: number;
  readonly y: number;
  /** Whether the two are the same as they are written, to two decimals. */
  readonly same: boolean;
}

export interface AgreementTick {
  readonly value: number;
  /** From the left on the lower axis. */
  readonly x: number;
  /** From the top on the left axis. */
  readonly y: number;
}

/** Where everything of an agreement plot lies, in pixels. */
export interface AgreementLayout {
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly points: readonly AgreementPoint[];
  readonly ticks: readonly AgreementTick[];
  /** The line on which both are equal, from corner to corner. */
  readonly line: { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };
}

const LEFT = 52;
const RIGHT = 12;
const AXIS_HEIGHT = 44;
const LARGEST = 520;
/** The room beyond the outermost score, as a share of the range. */
const ROOM = 0.05;

/** Places scores on a square whose axes have one range; `top` is where it may begin. Points further apart are drawn last. */
export function agreementLayout(scores: readonly ScoreOfTwo[], width: number, top: number): AgreementLayout {
  const side = Math.max(120, Math.min(width - LEFT - RIGHT, LARGEST));
  const [right, bottom] = [LEFT + side, top + side];
  const values = scores.flatMap(({ mine, theirs }) => [mine, theirs]);
  const [low, high] = values.length === 0 ? [0, 1] : [Math.min(...values), Math.max(...values)];
  const room = high === low ? 0.5 : (high - low) * ROOM;
  const x = scaleLinear<number>({ domain: [low - room, high + room], range: [LEFT, right] });
  const y = scaleLinear<number>({ domain: [low - room, high + room], range: [bottom, top] });
  const points = scores
    .map((score): AgreementPoint => ({
      score,
      x: x(score.theirs),
      y: y(score.mine),
      same: Math.abs(score.mine - score.theirs) < 0.005,
    }))
    .sort((one, other) => apart(one) - apart(other));
  return {
    width,
    height: bottom + AXIS_HEIGHT,
    left: LEFT,
    right,
    top,
    bottom,
    points,
    ticks: x.ticks(6).map((value) => ({ value, x: x(value), y: y(value) })),
    line: { x1: LEFT, y1: bottom, x2: right, y2: top },
  };
}

function apart({ score: { mine, theirs } }: AgreementPoint): number {
  return Math.abs(mine - theirs);
}
