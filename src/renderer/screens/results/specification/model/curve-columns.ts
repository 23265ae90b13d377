import type { DashboardFactor } from '../../../../charts/layout/specification-curve-layout.js';
import { intervalWords } from '../../../../charts/layout/number-text.js';
import { CONCLUSION_WORDS } from '../../../../charts/specification-curve-marks.js';
import type { CurveColumn, CurveLine } from '../../../../charts/specification-curve-figure.js';
import type {
  Measure,
  SpecificationFinding,
} from '../../../../../shared/domain/specification-curve/result.js';
import { FACTOR_NAMES, levelName } from './factor-words.js';
import { figureOf, type SpecificationView } from './specification-view.js';

/** The factors as rows of the lower panel. */
export function dashboardFactors({ result, detail }: SpecificationView): DashboardFactor[] {
  return result.factors.map(({ factor, levels }) => ({
    name: FACTOR_NAMES[factor],
    levels: levels.map((level) => levelName(factor, level, detail)),
  }));
}

/** A specification's choices as one line: `Statement, numbers, forward`. */
export function choiceWords(view: SpecificationView, finding: SpecificationFinding): string {
  return view.result.factors
    .map(({ factor, levels }, place) => {
      const level = levels[finding.levels[place] ?? -1];
      return level === undefined
        ? ''
        : `${FACTOR_NAMES[factor].toLowerCase()} ${levelName(factor, level, view.detail)}`;
    })
    .filter((words) => words !== '')
    .join(', ');
}

/** A measure under every specification that has it, in the curve's order. */
export function curveColumns(
  view: SpecificationView,
  measure: Measure,
  open: (finding: SpecificationFinding) => void,
): CurveColumn[] {
  const curve = view.result.curves.find((candidate) => candidate.measure === measure.id);
  return (curve?.order ?? []).flatMap((id) => {
    const finding = view.byId.get(id);
    const figure = finding === undefined ? null : figureOf(measure, finding);
    if (finding === undefined || figure === null) return [];
    const conclusion = finding.verdict ?? 'not-measurable';
    return [
      {
        id,
        figure,
        conclusion,
        levels: finding.levels,
        lines: [
          `${measure.name} ${intervalWords(figure)}`,
          `Verdict: ${CONCLUSION_WORDS[conclusion].toLowerCase()}${failureWords(finding)}`,
          capital(choiceWords(view, finding)),
          ...(finding.defaultType === null ? [] : [`Default type ${finding.defaultType}`]),
        ].filter((line) => line !== ''),
        open: () => open(finding),
      },
    ];
  });
}

/** Lines across the curve: where verdicts divide, or a scale's midpoint. */
export function curveCuts({ detail }: SpecificationView, measure: Measure): CurveLine[] {
  if (measure.instrument !== null) return [{ value: measure.reference, label: 'midpoint' }];
  const { flexibleBelow, closedAbove } = detail.design.analysis;
  return [
    { value: flexibleBelow, label: 'flexible ↓' },
    { value: closedAbove, label: 'closed ↑' },
  ];
}

function failureWords({ gate }: SpecificationFinding): string {
  if (gate.failed.length === 0) return '';
  return ` (gate: ${gate.failed.map(({ id }) => id.replaceAll('-', ' ')).join(', ')})`;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
