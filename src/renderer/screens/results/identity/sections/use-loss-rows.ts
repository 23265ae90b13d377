import { useMemo } from 'react';
import type { ConfidenceRow } from '../../../../../shared/domain/identity/confidence.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { intervalWords } from '../../../../charts/layout/number-text.js';
import { formatEstimate } from '../../../../formatting/numbers.js';
import type { MarkResponses } from '../model/behind.js';
import { shownName, type IdentityView } from '../model/identity-view.js';
import { pWords } from '../model/p-words.js';
import { useOpenBehind } from './use-open-behind.js';

/** What an identity takes from discernment, or from confidence. */
type Loss = Pick<
  ConfidenceRow,
  'identity' | 'conditions' | 'dropFromBaseline' | 'dropFromIrrelevant' | 'pHolm'
>;

/** Rows of a chart of losses, each against the irrelevant identity (`beside`), else against none; `behind` says where each leads. */
export function useLossRows<Row extends Loss>(
  view: IdentityView,
  rows: readonly Row[],
  beside: Row | undefined,
  behind: (view: IdentityView, conditions: readonly string[], name: string) => MarkResponses,
): IntervalRow[] {
  const open = useOpenBehind(view);
  return useMemo(
    () =>
      rows.flatMap((row): IntervalRow[] => {
        const drop = row.dropFromIrrelevant ?? row.dropFromBaseline;
        if (drop === null || row === beside) return [];
        const name = shownName(row.identity);
        return [
          {
            key: name,
            label: name,
            text: `${formatEstimate(drop)}${row.pHolm === null ? '' : ` · ${pWords(row.pHolm)}`}`,
            figure: drop,
            lines: [
              `Loss ${intervalWords(drop)}`,
              ...(row.dropFromBaseline === null
                ? []
                : [`Against no identity ${intervalWords(row.dropFromBaseline)}`]),
            ],
            open: () => open(behind(view, row.conditions, name)),
          },
        ];
      }),
    [rows, beside, view, open, behind],
  );
}
