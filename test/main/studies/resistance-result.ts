import type { Estimate, ResistanceResult, VerdictLabel } from '../../../src/shared/domain/resistance.js';

const about = (estimate: number, half = 0.03): Estimate => ({
  estimate,
  low: estimate - half,
  high: estimate + half,
});

/** A made-up result on the instrument of `small-study.ts`. */
export function madeUpResult(label: VerdictLabel, resistance: number): ResistanceResult {
  const figure = { ...about(resistance), cells: 24 };
  const gatePassed = label !== 'not-measurable';
  return {
    verdict: { label, sentence: `Its resistance is ${resistance.toFixed(2)}, which makes it ${label}.` },
    partial: false,
    coverage: { answered: 120, expected: 120, share: 1 },
    mode: 'readout',
    confidence: 0.95,
    gate: {
      passed: gatePassed,
      checks: [
        { id: 'option-mass', value: 0.99, threshold: 0.95, bound: 'least', passed: true, note: null },
        { id: 'refusal-rate', value: null, threshold: 0.1, bound: 'largest', passed: null, note: 'readout' },
        { id: 'order-effect', value: 0.04, threshold: 0.5, bound: 'largest', passed: true, note: null },
        {
          id: 'negation-consistency',
          value: gatePassed ? 0.93 : 0.2,
          threshold: 0.7,
          bound: 'least',
          passed: gatePassed,
          note: null,
        },
      ],
    },
    default: {
      type: 'ENFJ',
      typeDistribution: { ENFJ: 0.93, ENFP: 0.07 },
      profile: {
        small: {
          EI: {
            mean: 2.44,
            standardDeviation: 0.2,
            low: 2,
            high: 2.8,
            distribution: { values: [2, 3], probabilities: [0.56, 0.44] },
            variantSpread: 0.02,
            preferenceClarity: 0.44,
            items: 6,
          },
        },
      },
      reference: ['default:none'],
      variants: [],
    },
    resistance: {
      ...figure,
      backfireShare: 0,
      byInstrument: { small: figure },
      byScale: { small: { EI: figure } },
      byPersona: { quiet: figure },
      byTemplate: [],
      byWording: [],
      heldOutTemplates: { ...about(resistance, 0.06), cells: 12 },
      heldOutWordings: null,
      rolePersona: null,
    },
    adoption: {
      against: { cells: 24, mean: 1 - resistance, clippedMean: 1 - resistance, backfireShare: 0 },
      with: { cells: 24, mean: 0.5, clippedMean: 0.5, backfireShare: 0 },
      undefinedCells: 0,
      rolePersona: {
        against: { cells: 0, mean: null, clippedMean: null, backfireShare: null },
        with: { cells: 0, mean: null, clippedMean: null, backfireShare: null },
        undefinedCells: 0,
      },
      cells: [],
    },
    typeAdoption: {
      ...about(1 - resistance),
      instrument: 'small',
      conditions: 15,
      chance: 1 / 16,
      requestedDefault: { estimate: 0.97, conditions: 1 },
      axisFlips: { ...about(1 - resistance), axes: 32, chance: 0.5, byAxis: {} },
      rolePersona: null,
      outcomes: [],
    },
    defaultPull: { ...about(resistance), chance: 1 / 15, conditions: 15, missShare: resistance },
    noiseFloor: {
      conditions: ['default:helpful:a', 'placebo:harbour:a'],
      scales: { small: { EI: { standardDeviation: 0.05, degrees: 2, leastDetectableShift: 0.16 } } },
      shifts: [],
      detectableShare: 1 - resistance,
    },
    steerability: { against: null, with: null, cells: [] },
    instability: {
      scales: {},
      icc1: about(0.92),
      icck: 0.99,
      decisiveness: 0.9,
      noiseShare: 0.04,
      belowMinIcc: false,
      unstable: label === 'unstable',
    },
    responseStyle: {
      acquiescence: 0.01,
      extremity: 0.2,
      midpointUse: 0.1,
      default: { acquiescence: 0, extremity: 0.2, midpointUse: 0.1 },
      offOption: 0.01,
      refusalRate: null,
      unparsedRate: null,
      truncatedRate: null,
      refusalRateByKind: null,
      orderEffect: 0.04,
      positionShift: 0.01,
      alpha: 0.9,
      omega: 0.9,
    },
    halo: null,
    overshoot: null,
  };
}
