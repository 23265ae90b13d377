import { useMemo } from 'react';
import type { ArmEffect } from '../../../../../shared/domain/identity/reasoning.js';
import type { Estimate } from '../../../../../shared/domain/figures.js';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { formatConfidence, intervalWords } from '../../../../charts/layout/number-text.js';
import { formatEstimate } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { axisAroundZero } from '../model/figure-axis.js';
import { fileWords, shownName, type IdentityView } from '../model/identity-view.js';

/** What other ways of answering do to what identities do. */
export function ArmsSection({ view }: { readonly view: IdentityView }) {
  const { armEffects, arms, confidence } = view.result;
  const [first = ''] = arms;
  const drops = useMemo(() => groupsOf(armEffects, ({ drop }) => drop), [armEffects]);
  const ratios = useMemo(() => groupsOf(armEffects, ({ ratio }) => ratio), [armEffects]);
  const whiskers = `Whiskers are ${formatConfidence(confidence)} intervals over items and framings.`;
  const chart = (groups: typeof drops, farthest: number, least: number) => ({
    groups,
    ...axisAroundZero(
      groups.flatMap(({ rows }) => rows.flatMap(({ figure }) => figure ?? [])),
      farthest,
      least,
    ),
    low: 'helps',
    high: 'makes it worse',
  });
  return (
    <div className={styles.stack}>
      {drops.length > 0 && (
        <div className={styles.panel}>
          <IntervalChart
            title="Change of the loss of discernment"
            description={`What an identity takes from discernment in each way of answering, less what it takes under “${shownName(first).toLowerCase()}”. ${whiskers}`}
            quantity="Change of the loss"
            fileWords={fileWords(view, 'arms discernment')}
            faded={!view.result.gate.passed}
            {...chart(drops, 1, 0.05)}
          />
        </div>
      )}
      {ratios.length > 0 && (
        <div className={styles.panel}>
          <IntervalChart
            title="Change of the ratio"
            description={`The ratio of congruent to incongruent right conclusions in each way of answering over that under “${shownName(first).toLowerCase()}”, less 1. ${whiskers}`}
            quantity="Change of the ratio"
            faded={view.faded}
            fileWords={fileWords(view, 'arms ratio')}
            {...chart(ratios, 2, 0.25)}
          />
        </div>
      )}
    </div>
  );
}

function groupsOf(effects: readonly ArmEffect[], pick: (effect: ArmEffect) => Estimate | null) {
  const arms = [...new Set(effects.map(({ arm }) => arm))];
  return arms
    .map((arm) => ({
      heading: shownName(arm),
      rows: effects.flatMap((effect): IntervalRow[] => {
        const figure = pick(effect);
        if (effect.arm !== arm || figure === null) return [];
        return [
          {
            key: `${arm} ${effect.identity}`,
            label: shownName(effect.identity),
            text: formatEstimate(figure),
            figure,
            lines: [`Change ${intervalWords(figure)}`],
          },
        ];
      }),
    }))
    .filter(({ rows }) => rows.length > 0);
}
