import type {
  HypothesisResult,
  ReplicationCurve,
  ReplicationRate,
  ReplicationResult,
} from '../../../shared/domain/replication/result.js';
import { wilsonInterval } from '../../analysis/experiments/contingency.js';
import { correlationTest } from '../../analysis/experiments/correlation-test.js';
import { logisticRegression } from '../../analysis/experiments/logistic-regression.js';
import { elementAt } from '../../analysis/element.js';
import { normalQuantile } from '../../analysis/special.js';
import { mean } from '../../analysis/summary.js';

/** -log10 p beyond which all originals count as this strong: a p of 1e-40 says no more about replication than one of 1e-10. */
const MOST_EVIDENCE = 10;
const CURVE_POINTS = 41;

type Tested = HypothesisResult & {
  readonly original: NonNullable<HypothesisResult['original']>;
  readonly simulated: NonNullable<HypothesisResult['simulated']>;
};

function isTested(result: HypothesisResult): result is Tested {
  return result.original !== null && result.simulated !== null;
}

/** How strong an original's evidence is: -log10 of its p, 0 to `MOST_EVIDENCE`. */
export function evidenceOf(p: number): number {
  return p <= 10 ** -MOST_EVIDENCE ? MOST_EVIDENCE : Math.abs(Math.log10(p));
}

/** What the experiments of one subject say together. */
export function acrossExperiments(
  results: readonly HypothesisResult[],
  { alpha, confidence }: { readonly alpha: number; readonly confidence: number },
): Pick<
  ReplicationResult,
  | 'rate'
  | 'mainEffects'
  | 'interactions'
  | 'redrawnRate'
  | 'falsePositives'
  | 'falseNegatives'
  | 'correlation'
  | 'curve'
  | 'shams'
  | 'known'
> {
  const tested = results.filter(isTested);
  const rate = (entries: readonly Tested[], hit = (entry: Tested): boolean => entry.simulated.found) =>
    rateOf(entries.filter(hit).length, entries.length, confidence);
  const redrawn = tested.flatMap((entry) => entry.redrawn?.found ?? []);
  const absent = tested.filter(({ later, original }) =>
    later === null ? original.p >= alpha : later === 'not-replicated',
  );
  const present = tested.filter(({ later }) => later === 'replicated');
  return {
    rate: rate(tested),
    mainEffects: rate(tested.filter(({ kind }) => kind === 'main')),
    interactions: rate(tested.filter(({ kind }) => kind === 'interaction')),
    redrawnRate: redrawn.length === 0 ? null : mean(redrawn),
    falsePositives: rate(absent),
    falseNegatives: rate(present, (entry) => !entry.simulated.found),
    correlation: effectCorrelation(tested, confidence),
    curve: replicationCurve(tested, confidence),
    shams: ofTruth(results, 'none', ({ found, opposite }) => found + opposite),
    known: ofTruth(results, 'effect', ({ found }) => found),
  };
}

function rateOf(found: number, of: number, confidence: number): ReplicationRate | null {
  if (of === 0) return null;
  const { estimate, low, high } = wilsonInterval({ successes: found, count: of }, confidence);
  return { found, of, share: { estimate, low, high } };
}

function effectCorrelation(tested: readonly Tested[], confidence: number): ReplicationResult['correlation'] {
  const pairs = tested.flatMap(({ original, simulated }) =>
    original.d === null || simulated.d === null ? [] : [[original.d, simulated.d] as const],
  );
  const found = correlationTest(
    pairs.map(([first]) => first),
    pairs.map(([, second]) => second),
    confidence,
  );
  return found === null ? null : { n: found.n, r: found.r, p: found.p };
}

/**
 * Logistic curve of being found on -log10 of the original's p, by Firth's likelihood, since few experiments separate easily; the
 * slope's interval is its profile's, the band of the curve Wald's on the logit. Null below four effects, and where all originals
 * are as strong or all fared alike.
 */
function replicationCurve(tested: readonly Tested[], confidence: number): ReplicationCurve | null {
  const evidence = tested.map(({ original }) => evidenceOf(original.p));
  const outcomes = tested.map(({ simulated }) => (simulated.found ? 1 : 0));
  if (tested.length < 4 || new Set(evidence).size < 2 || new Set(outcomes).size < 2) return null;
  const fit = logisticRegression(
    evidence.map((entry) => [entry]),
    outcomes,
    { confidence, penalty: 'firth' },
  );
  if (fit === null) return null;
  const [intercept, slope] = [elementAt(fit.coefficients, 0), elementAt(fit.coefficients, 1)];
  const covariance = (row: number, column: number): number =>
    elementAt(elementAt(fit.covariance, row), column);
  const z = normalQuantile((1 + confidence) / 2);
  const share = (logit: number): number => 1 / (1 + Math.exp(-logit));
  const bare = ({ estimate, low, high }: typeof slope) => ({ estimate, low, high });
  return {
    slope: bare(slope),
    intercept: bare(intercept),
    points: Array.from({ length: CURVE_POINTS }, (_, place) => {
      const at = (place * MOST_EVIDENCE) / (CURVE_POINTS - 1);
      const logit = intercept.estimate + slope.estimate * at;
      const error = Math.sqrt(
        Math.max(0, covariance(0, 0) + 2 * at * covariance(0, 1) + at * at * covariance(1, 1)),
      );
      return {
        evidence: at,
        share: share(logit),
        low: share(logit - z * error),
        high: share(logit + z * error),
      };
    }),
  };
}

function ofTruth(
  results: readonly HypothesisResult[],
  truth: 'none' | 'effect',
  share: (redrawn: NonNullable<HypothesisResult['redrawn']>) => number,
): ReplicationResult['shams'] {
  const redrawn = results.flatMap((result) => (result.truth === truth ? (result.redrawn ?? []) : []));
  if (redrawn.length === 0) return null;
  return {
    hypotheses: redrawn.length,
    runs: redrawn.reduce((total, { runs }) => total + runs, 0),
    share: mean(redrawn.map(share)),
  };
}
