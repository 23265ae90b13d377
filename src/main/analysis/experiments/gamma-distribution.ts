import { logGamma } from '../special.js';

const MOST_TERMS = 100_000;

function requireShape(shape: number, x: number): void {
  if (!(shape > 0) || !Number.isFinite(shape) || Number.isNaN(x)) {
    throw new RangeError(
      `an incomplete gamma function needs a shape above 0 and a number, not ${shape}, ${x}`,
    );
  }
}

/** P(a, x) by its power series (DLMF 8.11.4), for x below a + 1. */
function lowerSeries(shape: number, x: number): number {
  let term = 1 / shape;
  let total = term;
  for (let n = 1; n < MOST_TERMS; n += 1) {
    term *= x / (shape + n);
    total += term;
    if (term < total * 1e-17) break;
  }
  return total * Math.exp(shape * Math.log(x) - x - logGamma(shape));
}

/** Q(a, x) by its continued fraction (DLMF 8.9.2) with the modified Lentz method, for x from a + 1. */
function upperFraction(shape: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - shape;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MOST_TERMS; n += 1) {
    const a = -n * (n - shape);
    b += 2;
    d = 1 / (Math.abs(a * d + b) < tiny ? tiny : a * d + b);
    c = Math.abs(b + a / c) < tiny ? tiny : b + a / c;
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-16) break;
  }
  return fraction * Math.exp(shape * Math.log(x) - x - logGamma(shape));
}

/** Upper tail P(X² ≥ x) of χ² with the given degrees of freedom, 0..1. Throws a RangeError on degrees not above 0. */
export function chiSquareUpperTail(x: number, degrees: number): number {
  requireShape(degrees / 2, x);
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  const [shape, half] = [degrees / 2, x / 2];
  return half < shape + 1 ? 1 - lowerSeries(shape, half) : upperFraction(shape, half);
}

/** Distribution function of χ² with the given degrees of freedom, 0..1. Throws a RangeError on degrees not above 0. */
export function chiSquareCdf(x: number, degrees: number): number {
  requireShape(degrees / 2, x);
  if (x <= 0) return 0;
  if (x === Infinity) return 1;
  const [shape, half] = [degrees / 2, x / 2];
  return half < shape + 1 ? lowerSeries(shape, half) : 1 - upperFraction(shape, half);
}
