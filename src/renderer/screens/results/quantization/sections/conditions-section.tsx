import { useMemo } from 'react';
import type { QuantizationEffect, ScaleShift } from '../../../../../shared/domain/quantization/effect.js';
import type { ScaleView } from '../../../../../shared/contract/views.js';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import {
  formatConfidence,
  formatNumber,
  formatShift,
  intervalWords,
} from '../../../../charts/layout/number-text.js';
import { KIND_WORDS } from '../../../responses/response-words.js';
import { chosenScale, scaleKey } from '../../resistance/model/subject-view.js';
import { ScalePicker } from '../../sections/scale-picker.js';
import styles from '../../sections/sections.module.css';
import { conditionOnScale } from '../model/behind.js';
import { pointsAxis } from '../model/margin-axis.js';
import { fileWords, type QuantizationView } from '../model/quantization-view.js';
import { useDrawnScales } from '../../surroundings.js';
import { useOpenBehind } from './use-open-behind.js';

interface ConditionsSectionProps {
  readonly view: QuantizationView;
  readonly effect: QuantizationEffect;
  readonly scale: string | null;
  readonly onScale: (key: string) => void;
}

/** How far one scale shifted in every condition beside the default: shown, and not tested. */
export function ConditionsSection({ view, effect, scale: key, onScale }: ConditionsSectionProps) {
  const scale = chosenScale(view.views.scales, key);
  const drawn = useDrawnScales(view.views.scales, scale);
  if (scale === null) return <p className={styles.words}>No scale has been answered yet.</p>;
  return (
    <>
      <p className={styles.words}>
        These shifts are shown and not tested: with so many of them some would reach over a margin by chance.
        What personas do enters the verdict through resistance.
      </p>
      <ScalePicker
        scales={view.views.scales}
        instruments={view.study.instruments}
        chosen={scale}
        onChoose={onScale}
      />
      <div className={styles.stack}>
        {drawn.map((one) => (
          <ScaleShifts key={scaleKey(one)} view={view} effect={effect} scale={one} />
        ))}
      </div>
    </>
  );
}

interface ScaleShiftsProps {
  readonly view: QuantizationView;
  readonly effect: QuantizationEffect;
  readonly scale: ScaleView;
}

function ScaleShifts({ view, effect, scale }: ScaleShiftsProps) {
  const open = useOpenBehind(view.study.id);
  const shifts = useMemo(
    () =>
      effect.shifts.filter((shift) => shift.instrument === scale.instrument && shift.scale === scale.scale),
    [effect.shifts, scale],
  );
  const groups = useMemo(() => {
    const kinds = [...new Set(shifts.map(({ kind }) => kind))];
    return kinds.map((kind) => ({
      heading: KIND_WORDS[kind],
      rows: shifts.filter((shift) => shift.kind === kind).map((shift) => shiftRow(view, shift, open)),
    }));
  }, [shifts, view, open]);
  const [first] = shifts;
  if (first === undefined)
    return <p className={styles.words}>Too little was answered by both on this scale.</p>;
  return (
    <div className={styles.panel}>
      <IntervalChart
        title={`Shift in every condition, ${scale.name}`}
        description={`Mean score less that of the reference in the same condition, in points. Whiskers are ${formatConfidence(view.result.confidence)} intervals over items; hollow, since they are not tested. The band is the margin of the default, ±${formatNumber(first.margin)}.`}
        quantity="Shift"
        groups={groups}
        rowHeight={22}
        faded={view.faded}
        fileWords={fileWords(view, scale.name, 'shifts')}
        {...pointsAxis(
          shifts.flatMap(({ shift }) => shift ?? []),
          first.margin,
        )}
      />
    </div>
  );
}

function shiftRow(
  view: QuantizationView,
  { condition, label, instrument, scale, name, reference, variant, shift, noiseUnits, items }: ScaleShift,
  open: ReturnType<typeof useOpenBehind>,
): IntervalRow {
  return {
    key: condition ?? 'default',
    label,
    text: formatShift(variant - reference, 3),
    figure: shift,
    hollow: true,
    lines: [
      `From ${formatNumber(reference, 3)} to ${formatNumber(variant, 3)} over ${items} items`,
      shift === null ? 'No interval: fewer than two items' : `Shift ${intervalWords(shift)}`,
      ...(noiseUnits === null
        ? []
        : [`${formatShift(noiseUnits, 1)} standard deviations of the noise floor`]),
    ],
    ...(condition === null
      ? {}
      : {
          open: () => open(conditionOnScale(view, { id: condition, label }, { instrument, scale, name })),
        }),
  };
}
