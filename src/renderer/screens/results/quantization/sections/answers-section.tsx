import { useMemo, useState } from 'react';
import type { QuantizationEffect } from '../../../../../shared/domain/quantization/effect.js';
import { AnswerChange } from '../../../../charts/answer-change.js';
import type { ChangeRow } from '../../../../charts/answer-change-figure.js';
import { BarChart } from '../../../../charts/bar-chart.js';
import type { BarRow } from '../../../../charts/bar-rows.js';
import type { ChangeMeasure } from '../../../../charts/layout/answer-change-layout.js';
import { formatCounted } from '../../../../formatting/numbers.js';
import { Button } from '../../../../ui/button.js';
import { SegmentedControl } from '../../../../ui/segmented-control.js';
import styles from '../../sections/sections.module.css';
import { conditionResponses, itemResponses } from '../model/behind.js';
import { changeAxis, changeLines, changeText, itemText, sortedItems } from '../model/item-changes.js';
import { fileWords, type QuantizationView } from '../model/quantization-view.js';
import { useOpenBehind } from './use-open-behind.js';

interface AnswersSectionProps {
  readonly view: QuantizationView;
  readonly effect: QuantizationEffect;
}

/** Items that are drawn before more are asked for. */
const ITEMS_AT_ONCE = 16;

const WORDS: Readonly<Record<ChangeMeasure, { readonly name: string; readonly how: string }>> = {
  kl: {
    name: 'Divergence',
    how: 'Mean Kullback-Leibler divergence of the variant’s option probabilities from the reference’s, in nats',
  },
  flips: { name: 'Flips', how: 'Share of cells whose most likely option is another one' },
};

/** Which answers changed: item by item, and in which conditions. */
export function AnswersSection({ view, effect }: AnswersSectionProps) {
  const [measure, setMeasure] = useState<ChangeMeasure>('kl');
  const [all, setAll] = useState(false);
  const sorted = useMemo(() => sortedItems(effect.items, measure), [effect.items, measure]);
  const shown = useMemo(() => (all ? sorted : sorted.slice(0, ITEMS_AT_ONCE)), [all, sorted]);
  const left = sorted.length - shown.length;
  return (
    <>
      <div className={styles.choices}>
        <SegmentedControl
          label="Change of answers"
          value={measure}
          onChange={setMeasure}
          options={[
            { value: 'kl', label: 'Divergence' },
            { value: 'flips', label: 'Flips' },
          ]}
        />
        {(left > 0 || all) && sorted.length > ITEMS_AT_ONCE && (
          <Button onClick={() => setAll(!all)}>
            {all
              ? `Show the ${ITEMS_AT_ONCE} most changed items`
              : `Show all ${formatCounted(sorted.length, 'item')}`}
          </Button>
        )}
      </div>
      <div className={styles.stack}>
        <ItemBars view={view} items={shown} measure={measure} left={left} />
        <ConditionMap view={view} effect={effect} items={shown} measure={measure} />
      </div>
    </>
  );
}

interface ItemsProps {
  readonly view: QuantizationView;
  readonly items: QuantizationEffect['items'];
  readonly measure: ChangeMeasure;
}

function ItemBars({ view, items, measure, left }: ItemsProps & { readonly left: number }) {
  const open = useOpenBehind(view.study.id);
  const rows = useMemo(
    () =>
      items.map((change): BarRow => ({
        key: `${change.instrument} ${change.item}`,
        label: itemText(view.detail, change),
        text: changeText(measure, change[measure]),
        value: change[measure],
        lines: [change.item, ...changeLines(change)],
        open: () => open(itemResponses(view, change)),
      })),
    [items, measure, view, open],
  );
  const axis = useMemo(
    () => changeAxis(measure, Math.max(0, ...rows.map(({ value }) => value))),
    [rows, measure],
  );
  return (
    <div className={styles.panel}>
      <BarChart
        title={`${WORDS[measure].name} by item`}
        description={`${WORDS[measure].how}, over all conditions, templates and option orders; the most changed first.`}
        quantity={WORDS[measure].name}
        groups={[{ heading: null, rows }]}
        {...axis}
        faded={view.faded}
        fileWords={fileWords(view, measure, 'by item')}
        {...(left > 0 ? { note: `${formatCounted(left, 'item')} that changed less are not drawn.` } : {})}
      />
    </div>
  );
}

function ConditionMap({
  view,
  effect: { byCondition, conditions },
  items,
  measure,
}: ItemsProps & { readonly effect: QuantizationEffect }) {
  const open = useOpenBehind(view.study.id);
  const rows = useMemo((): ChangeRow[] => {
    const labelOf = (place: number): string => byCondition[place]?.label ?? conditions[place] ?? '';
    return [
      {
        key: 'all',
        label: 'all items',
        cells: byCondition.map((change) => ({
          value: change[measure],
          title: `All items, ${change.label}`,
          lines: changeLines(change),
          open: () => open(conditionResponses(view, { id: change.condition, label: change.label })),
        })),
      },
      ...items.map((change): ChangeRow => {
        const text = itemText(view.detail, change);
        const values = measure === 'kl' ? change.klByCondition : change.flipsByCondition;
        return {
          key: `${change.instrument} ${change.item}`,
          label: text,
          cells: values.map((value, place) => ({
            value,
            title: `${text.replace(/\.$/, '')}, ${labelOf(place)}`,
            lines:
              value === null
                ? ['Not answered by both']
                : [`${WORDS[measure].name} ${changeText(measure, value)}${measure === 'kl' ? ' nats' : ''}`],
            open: () =>
              open(itemResponses(view, change, { id: conditions[place] ?? '', label: labelOf(place) })),
          })),
        };
      }),
    ];
  }, [byCondition, conditions, items, measure, view, open]);
  return (
    <div className={styles.panel}>
      <AnswerChange
        title={`${WORDS[measure].name} by item and condition`}
        description={`The same in every condition (columns), coloured by how much it changed; the first row is that of all items. The colours mean the same for every subject.`}
        measure={measure}
        columns={byCondition.map(({ label }) => label)}
        rows={rows}
        faded={view.faded}
        fileWords={fileWords(view, measure, 'by condition')}
      />
    </div>
  );
}
