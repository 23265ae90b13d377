import { useMemo } from 'react';
import type { ReasoningRow } from '../../../../../shared/domain/identity/reasoning.js';
import { CongruenceSlopes, type CongruenceSlope } from '../../../../charts/congruence-slopes.js';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { formatConfidence, formatNumber, intervalWords } from '../../../../charts/layout/number-text.js';
import { formatCounted, formatEstimate } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { underConditions } from '../model/behind.js';
import { axisAroundZero } from '../model/figure-axis.js';
import { armSuffix, fileWords, shownName, type IdentityView } from '../model/identity-view.js';
import { pWords } from '../model/p-words.js';
import { VERDICT_WORDS } from '../model/verdict-words.js';
import { useOpenBehind } from './use-open-behind.js';

/** An interval that reaches beyond a ratio of 3 runs off the axis. */
const FARTHEST_RATIO = 2;

/** How often evidence tables are read right where that suits an identity and where it does not. */
export function TablesSection({ view }: { readonly view: IdentityView }) {
  return (
    <div className={styles.stack}>
      {view.result.arms.map((arm) => (
        <ArmTables key={arm} view={view} arm={arm} />
      ))}
    </div>
  );
}

function ArmTables({ view, arm }: { readonly view: IdentityView; readonly arm: string }) {
  const open = useOpenBehind(view);
  const { reasoning, confidence, margin, irrelevant } = view.result;
  const rows = useMemo(() => reasoning.filter((row) => row.arm === arm), [reasoning, arm]);
  const slopes = useMemo(
    () =>
      rows.map((row): CongruenceSlope => ({
        key: row.identity,
        label: shownName(row.identity),
        words: VERDICT_WORDS[row.label].toLowerCase(),
        congruent: row.congruent,
        incongruent: row.incongruent,
        neutral: row.neutral?.accuracy ?? null,
        lines: slopeLines(row),
        open: () => open(underConditions(view, row.conditions, shownName(row.identity))),
      })),
    [rows, view, open],
  );
  const ratios = useMemo(() => ratioRows(rows, irrelevant), [rows, irrelevant]);
  if (rows.length === 0) return null;
  const figures = ratios.flatMap((group) => group.rows.flatMap(({ figure }) => figure ?? []));
  return (
    <>
      <div className={styles.panel}>
        <CongruenceSlopes
          title={`Right conclusions${armSuffix(view, arm)}`}
          description="How often the conclusion that the rates support is found. The same counts stand under labels that go against the identity, and under labels that suit it; a slope upwards is motivated reading. Below chance, the largest number was followed."
          slopes={slopes}
          faded={view.faded}
          fileWords={fileWords(view, 'right conclusions', arm)}
        />
      </div>
      {figures.length > 0 && (
        <div className={styles.panel}>
          <IntervalChart
            title={`What congruence adds${armSuffix(view, arm)}`}
            description={`P(right | suits) / P(right | against) − 1: 0.5 is half as often again. Below it, what the identity adds to what the same tables give ${irrelevant === null ? 'without one' : 'under the irrelevant identity'}. Whiskers are ${formatConfidence(confidence)} intervals over counts and framings.`}
            quantity="Ratio less 1"
            groups={ratios}
            {...axisAroundZero(figures, FARTHEST_RATIO, 0.25)}
            zones={[{ from: 1 / (1 + margin) - 1, to: margin, label: 'margin', opacity: 0.2 }]}
            low="against"
            high="suits"
            faded={view.faded}
            fileWords={fileWords(view, 'congruence', arm)}
          />
        </div>
      )}
    </>
  );
}

function ratioRows(rows: readonly ReasoningRow[], irrelevant: string | null) {
  const group = (heading: string, pick: (row: ReasoningRow) => ReasoningRow['ratio'], hollow: boolean) => ({
    heading,
    rows: rows.map((row): IntervalRow => {
      const figure = pick(row);
      return {
        key: `${heading} ${row.identity}`,
        label: shownName(row.identity),
        text: figure === null ? 'no ratio' : formatEstimate(figure),
        figure,
        hollow,
        lines: slopeLines(row),
      };
    }),
  });
  return [
    group('Under the identity', ({ ratio }) => ratio, false),
    group(
      `Added to ${irrelevant === null ? 'no identity' : shownName(irrelevant).toLowerCase()}`,
      ({ shift }) => shift,
      true,
    ),
  ];
}

function slopeLines(row: ReasoningRow): string[] {
  const { congruent, incongruent, difference, ratio, ownLeaning, shift, pHolm, pairs, framings, covers } =
    row;
  return [
    `Right in ${formatNumber(congruent)} where it suits, ${formatNumber(incongruent)} where it goes against`,
    ...(difference === null ? [] : [`Difference ${intervalWords(difference)}`]),
    ...(ratio === null ? ['No ratio: one side is never right'] : [`Ratio less 1 ${intervalWords(ratio)}`]),
    ...(ownLeaning === null ? [] : [`Without a stake ${intervalWords(ownLeaning)}`]),
    ...(shift === null ? [] : [`Added by the identity ${intervalWords(shift)}`]),
    ...(pHolm === null ? [] : [`${pWords(pHolm)} after Holm over identities`]),
    `${covers.join(', ')}: ${formatCounted(pairs, 'pair')} of tables, ${formatCounted(framings, 'framing')}`,
  ];
}
