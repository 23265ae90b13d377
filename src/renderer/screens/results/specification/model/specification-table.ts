import { numberColumn, textColumn, type ChartTable } from '../../../../charts/chart-table.js';
import { CONCLUSION_WORDS } from '../../../../charts/specification-curve-marks.js';
import { FACTOR_NAMES, levelName } from './factor-words.js';
import { figureOf, type SpecificationView } from './specification-view.js';

/** Every specification with its choices and everything found under it. */
export function specificationTable({ result, detail }: SpecificationView): ChartTable {
  const { factors, measures, specifications } = result;
  const typed = result.conclusions.defaultType !== null;
  return {
    columns: [
      textColumn('specification', 'Specification'),
      ...factors.map(({ factor }) => textColumn(factor, FACTOR_NAMES[factor])),
      textColumn('verdict', 'Verdict'),
      textColumn('failed', 'Checks failed'),
      ...(typed ? [textColumn('type', 'Default type')] : []),
      numberColumn('answered', 'Responses', 0),
      numberColumn('mass', 'Option mass'),
      ...measures.flatMap(({ id, name }) => [
        numberColumn(id, name),
        numberColumn(`${id}-low`, 'Low'),
        numberColumn(`${id}-high`, 'High'),
      ]),
    ],
    rows: specifications.map((finding) => [
      finding.specification.id,
      ...factors.map(({ factor, levels }, place) => {
        const level = levels[finding.levels[place] ?? -1];
        return level === undefined ? null : levelName(factor, level, detail);
      }),
      finding.verdict === null ? null : CONCLUSION_WORDS[finding.verdict],
      finding.gate.failed.map(({ id }) => id.replaceAll('-', ' ')).join(', ') || null,
      ...(typed ? [finding.defaultType] : []),
      finding.coverage.answered,
      finding.optionMass,
      ...measures.flatMap((measure) => {
        const figure = figureOf(measure, finding);
        return [figure?.estimate ?? null, figure?.low ?? null, figure?.high ?? null];
      }),
    ]),
  };
}
