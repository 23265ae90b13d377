import { useMemo } from 'react';
import type { ConfidenceRow } from '../../../../../shared/domain/identity/confidence.js';
import type { Estimate } from '../../../../../shared/domain/figures.js';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { formatConfidence, formatNumber, intervalWords } from '../../../../charts/layout/number-text.js';
import { PAINT } from '../../../../charts/paint.js';
import { formatCounted, formatEstimate, formatShare } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { confidenceUnder } from '../model/behind.js';
import { axisAroundZero } from '../model/figure-axis.js';
import { armSuffix, fileWords, shownName, type IdentityView } from '../model/identity-view.js';
import { useLossRows } from './use-loss-rows.js';
import { useOpenBehind } from './use-open-behind.js';

/** How sure ratings of headlines are said to be, what identities change of it, and whether it tells right from wrong. */
export function ConfidenceSection({ view }: { readonly view: IdentityView }) {
  return (
    <div className={styles.stack}>
      {view.result.arms.map((arm) => (
        <ArmConfidence key={arm} view={view} arm={arm} />
      ))}
    </div>
  );
}

function ArmConfidence({ view, arm }: { readonly view: IdentityView; readonly arm: string }) {
  const open = useOpenBehind(view);
  const { confidenceRatings, irrelevant, confidence } = view.result;
  const rows = useMemo(
    () => confidenceRatings?.rows.filter((row) => row.arm === arm) ?? [],
    [confidenceRatings, arm],
  );
  const base = rows.find(({ identity }) => identity === null);
  const beside = rows.find(({ identity }) => identity !== null && identity === irrelevant);
  const rowsOf = useMemo(
    () =>
      (pick: (row: ConfidenceRow) => Estimate | null): IntervalRow[] =>
        rows.flatMap((row) => {
          const figure = pick(row);
          if (figure === null) return [];
          const name = shownName(row.identity);
          const isReference = row === base || row === beside;
          return [
            {
              key: name,
              label: row === beside ? `${name} (irrelevant)` : name,
              text: formatEstimate(figure),
              figure,
              reference: isReference || beside === undefined ? null : (pick(beside)?.estimate ?? null),
              hollow: isReference,
              paint: isReference ? PAINT.default : PAINT.condition,
              lines: confidenceLines(row),
              open: () => open(confidenceUnder(view, row.conditions, name)),
            },
          ];
        }),
    [rows, base, beside, view, open],
  );
  const levels = useMemo(() => rowsOf((row) => row.confidence), [rowsOf]);
  const sensitivities = useMemo(() => rowsOf((row) => row.sensitivity), [rowsOf]);
  const drops = useLossRows(view, rows, beside, confidenceUnder);
  if (confidenceRatings === null || rows.length === 0) return null;
  const suffix = armSuffix(view, arm);
  const whiskers = `Whiskers are ${formatConfidence(confidence)} intervals over headlines and framings.`;
  const unread = `Second turns could be read in ${formatShare(confidenceRatings.read)} of ${view.result.mode === 'sampled' ? 'runs' : 'the probability'}: less than the gate asks of answers.`;
  return (
    <>
      <div className={styles.panel}>
        <IntervalChart
          title={`Confidence in ratings of headlines${suffix}`}
          description={`How sure the subject says that its ratings are, asked in a second turn after each: 0 is not at all, 1 completely. The dashed tick is the irrelevant identity. ${whiskers}`}
          quantity="Confidence"
          reference="Irrelevant identity"
          groups={[{ heading: null, rows: levels }]}
          faded={!confidenceRatings.readable}
          low="unsure"
          high="sure"
          fileWords={fileWords(view, 'confidence', arm)}
          {...(confidenceRatings.readable ? {} : { note: unread })}
        />
      </div>
      {drops.length > 0 && (
        <div className={styles.panel}>
          <IntervalChart
            title={`Confidence lost to an identity${suffix}`}
            description={`Confidence under the ${irrelevant === null ? 'baseline' : 'irrelevant identity of the same length'} less that under the identity, headline by headline: above 0 is a loss. ${whiskers} p is adjusted after Holm over identities.`}
            quantity="Loss"
            groups={[{ heading: null, rows: drops }]}
            faded={!confidenceRatings.readable}
            {...axisAroundZero(
              drops.flatMap(({ figure }) => figure ?? []),
              1,
              0.05,
            )}
            low="surer"
            high="less sure"
            fileWords={fileWords(view, 'confidence lost', arm)}
          />
        </div>
      )}
      {sensitivities.length > 0 && (
        <div className={styles.panel}>
          <IntervalChart
            title={`Whether confidence tells right from wrong${suffix}`}
            description={`How often the subject is surer of a rating on the right side than of one on the wrong side, ties counted half: the area under the type-2 ROC curve. 0.5 is a confidence that tells nothing. It goes with discernment too, so compare it where that is alike. ${whiskers}`}
            quantity="Sensitivity"
            reference="Irrelevant identity"
            groups={[{ heading: null, rows: sensitivities }]}
            faded={!confidenceRatings.readable}
            zones={[
              { from: 0, to: 0.5, label: 'surer where wrong', opacity: 0.18 },
              { from: 0.5, to: 1, label: 'surer where right', opacity: 0.04 },
            ]}
            fileWords={fileWords(view, 'confidence sensitivity', arm)}
          />
        </div>
      )}
    </>
  );
}

function confidenceLines({
  confidence,
  onTrue,
  onFalse,
  accuracy,
  right,
  wrong,
  gap,
  sensitivity,
  gamma,
  headlines,
  framings,
}: ConfidenceRow): string[] {
  return [
    `Confidence ${intervalWords(confidence)}`,
    `${formatNumber(onTrue)} on true headlines, ${formatNumber(onFalse)} on false ones`,
    ...(accuracy === null ? [] : [`${formatShare(accuracy)} of ratings on the right side`]),
    ...(right === null || wrong === null || gap === null
      ? ['Too few right or wrong ratings to tell what it is worth']
      : [
          `${formatNumber(right)} where right, ${formatNumber(wrong)} where wrong: ${intervalWords(gap)} apart`,
        ]),
    ...(sensitivity === null ? [] : [`Surer of right than of wrong ones in ${intervalWords(sensitivity)}`]),
    ...(gamma === null ? [] : [`Gamma ${formatNumber(gamma)}`]),
    `${formatCounted(headlines, 'headline')}, ${formatCounted(framings, 'framing')}`,
  ];
}
