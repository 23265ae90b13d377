import { elementAt } from './element.js';

const SWEEPS = 20_000;
const CONVERGED = 1e-11;

/** Leading eigenvector by power iteration, scaled to principal-component loadings: a start near the solution. */
function principalLoadings(correlation: readonly (readonly number[])[]): number[] {
  // Starting from the largest column keeps the start off the subspaces that a vector of ones can be orthogonal to.
  const strength = correlation.map((row) => row.reduce((total, value) => total + value * value, 0));
  let vector: readonly number[] = elementAt(correlation, strength.indexOf(Math.max(...strength)));
  let eigenvalue = 0;
  for (let iteration = 0; iteration < 100; iteration += 1) {
    const image = correlation.map((row) =>
      row.reduce((total, value, j) => total + value * elementAt(vector, j), 0),
    );
    eigenvalue = Math.hypot(...image);
    if (eigenvalue === 0) break;
    vector = image.map((value) => value / eigenvalue);
  }
  return vector.map((value) => value * Math.sqrt(eigenvalue));
}

/** A factor on which one variable loads alone explains no correlation. */
const isCommon = (loadings: readonly number[]): boolean =>
  loadings.filter((loading) => Math.abs(loading) > 1e-6).length > 1;

/**
 * Loadings of a one-factor model of a correlation matrix by minimum residuals: they minimise the squared off-diagonal
 * residuals Σ (r_ij - λ_i λ_j)² with |λ| ≤ 1. Harman & Jones 1966 (Psychometrika 31:351-368), the bound by Harman &
 * Fukuda 1966 (Psychometrika 31:563-571). One loading at a time is set to its best value until none moves. The overall
 * sign is arbitrary. Null below three variables (the model is not identified), where fewer than two
 * variables load, or where the sweeps do not settle.
 */
export function fitOneFactor(correlation: readonly (readonly number[])[]): number[] | null {
  if (correlation.length < 3) return null;
  const loadings = principalLoadings(correlation);
  let squares = loadings.reduce((total, value) => total + value * value, 0);
  for (let sweep = 0; sweep < SWEEPS; sweep += 1) {
    let largestMove = 0;
    for (const [i, row] of correlation.entries()) {
      const old = elementAt(loadings, i);
      const others = squares - old * old;
      if (!(others > 1e-14)) continue;
      const cross = row.reduce(
        (total, value, j) => (j === i ? total : total + value * elementAt(loadings, j)),
        0,
      );
      const next = Math.max(-1, Math.min(1, cross / others));
      loadings[i] = next;
      squares = others + next * next;
      largestMove = Math.max(largestMove, Math.abs(next - old));
    }
    // The running sum of squares drifts by rounding; once a sweep it is taken afresh.
    squares = loadings.reduce((total, value) => total + value * value, 0);
    if (largestMove < CONVERGED) return isCommon(loadings) ? loadings : null;
  }
  return null;
}
