import type { Interval } from '../bootstrap.js';
import { elementAt } from '../element.js';
import { reduceSymmetric } from '../linear-system.js';
import { normalQuantile } from '../special.js';
import { sum } from '../summary.js';

export interface LogisticCoefficient extends Interval {
  readonly standardError: number;
}

export interface LogisticFit {
  /** The intercept, then one for each predictor, in logits a unit. */
  readonly coefficients: readonly LogisticCoefficient[];
  /** Of the coefficients: the inverse information. */
  readonly covariance: readonly (readonly number[])[];
  /** Of the likelihood that was maximised, penalised where it was. */
  readonly logLikelihood: number;
  /** False where steps ended before the score was 0, as under separation without a penalty. */
  readonly converged: boolean;
}

export interface LogisticOptions {
  readonly confidence: number;
  /**
   * `firth` adds half the logarithm of the information's determinant: estimates stay finite under separation, and are nearly
   * without bias in small samples (Firth 1993, Biometrika 80:27-38; Heinze & Schemper 2002, Statistics in Medicine
   * 21:2409-2419). Intervals are by the profile of the likelihood then, by Wald's test else.
   */
  readonly penalty: 'firth' | 'none';
}

const MOST_STEPS = 500;
const LARGEST_STEP = 5;
const TOLERANCE = 1e-10;

interface State {
  readonly logLikelihood: number;
  readonly score: readonly number[];
  readonly inverse: readonly (readonly number[])[];
}

/**
 * Logistic regression of outcomes (0 or 1) on an intercept and predictors (rows of one or more numbers) by Newton's steps.
 * Throws a RangeError where lengths differ, an outcome is neither 0 nor 1, or predictors depend on each other. Null below
 * three rows.
 */
export function logisticRegression(
  predictors: readonly (readonly number[])[],
  outcomes: readonly number[],
  { confidence, penalty }: LogisticOptions,
): LogisticFit | null {
  if (predictors.length !== outcomes.length) {
    throw new RangeError(`${predictors.length} rows of predictors for ${outcomes.length} outcomes`);
  }
  if (outcomes.some((outcome) => outcome !== 0 && outcome !== 1)) throw new RangeError('outcomes are 0 or 1');
  if (outcomes.length < 3) return null;
  const model = new LogisticModel(
    predictors.map((row) => [1, ...row]),
    outcomes,
    penalty === 'firth',
  );
  const free = model.fit([]);
  const z = normalQuantile((1 + confidence) / 2);
  const coefficients = free.beta.map((estimate, place): LogisticCoefficient => {
    const standardError = Math.sqrt(elementAt(elementAt(free.state.inverse, place), place));
    if (penalty === 'none') {
      return {
        estimate,
        standardError,
        low: estimate - z * standardError,
        high: estimate + z * standardError,
      };
    }
    const bound = free.state.logLikelihood - (z * z) / 2;
    const end = (side: number): number => profileEnd(model, free.beta, place, side, standardError, bound);
    return { estimate, standardError, low: end(-1), high: end(1) };
  });
  return {
    coefficients,
    covariance: free.state.inverse,
    logLikelihood: free.state.logLikelihood,
    converged: free.converged,
  };
}

/** Where the profile likelihood of a coefficient falls to the bound, on one side of its estimate. */
function profileEnd(
  model: LogisticModel,
  beta: readonly number[],
  place: number,
  side: number,
  step: number,
  bound: number,
): number {
  const estimate = elementAt(beta, place);
  const at = (value: number): number =>
    model.fit(
      [place],
      beta.map((entry, index) => (index === place ? value : entry)),
    ).state.logLikelihood;
  let near = estimate;
  let far = estimate + side * step;
  for (let widened = 0; at(far) > bound && widened < 40; widened += 1) {
    near = far;
    far = estimate + (far - estimate) * 1.6;
  }
  for (
    let halved = 0;
    halved < 60 && Math.abs(far - near) > 1e-7 * Math.max(1, Math.abs(near));
    halved += 1
  ) {
    const middle = (near + far) / 2;
    if (at(middle) > bound) near = middle;
    else far = middle;
  }
  return (near + far) / 2;
}

class LogisticModel {
  constructor(
    private readonly rows: readonly (readonly number[])[],
    private readonly outcomes: readonly number[],
    private readonly penalised: boolean,
  ) {}

  /** The maximum with the coefficients at `held` kept as `start` has them. */
  fit(
    held: readonly number[],
    start: readonly number[] = elementAt(this.rows, 0).map(() => 0),
  ): { readonly beta: readonly number[]; readonly state: State; readonly converged: boolean } {
    let beta = start;
    let state = this.state(beta, held);
    for (let step = 0; step < MOST_STEPS; step += 1) {
      const moves = beta.map((_, place) =>
        held.includes(place)
          ? 0
          : sum(elementAt(state.inverse, place).map((entry, at) => entry * elementAt(state.score, at))),
      );
      const largest = Math.max(...moves.map(Math.abs));
      if (largest < TOLERANCE) return { beta, state, converged: true };
      let share = Math.min(1, LARGEST_STEP / largest);
      let next = beta;
      let reached = state;
      for (let halved = 0; halved < 30; halved += 1) {
        next = beta.map((entry, place) => entry + share * elementAt(moves, place));
        reached = this.state(next, held);
        if (reached.logLikelihood >= state.logLikelihood - 1e-12) break;
        share /= 2;
      }
      const risen = reached.logLikelihood - state.logLikelihood;
      [beta, state] = [next, reached];
      if (Math.abs(risen) < 1e-14 && largest < 1e-7) return { beta, state, converged: true };
    }
    return { beta, state, converged: false };
  }

  /** Likelihood and score at `beta`; the inverse information has rows of 0 at the coefficients that are held. */
  private state(beta: readonly number[], held: readonly number[]): State {
    const chances = this.rows.map(
      (row) => 1 / (1 + Math.exp(-sum(row.map((x, at) => x * elementAt(beta, at))))),
    );
    const information = this.information(chances);
    const { inverse: full, pivots } = reduceSymmetric(information);
    if (pivots.length < beta.length) throw new RangeError('the predictors depend on each other');
    const likelihood = sum(
      this.rows.map((row, index) => {
        const logit = sum(row.map((x, at) => x * elementAt(beta, at)));
        const sign = elementAt(this.outcomes, index) === 1 ? -logit : logit;
        return -(sign > 30 ? sign : Math.log1p(Math.exp(sign)));
      }),
    );
    const leverages = this.penalised
      ? this.rows.map((row, index) => {
          const chance = elementAt(chances, index);
          const quadratic = sum(
            row.map((x, i) => x * sum(row.map((y, j) => y * elementAt(elementAt(full, i), j)))),
          );
          return chance * (1 - chance) * quadratic;
        })
      : this.rows.map(() => 0);
    const score = beta.map((_, at) =>
      sum(
        this.rows.map((row, index) => {
          const chance = elementAt(chances, index);
          const residual =
            elementAt(this.outcomes, index) - chance + elementAt(leverages, index) * (0.5 - chance);
          return residual * elementAt(row, at);
        }),
      ),
    );
    return {
      logLikelihood: likelihood + (this.penalised ? logDeterminant(information) / 2 : 0),
      score,
      inverse: held.length === 0 ? full : inverseWithout(information, held),
    };
  }

  private information(chances: readonly number[]): number[][] {
    const size = elementAt(this.rows, 0).length;
    return Array.from({ length: size }, (_, i) =>
      Array.from({ length: size }, (__, j) =>
        sum(
          this.rows.map((row, index) => {
            const chance = elementAt(chances, index);
            return chance * (1 - chance) * elementAt(row, i) * elementAt(row, j);
          }),
        ),
      ),
    );
  }
}

function inverseWithout(information: readonly (readonly number[])[], held: readonly number[]): number[][] {
  const kept = information.map((_, place) => place).filter((place) => !held.includes(place));
  const { inverse } = reduceSymmetric(
    kept.map((i) => kept.map((j) => elementAt(elementAt(information, i), j))),
  );
  return information.map((row, i) =>
    row.map((_, j) => {
      const [a, b] = [kept.indexOf(i), kept.indexOf(j)];
      return a < 0 || b < 0 ? 0 : elementAt(elementAt(inverse, a), b);
    }),
  );
}

/** ln |A| of a positive definite matrix, by Cholesky's pivots. */
function logDeterminant(matrix: readonly (readonly number[])[]): number {
  const work = matrix.map((row) => [...row]);
  let total = 0;
  for (let place = 0; place < work.length; place += 1) {
    const pivot = elementAt(elementAt(work, place), place);
    total += Math.log(pivot);
    for (let row = place + 1; row < work.length; row += 1) {
      const factor = elementAt(elementAt(work, row), place) / pivot;
      for (let column = place; column < work.length; column += 1) {
        elementAt(work, row)[column] =
          elementAt(elementAt(work, row), column) - factor * elementAt(elementAt(work, place), column);
      }
    }
  }
  return total;
}
