import { createContext, useContext } from 'react';
import type { ResponseFilter } from '../../../shared/contract/responses.js';
import type { ScaleView } from '../../../shared/contract/views.js';

/** What the results of a study stand in: the window, or a document that leaves it. */
export interface ResultsSurroundings {
  /** What is drawn of them; a document has the verdicts once, and then the figures of every subject. */
  readonly part: 'all' | 'verdicts' | 'figures';
  /** Stands before the ids of sections, where several subjects' stand on one page. */
  readonly idPrefix: string;
  /** Whose sections they are, where several subjects' stand on one page; else null. */
  readonly whose: string | null;
  /** Whether every scale is drawn, as nothing can be chosen. */
  readonly everyScale: boolean;
  /** Whether a bar leads to the sections, and says where a subject has none yet. */
  readonly bar: boolean;
  /** Where a subject's figures stand. */
  readonly subjectAddress: (study: number, sha256: string) => string;
  /** Where a study is run; null in a document. */
  readonly runAddress: ((study: number) => string) | null;
  /** Where the responses behind something are read; null in a document. */
  readonly responsesAddress: ((study: number, filter?: ResponseFilter) => string) | null;
}

/** What is not told otherwise is a document of one subject that leads nowhere. */
export const ResultsSurroundingsContext = createContext<ResultsSurroundings>({
  part: 'all',
  idPrefix: '',
  whose: null,
  everyScale: true,
  bar: false,
  subjectAddress: (_study, sha256) => `#${sha256}`,
  runAddress: null,
  responsesAddress: null,
});

export function useSurroundings(): ResultsSurroundings {
  return useContext(ResultsSurroundingsContext);
}

/** The scales to draw: the chosen one, or where nothing can be chosen all but facets (all, where there is nothing else). */
export function useDrawnScales(scales: readonly ScaleView[], chosen: ScaleView | null): readonly ScaleView[] {
  const { everyScale } = useSurroundings();
  if (!everyScale) return chosen === null ? [] : [chosen];
  const whole = scales.filter(({ kind }) => kind !== 'facet');
  return whole.length === 0 ? scales : whole;
}
