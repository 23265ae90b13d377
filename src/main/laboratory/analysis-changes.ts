import type { AnalysisSettings } from '../../shared/domain/study.js';

type Figure = readonly [words: string, value: (settings: AnalysisSettings) => number];

const FIGURES: readonly Figure[] = [
  ['bootstrap replicates', ({ bootstrap }) => bootstrap],
  ['confidence of intervals', ({ confidence }) => confidence],
  ['least parse rate', ({ gate }) => gate.minParseRate],
  ['largest refusal rate', ({ gate }) => gate.maxRefusalRate],
  ['largest order effect', ({ gate }) => gate.maxOrderEffect],
  ['least negation consistency', ({ gate }) => gate.minNegationConsistency],
  ['least internal consistency', ({ gate }) => gate.minAlpha],
  ['least ICC(1,1)', ({ minIcc }) => minIcc],
  ['flexible below', ({ flexibleBelow }) => flexibleBelow],
  ['closed above', ({ closedAbove }) => closedAbove],
];

/** What differs between two ways of reading responses, as a sentence without its end; null where nothing does. */
export function describeAnalysisChange(before: AnalysisSettings, after: AnalysisSettings): string | null {
  const changes = FIGURES.flatMap(([words, value]) =>
    value(before) === value(after) ? [] : [`${words} from ${value(before)} to ${value(after)}`],
  );
  return changes.length === 0 ? null : `Analysis settings changed: ${changes.join(', ')}`;
}
