import { useMemo } from 'react';
import type { VeracityRow } from '../../../../../shared/domain/identity/veracity.js';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import {
  formatConfidence,
  formatNumber,
  formatShift,
  intervalWords,
} from '../../../../charts/layout/number-text.js';
import type { LegendEntry } from '../../../../charts/legend.js';
import { PAINT } from '../../../../charts/paint.js';
import { formatCounted, formatEstimate } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { underConditions } from '../model/behind.js';
import { axisAroundZero } from '../model/figure-axis.js';
import { armSuffix, fileWords, shownName, type IdentityView } from '../model/identity-view.js';
import { useLossRows } from './use-loss-rows.js';
import { useOpenBehind } from './use-open-behind.js';

const CHANCE = 0.5;

/** Discernment of true from false headlines under every identity, and what each takes from it. */
export function HeadlinesSection({ view }: { readonly view: IdentityView }) {
  return (
    <div className={styles.stack}>
      {view.result.arms.map((arm) => (
        <ArmHeadlines key={arm} view={view} arm={arm} />
      ))}
    </div>
  );
}

function ArmHeadlines({ view, arm }: { readonly view: IdentityView; readonly arm: string }) {
  const open = useOpenBehind(view);
  const { veracity, irrelevant, confidence } = view.result;
  const rows = useMemo(() => veracity.filter((row) => row.arm === arm), [veracity, arm]);
  const base = rows.find(({ identity }) => identity === null);
  const beside = rows.find(({ identity }) => identity !== null && identity === irrelevant);
  const levels = useMemo(
    () =>
      rows.map((row): IntervalRow => {
        const name = shownName(row.identity);
        const isReference = row === base || row === beside;
        return {
          key: name,
          label: row === beside ? `${name} (irrelevant)` : name,
          text: formatEstimate(row.discernment),
          figure: row.discernment,
          reference: isReference ? null : (beside?.discernment.estimate ?? null),
          hollow: isReference,
          paint: isReference ? PAINT.default : PAINT.condition,
          lines: levelLines(row),
          open: () => open(underConditions(view, row.conditions, name)),
        };
      }),
    [rows, base, beside, view, open],
  );
  const drops = useLossRows(view, rows, beside, underConditions);
  if (rows.length === 0) return null;
  const whiskers = `Whiskers are ${formatConfidence(confidence)} intervals`;
  return (
    <>
      <div className={styles.panel}>
        <IntervalChart
          title={`Discernment of headlines${armSuffix(view, arm)}`}
          description={`How far true headlines are rated true and false ones false: 1 is all of the way, 0.5 no discernment. The band is the interval without an identity; the dashed tick is the irrelevant identity. ${whiskers} over headlines and framings.`}
          quantity="Discernment"
          reference="Irrelevant identity"
          groups={[{ heading: null, rows: levels }]}
          {...(base === undefined
            ? {}
            : {
                zones: [
                  {
                    from: base.discernment.low,
                    to: base.discernment.high,
                    label: '',
                    opacity: 0.16,
                  },
                ],
              })}
          legend={beside === undefined ? LEGEND.slice(0, 1) : LEGEND}
          low="takes false for true"
          high="tells true from false"
          fileWords={fileWords(view, 'discernment', arm)}
          faded={!view.result.gate.passed}
          {...(base !== undefined && base.discernment.low <= CHANCE
            ? { note: 'Without an identity, discernment is not shown to lie above chance (0.5).' }
            : {})}
        />
      </div>
      {drops.length > 0 && (
        <div className={styles.panel}>
          <IntervalChart
            title={`Discernment lost to an identity${armSuffix(view, arm)}`}
            description={`Discernment under the ${irrelevant === null ? 'baseline' : 'irrelevant identity of the same length'} less that under the identity, headline by headline: above 0 is a loss. ${whiskers}; p is adjusted after Holm over identities.`}
            quantity="Loss"
            groups={[{ heading: null, rows: drops }]}
            {...axisAroundZero(
              drops.flatMap(({ figure }) => figure ?? []),
              1,
              0.05,
            )}
            low="gains"
            high="loses"
            fileWords={fileWords(view, 'discernment lost', arm)}
            faded={!view.result.gate.passed}
          />
        </div>
      )}
    </>
  );
}

const LEGEND: readonly LegendEntry[] = [
  {
    label: 'no identity, interval',
    glyph: <rect x={1} y={0} width={16} height={12} fill={PAINT.placebo} opacity={0.3} />,
  },
  {
    label: 'irrelevant identity',
    glyph: <line x1={9} x2={9} y1={-1} y2={13} stroke={PAINT.target} strokeWidth={2} strokeDasharray="2 2" />,
  },
];

function levelLines({
  discernment,
  real,
  fake,
  separation,
  bias,
  headlines,
  framings,
}: VeracityRow): string[] {
  return [
    `Discernment ${intervalWords(discernment)}`,
    `True headlines rated at ${formatNumber(real)} of the range, false ones at ${formatNumber(fake)}: ${formatShift(separation)} apart`,
    `${formatShift(bias)} towards taking things for true`,
    `${formatCounted(headlines, 'headline')}, ${formatCounted(framings, 'framing')}`,
  ];
}
