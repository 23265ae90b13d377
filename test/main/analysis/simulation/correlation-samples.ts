import { normalDraw } from '../../../../src/main/analysis/population-columns.js';
import type { Random } from '../../../../src/main/analysis/random.js';

/** What a score becomes, from a standard normal one. */
export type Shape = 'plain' | 'answers' | 'skewed' | 'narrow';

const SHAPES: Readonly<Record<Shape, (score: number) => number>> = {
  plain: (score) => score,
  answers: (score) => Math.min(5, Math.max(1, Math.round(2 * (3.6 + 0.9 * score)) / 2)),
  skewed: (score) => Math.exp(0.7 * score),
  narrow: (score) => 0.3 * score + 1,
};

/** People's scores on scales that share one factor: by scale its loading, 0..1. */
export function factorSample(
  size: number,
  loadings: readonly number[],
  shape: Shape,
  random: Random,
): Float64Array[] {
  const columns = loadings.map(() => new Float64Array(size));
  const shaped = SHAPES[shape];
  for (let person = 0; person < size; person += 1) {
    const common = normalDraw(random);
    for (const [place, loading] of loadings.entries())
      columns[place]![person] = shaped(loading * common + Math.sqrt(1 - loading ** 2) * normalDraw(random));
  }
  return columns;
}
