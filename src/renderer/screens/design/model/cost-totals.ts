import type { CostEstimate } from '../../../../shared/contract/designs.js';
import type { ErrorShape } from '../../../../shared/errors.js';

/** What was measured for a subject, and for which plan (`planKey`). */
export type MeasuredCost =
  | { readonly plan: string; readonly estimate: CostEstimate }
  | { readonly plan: string; readonly error: ErrorShape };

export type CostState = 'not-measured' | 'measured' | 'stale' | 'failed';

/** One line of the list of costs. `stale`: the plan was edited after the measurement. */
export interface CostLine {
  readonly reference: string;
  readonly state: CostState;
  readonly estimate: CostEstimate | null;
  readonly error: ErrorShape | null;
}

export interface CostTotals {
  /** Over the subjects that were measured; null without one, or where one gave no response. */
  readonly seconds: number | null;
  readonly tokens: number | null;
  /** Of the largest subject: they run one after another. Null without one. */
  readonly memoryBytes: number | null;
  /** Whether every subject was measured on this very plan. */
  readonly complete: boolean;
  readonly stale: boolean;
}

/** The costs of the subjects of a design, in their order. */
export function costLines(
  references: readonly string[],
  costs: Readonly<Record<string, MeasuredCost>>,
  plan: string,
): CostLine[] {
  return references.map((reference) => {
    const cost = Object.hasOwn(costs, reference) ? costs[reference] : undefined;
    if (cost === undefined) return { reference, state: 'not-measured', estimate: null, error: null };
    if ('error' in cost) {
      const current = cost.plan === plan;
      return {
        reference,
        state: current ? 'failed' : 'not-measured',
        estimate: null,
        error: current ? cost.error : null,
      };
    }
    return {
      reference,
      state: cost.plan === plan ? 'measured' : 'stale',
      estimate: cost.estimate,
      error: null,
    };
  });
}

/** What the whole study would take, as far as it was measured. */
export function costTotals(lines: readonly CostLine[]): CostTotals {
  const estimates = lines.flatMap(({ estimate }) => (estimate === null ? [] : [estimate]));
  return {
    seconds: sum(estimates.map(({ seconds }) => seconds)),
    tokens: sum(estimates.map(({ tokens }) => tokens)),
    memoryBytes: estimates.length === 0 ? null : Math.max(...estimates.map(({ memoryBytes }) => memoryBytes)),
    complete: lines.length > 0 && lines.every(({ state }) => state === 'measured'),
    stale: lines.some(({ state }) => state === 'stale'),
  };
}

function sum(values: readonly (number | null)[]): number | null {
  if (values.length === 0 || values.includes(null)) return null;
  return values.reduce<number>((total, value) => total + (value ?? 0), 0);
}
