/** How large a subject is (bytes or parameters that one token goes through) and how many answers or tokens a second it gave. */
export interface SpeedPoint {
  readonly size: number;
  readonly rate: number;
}

/** A size that lies further than this from every measured one (as a factor) is not estimated. */
const REACH = 30;
/** A point that is further off than this (as a factor) counts no more than if it were so far off. */
const OUTLIER = Math.log(2);
/** Overhead, in units of size, that is tried: from a hundredth of the smallest subject to 64 times it. */
const OVERHEAD_FROM = 0.01;
const OVERHEAD_TO = 64;
const OVERHEAD_STEPS = 60;

/**
 * Answers (or tokens) a second of a subject of this size on the machine that gave the points; null where no point is within a
 * factor of 30 of it. The model is time = overhead + size ÷ throughput: decoding reads the weights once a step and is bound by
 * memory bandwidth, reading prompts does work in proportion to the weights, and either has a part that does not depend on the
 * model. The two constants are fitted by least squares on the log of the time, so that a factor counts alike at every size. A
 * point that is more than a factor of two off the rest counts as a factor of two (truncated least squares), and with one point
 * the overhead is zero. Falls as size grows. Sizes and rates are above zero.
 */
export function estimateRate(points: readonly SpeedPoint[], size: number): number | null {
  const reached = points.some((point) => ratio(point.size, size) <= REACH);
  if (!reached || size <= 0) return null;
  const { overhead, logThroughput } = fit(points);
  return Math.exp(logThroughput) / (overhead + size);
}

interface Curve {
  /** In units of size. */
  readonly overhead: number;
  readonly logThroughput: number;
}

function fit(points: readonly SpeedPoint[]): Curve {
  const smallest = Math.min(...points.map(({ size }) => size));
  const overheads = [
    0,
    ...Array.from(
      { length: OVERHEAD_STEPS },
      (_, step) => smallest * OVERHEAD_FROM * (OVERHEAD_TO / OVERHEAD_FROM) ** (step / (OVERHEAD_STEPS - 1)),
    ),
  ];
  let best: (Curve & { readonly loss: number }) | null = null;
  for (const overhead of overheads) {
    const logs = points.map(({ size, rate }) => Math.log(rate) + Math.log(overhead + size));
    const logThroughput = centre(logs);
    const loss = logs.reduce((sum, log) => sum + Math.min((log - logThroughput) ** 2, OUTLIER ** 2), 0);
    // Of two overheads that fit alike the smaller is the simpler account.
    if (best === null || loss < best.loss - 1e-9) best = { overhead, logThroughput, loss };
  }
  return best ?? { overhead: 0, logThroughput: 0 };
}

/** The mean of the values that lie near their median. */
function centre(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  const upper = sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0;
  const median = (middle + upper) / 2;
  const near = sorted.filter((value) => Math.abs(value - median) <= OUTLIER);
  return near.length === 0 ? median : near.reduce((sum, value) => sum + value, 0) / near.length;
}

function ratio(left: number, right: number): number {
  return Math.max(left / right, right / left);
}
