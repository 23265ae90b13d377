/** An estimate with the interval that it comes with; `low` ≤ `estimate` ≤ `high`. */
export interface IntervalEstimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The interval of the difference `a − b` of two independent estimates at the level of their own intervals, by recovering their
 * variances from these (MOVER): `d − √((a − lₐ)² + (u_b − b)²)` to `d + √((uₐ − a)² + (b − l_b)²)`, which need not lie evenly
 * about `d`. In the units of the estimates. An estimate that lies outside its own interval is taken at the end that is nearer.
 * Source: Zou & Donner 2008, Statistics in Medicine 27:1693-1702, equations 3 and 4; for two proportions with Wilson's
 * intervals it is method 10 of Newcombe 1998, Statistics in Medicine 17:873-890.
 */
export function differenceInterval(a: IntervalEstimate, b: IntervalEstimate): IntervalEstimate {
  const estimate = a.estimate - b.estimate;
  return {
    estimate,
    low: estimate - Math.hypot(below(a), above(b)),
    high: estimate + Math.hypot(above(a), below(b)),
  };
}

function below({ estimate, low }: IntervalEstimate): number {
  return Math.max(0, estimate - low);
}

function above({ estimate, high }: IntervalEstimate): number {
  return Math.max(0, high - estimate);
}
