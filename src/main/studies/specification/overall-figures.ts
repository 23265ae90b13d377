import type { SpecificationResult } from '../../../shared/domain/specification-curve/result.js';
import { overallFigure, type OverallFigure } from '../tables/common-tables.js';

/** Figures over all specifications. */
export function overallFigures({ verdict, conclusions }: SpecificationResult): OverallFigure[] {
  const { defaultType, verdict: reached } = conclusions;
  return [
    overallFigure(
      'modal_verdict_share',
      'Share of specifications that reach the most frequent verdict; n: specifications that were answered.',
      verdict.share,
      { n: reached.specifications },
    ),
    overallFigure(
      'modal_type_share',
      'Share of specifications that reach the default’s most frequent type; n: specifications that pass the gate.',
      defaultType === null || defaultType.shares.length === 0
        ? null
        : Math.max(...defaultType.shares.map(({ share }) => share)),
      { n: defaultType?.specifications ?? null },
    ),
  ].flat();
}
