import type { EffectGroup } from '../../../../charts/factor-effects.js';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import type {
  Contrast,
  FactorEffectFinding,
  MeasureEffects,
} from '../../../../../shared/domain/specification-curve/effects.js';
import type { Measure } from '../../../../../shared/domain/specification-curve/result.js';
import { formatCounted } from '../../../../formatting/numbers.js';
import { FACTOR_NAMES, factorName, levelName } from './factor-words.js';
import type { SpecificationView } from './specification-view.js';

/** The factors' marginal means on a measure, in the study's order. */
export function effectGroups(
  view: SpecificationView,
  effects: MeasureEffects,
  measure: Measure,
  open: (factor: FactorEffectFinding, level: string) => void,
): EffectGroup[] {
  return effects.factors
    .filter(({ status }) => status !== 'constant')
    .map((effect) => ({
      heading: `${FACTOR_NAMES[effect.factor]}${statusWords(effect)}`,
      factor: FACTOR_NAMES[effect.factor],
      rows: effect.levels.map(({ level, specifications, mean }) => ({
        key: `${effect.factor} ${level}`,
        label: levelName(effect.factor, level, view.detail),
        text:
          mean === null
            ? specifications === 0
              ? 'none passes the gate'
              : 'not told apart'
            : contrastText(mean),
        figure:
          mean === null
            ? null
            : { estimate: mean.estimate, low: mean.low ?? mean.estimate, high: mean.high ?? mean.estimate },
        lines: [
          ...(mean === null ? [] : [`Mean ${measure.name.toLowerCase()}, other choices weighing alike`]),
          `${formatCounted(specifications, 'specification')} that pass the gate`,
        ],
        open: () => open(effect, level),
      })),
    }));
}

/** A factor's strength as it stands in a table. */
export interface EffectRow {
  readonly factor: string;
  /** What is said in place of figures. */
  readonly instead: string | null;
  readonly difference: string;
  readonly between: string;
  readonly p: string;
  readonly adjustedP: string;
  readonly eta: string;
}

/** One row a factor: its largest difference with p values and size. */
export function effectRows(view: SpecificationView, { factors }: MeasureEffects): EffectRow[] {
  return factors.map((effect) => {
    const { factor, status, largest, p, adjustedP, partialEta2 } = effect;
    const name = (level: string): string => levelName(factor, level, view.detail);
    return {
      factor: FACTOR_NAMES[factor],
      instead: status === 'estimated' ? null : insteadOf(effect),
      difference: largest === null ? '–' : contrastText(largest),
      between: largest === null ? '–' : `${name(largest.lower)} to ${name(largest.higher)}`,
      p: pText(p),
      adjustedP: pText(adjustedP),
      eta: partialEta2 === null ? '–' : formatNumber(partialEta2),
    };
  });
}

function insteadOf({ status, aliasedWith }: FactorEffectFinding): string {
  return status === 'constant'
    ? 'One level alone passes the gate'
    : `Not told apart from ${aliasedWith.map((name) => factorName(name).toLowerCase()).join(' and ')}`;
}

function statusWords({ status, largest, adjustedP }: FactorEffectFinding): string {
  if (status !== 'estimated' || largest === null) return ' · not told apart from other choices';
  return ` · largest difference ${formatNumber(largest.estimate)}${adjustedP === null ? '' : `, p ${pText(adjustedP)}`}`;
}

/** A figure with its interval, where it has one. */
export function contrastText({ estimate, low, high }: Contrast): string {
  const figure = formatNumber(estimate);
  return low === null || high === null ? figure : `${figure} [${formatNumber(low)}, ${formatNumber(high)}]`;
}

/** A p value with three decimals. */
export function pText(p: number | null): string {
  if (p === null) return '–';
  return p < 0.001 ? '<\u00a0.001' : p.toFixed(3).replace(/^0/, '');
}
