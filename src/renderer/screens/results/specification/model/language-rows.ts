import type { ComparedLevel, ComparedRow } from '../../../../charts/factor-effects-by-level.js';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import { languageInfo } from '../../../../../shared/domain/languages.js';
import type {
  Measure,
  SpecificationResult,
} from '../../../../../shared/domain/specification-curve/result.js';
import { contrastText, pText } from './effect-groups.js';

/** The study's languages as their own speakers write them. */
export function comparedLanguages({ languages }: SpecificationResult): ComparedLevel[] {
  return languages.map(({ language }) => {
    const { tag, ownName, direction } = languageInfo(language);
    return { id: language, name: ownName, tag, direction };
  });
}

/** The measures of one kind with their means by language, from the effects of that factor. */
export function languageRows(
  { effects, measures }: SpecificationResult,
  wanted: (measure: Measure) => boolean,
): ComparedRow[] {
  return measures.filter(wanted).flatMap((measure) => {
    const effect = effects
      .find((candidate) => candidate.measure === measure.id)
      ?.factors.find(({ factor }) => factor === 'language');
    if (effect === undefined) return [];
    const means = effect.levels.flatMap(({ level, mean }) => (mean === null ? [] : [{ level, ...mean }]));
    const { largest, adjustedP } = effect;
    return [
      {
        key: measure.id,
        label: measure.name,
        text: largest === null ? 'not told apart' : `Δ ${contrastText(largest)}`,
        means,
        lines: [
          ...means.map(
            ({ level, estimate, low, high }) =>
              `${languageInfo(level).name} ${contrastText({ estimate, low, high })}`,
          ),
          ...(largest === null
            ? []
            : [`Largest difference ${formatNumber(largest.estimate)}, p ${pText(adjustedP)}`]),
        ],
      },
    ];
  });
}
