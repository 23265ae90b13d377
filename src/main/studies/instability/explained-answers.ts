import type { ExplainedAnswers } from '../../../shared/domain/instability/labelling.js';
import { explainedInterval } from '../../analysis/explained-interval.js';
import { explainedVariance, type TextScores } from '../../analysis/explained-variance.js';
import type { ResamplingOptions } from '../../analysis/resampled-interval.js';
import { mean } from '../../analysis/summary.js';
import type { ScaleDesign } from './scale-design.js';

/**
 * The share of the variance of single answers to a scale's items that personas explain: score ~ persona + (1 | text), over every
 * way of asking. `p` is that of a test of whether personas differ. Null where nothing varies, or fewer than two items were
 * answered.
 */
export function explainedAnswers(
  design: ScaleDesign,
  p: number | null,
  options: ResamplingOptions,
): ExplainedAnswers | null {
  const { table, key, cells, crossed, levels } = design;
  const answered = cells.flatMap((cell, place) =>
    Number.isNaN(cell.mean) ? [] : [{ ...cell, error: crossed.errors[place] ?? 0 }],
  );
  if (answered.length === 0) return null;
  const centre = mean(answered.map((cell) => cell.mean));
  const texts = key.items.map((_, item): TextScores => {
    const own = answered.filter((cell) => cell.item === item);
    const by = (persona: number) => own.filter((cell) => cell.persona === persona);
    const personas = Array.from({ length: levels.persona }, (_, persona) => by(persona));
    return {
      counts: personas.map(({ length }) => length),
      sums: personas.map((scores) => scores.reduce((sum, cell) => sum + cell.mean - centre, 0)),
      squares: own.reduce((sum, cell) => sum + (cell.mean - centre) ** 2, 0),
    };
  });
  const error = {
    ofMeans: crossed.runVariance === null ? 0 : mean(answered.map((cell) => cell.error)),
    ofAnswers: crossed.runVariance ?? 0,
  };
  const found = explainedVariance(texts, error);
  const marginal = explainedInterval(texts, error, p, options);
  if (found === null || marginal === null) return null;
  return {
    instrument: table.instrument.id,
    scale: key.scale.id,
    name: key.scale.name,
    texts: texts.filter(({ counts }) => counts.some((count) => count > 0)).length,
    personas: levels.persona,
    marginal,
    conditional: found.conditional,
    byChance: found.byChance,
  };
}
