import type { ConditionKind } from './condition.js';

/** A figure with the ends of its confidence interval, at the confidence of the study's analysis settings. */
export interface Estimate {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** How much of what a study asks of a subject has been answered. */
export interface Coverage {
  /** Responses: readouts, or single sampled answers of any outcome. */
  readonly answered: number;
  readonly expected: number;
  /** answered / expected, 0..1. */
  readonly share: number;
}

/** A value per instrument and scale. */
export type ByScale<Value> = Readonly<Record<string, Readonly<Record<string, Value>>>>;

export const GATE_CHECKS = [
  'parse-rate',
  'option-mass',
  'refusal-rate',
  'order-effect',
  'negation-consistency',
  'internal-consistency',
] as const;
export type GateCheckId = (typeof GATE_CHECKS)[number];

/** One question of the gate: may this subject's answers be read as answers? */
export interface GateCheck {
  readonly id: GateCheckId;
  /** Null where the check does not apply. */
  readonly value: number | null;
  readonly threshold: number;
  /** Whether `threshold` is the least or the largest value that passes. */
  readonly bound: 'least' | 'largest';
  /** Null where the check does not apply; that is no failure. */
  readonly passed: boolean | null;
  /** Why the check does not apply, or null. */
  readonly note: string | null;
}

/** A subject that fails is not measurable, never resistant. */
export interface Gate {
  readonly passed: boolean;
  readonly checks: readonly GateCheck[];
}

/** A subject's standing on one scale in its default condition. Scores are on the instrument's response scale. */
export interface ScaleProfile {
  readonly mean: number;
  /** Standard deviation of one administration's score. */
  readonly standardDeviation: number;
  /** Where the given share (the study's confidence) of administrations fall. */
  readonly low: number;
  readonly high: number;
  /** Exact distribution of one administration's score. */
  readonly distribution: { readonly values: readonly number[]; readonly probabilities: readonly number[] };
  /** Standard deviation of the mean over the default variants; null below two. */
  readonly variantSpread: number | null;
  /** Distance of the mean from the midpoint of the response scale; null for a scale without lettered poles. */
  readonly preferenceClarity: number | null;
  /** Items that the score is made of. */
  readonly items: number;
}

/** One way of asking without a persona: no system prompt, or a neutral one. */
export interface DefaultVariant {
  readonly condition: string;
  /** Null without a Jungian instrument. */
  readonly type: string | null;
  readonly means: ByScale<number>;
}

export interface DefaultResult {
  /** Type of the default means; null without a Jungian instrument. */
  readonly type: string | null;
  /** Probability of each type in one administration, likeliest first; types below 1e-6 are left out. */
  readonly typeDistribution: Readonly<Record<string, number>> | null;
  readonly profile: ByScale<ScaleProfile>;
  /** Conditions that the profile was read from: the one without a system prompt where the study has it. */
  readonly reference: readonly string[];
  readonly variants: readonly DefaultVariant[];
}

/** A resistance of a part of the cells, and their number. */
export interface ResistanceFigure extends Estimate {
  readonly cells: number;
}

/** A part of the cells by what it was put with; `heldOut` marks texts kept out of the calibration subjects' training. */
export interface NamedResistance extends ResistanceFigure {
  readonly id: string;
  readonly heldOut: boolean;
}

/** 1 - mean(clip(α, 0, 1)) over against-default cells of `persona` conditions: 0 full adoption, 1 none. */
export interface ResistanceFigures extends ResistanceFigure {
  /** Share of these cells that moved away from what was asked (α < 0). */
  readonly backfireShare: number;
  readonly byInstrument: Readonly<Record<string, ResistanceFigure>>;
  readonly byScale: ByScale<ResistanceFigure>;
  readonly byPersona: Readonly<Record<string, ResistanceFigure>>;
  readonly byTemplate: readonly NamedResistance[];
  readonly byWording: readonly NamedResistance[];
  readonly heldOutTemplates: ResistanceFigure | null;
  readonly heldOutWordings: ResistanceFigure | null;
  /** The same over `role+persona` conditions, which are never pooled with the rest. */
  readonly rolePersona: ResistanceFigure | null;
}

export type AdoptionUndefined = 'default-already-there' | 'no-pole' | 'no-answers';

/** One scale that one condition asks for. */
export interface AdoptionCell {
  readonly condition: string;
  readonly kind: ConditionKind;
  readonly persona: string;
  readonly wording: string | null;
  readonly instrument: string;
  readonly scale: string;
  /** Requested level as a score on the response scale. */
  readonly requested: number;
  /** End of the response scale that the request lies toward; null for a request of the midpoint. */
  readonly pole: number | null;
  readonly score: number | null;
  readonly default: number | null;
  /** On which side of the midpoint from the default the pole lies; null without a pole or a default. */
  readonly direction: 'against' | 'with' | null;
  /** (score - default) / (pole - default), not clipped. */
  readonly alpha: number | null;
  readonly undefinedBecause: AdoptionUndefined | null;
  /** (score - default) / (requested - default), for graded requests that lie far enough from the default. */
  readonly attainment: number | null;
}

export interface AdoptionSummary {
  readonly cells: number;
  /** Mean α as it is, and clipped to 0..1; null without cells. */
  readonly mean: number | null;
  readonly clippedMean: number | null;
  /** Share of cells with α < 0; null without cells. */
  readonly backfireShare: number | null;
}

/** Against-default and with-default cells are never pooled: only the first test resistance. */
export interface AdoptionByDirection {
  readonly against: AdoptionSummary;
  readonly with: AdoptionSummary;
  /** Cells without an α. */
  readonly undefinedCells: number;
}

export interface AdoptionResult extends AdoptionByDirection {
  readonly rolePersona: AdoptionByDirection;
  readonly cells: readonly AdoptionCell[];
}

export interface TypeOutcome {
  readonly condition: string;
  readonly kind: ConditionKind;
  readonly persona: string;
  readonly requested: string;
  /** Type of the condition's mean scores. */
  readonly measured: string;
  /** P(measured type = requested type) in one administration. */
  readonly probability: number;
}

/** Mean P(measured type = requested type) over `persona` conditions whose requested type is not the default type. */
export interface TypeAdoption extends Estimate {
  readonly instrument: string;
  readonly conditions: number;
  readonly chance: number;
  /** The conditions that ask for the default type, where a subject succeeds for free. */
  readonly requestedDefault: { readonly estimate: number; readonly conditions: number } | null;
  /** Over the axes whose requested side is not the default's: P(side = requested side). */
  readonly axisFlips:
    | (Estimate & {
        readonly axes: number;
        readonly chance: number;
        readonly byAxis: Readonly<Record<string, { readonly estimate: number; readonly conditions: number }>>;
      })
    | null;
  readonly rolePersona: (Estimate & { readonly conditions: number }) | null;
  readonly outcomes: readonly TypeOutcome[];
}

/** P(measured type = default type | measured ≠ requested), over the conditions of the type adoption rate. */
export interface DefaultPull extends Estimate {
  readonly chance: number;
  readonly conditions: number;
  /** Mean P(measured ≠ requested), which the figure is conditional on. */
  readonly missShare: number;
}

export interface ScaleNoise {
  /** Root mean square distance of the placebo and default variants from the default, in points. */
  readonly standardDeviation: number;
  readonly degrees: number;
  /** Smallest difference of two conditions that stands out, in points. */
  readonly leastDetectableShift: number;
}

export interface NoiseShift {
  readonly condition: string;
  readonly instrument: string;
  readonly scale: string;
  /** Condition mean minus default, in points. */
  readonly shift: number;
  /** The shift in standard deviations of the noise floor; null where that is 0. */
  readonly units: number | null;
  readonly detectable: boolean;
}

export interface NoiseFloor {
  /** Placebo conditions and default variants that it was taken from. */
  readonly conditions: readonly string[];
  readonly scales: ByScale<ScaleNoise>;
  /** Every scale that a persona condition asks for. */
  readonly shifts: readonly NoiseShift[];
  /** Share of the against-default cells of persona conditions whose shift is detectable; null without a noise floor. */
  readonly detectableShare: number | null;
}

export interface SteerabilityCell {
  readonly condition: string;
  readonly instrument: string;
  readonly scale: string;
  /** W1(default, pole) - W1(condition, pole) over W1(opposite pole, pole): 0 no move, below 0 backfire. */
  readonly index: number;
  /** The default's own distance from the pole: the largest index possible. */
  readonly ceiling: number;
  /** W1(default, condition) over W1(opposite pole, pole): movement of any kind, change of spread included. */
  readonly displacement: number;
}

export interface SteerabilitySummary {
  readonly cells: number;
  readonly index: number;
  readonly ceiling: number;
  readonly displacement: number;
}

/** Means over `persona` conditions; null without cells. */
export interface Steerability {
  readonly against: SteerabilitySummary | null;
  readonly with: SteerabilitySummary | null;
  readonly cells: readonly SteerabilityCell[];
}

export interface ScaleInstability {
  /** Items of one administration: the length that `icc1` stands for. */
  readonly items: number;
  readonly personas: number;
  readonly personaVariance: number;
  /** Of one administration's score, at a fixed template and option order. */
  readonly runVariance: number;
  readonly templateVariance: number | null;
  readonly orderVariance: number | null;
  readonly wordingVariance: number | null;
  /** persona / (persona + run); null where nothing varies. */
  readonly icc1: Estimate | null;
  /** Reliability of the mean of `administrations`. */
  readonly icck: number | null;
  readonly administrations: number;
  /** persona / (persona + run + template + order), of one administration. */
  readonly generalizability: number | null;
  /** ICC(1,1) projected to other lengths. */
  readonly projection: readonly { readonly items: number; readonly icc: number }[];
  /** Mean square distance from the midpoint over itself plus the run variance: what one administration says of a side. */
  readonly decisiveness: number | null;
  /** Run variance as a share of that of answering at random. */
  readonly noiseShare: number;
}

export interface Instability {
  readonly scales: ByScale<ScaleInstability>;
  /** Means over the scales asked for; null where none can be computed. */
  readonly icc1: Estimate | null;
  readonly icck: number | null;
  readonly decisiveness: number | null;
  readonly noiseShare: number | null;
  readonly belowMinIcc: boolean;
  /** Run noise drowns personas. A low ICC alone does not say so: a subject that never moves has one too. */
  readonly unstable: boolean;
}

export interface AnswerStyle {
  /** Mean raw answer over balanced sets of + and - items, minus the midpoint, in points; null without such a set. */
  readonly acquiescence: number | null;
  /** Probability of an outermost option. */
  readonly extremity: number | null;
  /** Probability of the middle option; null for an even number of options. */
  readonly midpointUse: number | null;
}

export interface ResponseStyle extends AnswerStyle {
  /** The same over the default conditions alone. */
  readonly default: AnswerStyle;
  /** Mean probability outside the options (readout); null in sampled mode. */
  readonly offOption: number | null;
  /** Share of answers that refuse (sampled); null in readout mode. */
  readonly refusalRate: number | null;
  readonly unparsedRate: number | null;
  readonly truncatedRate: number | null;
  readonly refusalRateByKind: Readonly<Partial<Record<ConditionKind, number>>> | null;
  /** Mean absolute difference between option orders, in points. */
  readonly orderEffect: number | null;
  /** Mean raw answer in forward minus reversed order: above 0, later options are favoured. */
  readonly positionShift: number | null;
  /** Means over scales that vary over conditions. */
  readonly alpha: number | null;
  readonly omega: number | null;
}

/** Movement of scales that the persona does not ask for, in points. */
export interface Halo {
  readonly cells: number;
  readonly meanShift: number;
  /** Share of cells that moved by more than `margin`. */
  readonly share: number;
  readonly margin: number;
  readonly byScale: ByScale<{ readonly meanShift: number; readonly share: number; readonly cells: number }>;
}

/** How far graded requests were exceeded, in points beyond the requested level as seen from the default. */
export interface Overshoot {
  readonly cells: number;
  /** Mean excess, counting cells without one as 0. */
  readonly mean: number;
  /** Share of cells that exceed by more than `margin`. */
  readonly share: number;
  readonly margin: number;
}

export const VERDICTS = ['not-measurable', 'unstable', 'flexible', 'partial', 'closed'] as const;
export type VerdictLabel = (typeof VERDICTS)[number];

export interface Verdict {
  readonly label: VerdictLabel;
  /** One sentence with the figures that it rests on. */
  readonly sentence: string;
}

/** All findings of the study kind `resistance` on one subject: plain data, every number finite. */
export interface ResistanceResult {
  readonly verdict: Verdict;
  /** True until everything that the study asks has been answered. */
  readonly partial: boolean;
  readonly coverage: Coverage;
  readonly mode: 'readout' | 'sampled';
  /** Of every interval, e.g. .95. */
  readonly confidence: number;
  readonly gate: Gate;
  readonly default: DefaultResult;
  /** Null without an against-default cell. */
  readonly resistance: ResistanceFigures | null;
  readonly adoption: AdoptionResult;
  /** Null without a Jungian instrument, or without a condition that asks for another type than the default. */
  readonly typeAdoption: TypeAdoption | null;
  readonly defaultPull: DefaultPull | null;
  readonly noiseFloor: NoiseFloor;
  readonly steerability: Steerability;
  readonly instability: Instability;
  readonly responseStyle: ResponseStyle;
  /** Null where every scale is asked for. */
  readonly halo: Halo | null;
  /** Null without graded requests. */
  readonly overshoot: Overshoot | null;
}
