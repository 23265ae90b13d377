import { useMemo } from 'react';
import type { QuantizationEffect } from '../../../../../shared/domain/quantization/effect.js';
import type { EquivalenceTest } from '../../../../../shared/domain/quantization/equivalence.js';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import {
  formatConfidence,
  formatNumber,
  formatShift,
  intervalWords,
} from '../../../../charts/layout/number-text.js';
import {
  OUTCOME_PAINT,
  OUTCOME_WORDS,
  outcomeLegend,
  VariantMark,
} from '../../../../charts/variant-marks.js';
import { formatEstimate } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { testResponses } from '../model/behind.js';
import { measureName } from '../model/effect-points.js';
import { marginAxis } from '../model/margin-axis.js';
import { fileWords, fullName, instrumentName, type QuantizationView } from '../model/quantization-view.js';
import { useOpenBehind } from './use-open-behind.js';

interface TestsSectionProps {
  readonly view: QuantizationView;
  readonly effect: QuantizationEffect;
}

/** Every test that the verdict rests on, in margins. */
export function TestsSection({ view, effect }: TestsSectionProps) {
  const open = useOpenBehind(view.study.id);
  const { tests, reference } = effect;
  const groups = useMemo(() => {
    const row = (test: EquivalenceTest): IntervalRow => {
      const { outcome, inMargins, change, margin, p } = test;
      return {
        key:
          test.measure.kind === 'scale' ? `${test.measure.instrument} ${test.measure.scale}` : 'resistance',
        label: measureName(test),
        text: `${formatEstimate(inMargins)} · ${outcome}`,
        figure: inMargins,
        paint: OUTCOME_PAINT[outcome],
        mark: (x, y) => <VariantMark outcome={outcome} x={x} y={y} />,
        lines: [
          `Changed by ${intervalWords(change)} ${test.measure.kind === 'scale' ? 'points' : 'of resistance'}, of ±${margin}`,
          `p of the tests ${p < 0.001 ? 'under 0.001' : formatNumber(p, 3)}`,
        ],
        open: () => open(testResponses(view, test)),
      };
    };
    const instruments = [
      ...new Set(tests.flatMap(({ measure }) => (measure.kind === 'scale' ? [measure.instrument] : []))),
    ];
    return [
      ...instruments.map((id) => ({
        heading: instruments.length === 1 ? null : instrumentName(view, id),
        rows: tests.filter(({ measure }) => measure.kind === 'scale' && measure.instrument === id).map(row),
      })),
      {
        heading: instruments.length > 1 ? 'Personas' : null,
        rows: tests.filter(({ measure }) => measure.kind === 'resistance').map(row),
      },
    ].filter(({ rows }) => rows.length > 0);
  }, [tests, view, open]);
  const legend = useMemo(() => outcomeLegend(tests.map(({ outcome }) => outcome)), [tests]);
  const axis = useMemo(() => marginAxis(tests.map(({ inMargins }) => inMargins)), [tests]);
  return (
    <>
      <p className={styles.words}>{besideTests(view, effect)}</p>
      {tests.length > 0 && (
        <div className={styles.panel}>
          <IntervalChart
            title="Every test, in margins"
            description={`Change from ${fullName(reference)}, each counted in its own margin. Equivalent: the whole ${formatConfidence(view.result.testConfidence)} interval lies within ±1. Different: it lies beyond at a level that all tests share. ${OUTCOME_WORDS.undecided}: neither.`}
            quantity="Change in margins"
            groups={groups}
            rowHeight={30}
            legend={legend}
            faded={view.faded}
            fileWords={fileWords(view, 'tests')}
            {...axis}
          />
        </div>
      )}
    </>
  );
}

/** What was compared and is not among the tests, in sentences. */
function besideTests(
  view: QuantizationView,
  { tests, types, gain, offOptionChange, resistance }: QuantizationEffect,
): string {
  const { result } = view;
  return [
    tests.length === 0
      ? 'Nothing could be tested: too little was answered by both.'
      : 'The verdict rests on these tests together; one that is beyond its margin makes another subject of it.',
    ...(resistance === null
      ? ['Resistance is not tested: no cell asks both for something against their defaults.']
      : []),
    ...(types === null
      ? []
      : [
          `Default type ${types.variant}, ${types.variant === types.reference ? 'as the reference' : `the reference’s is ${types.reference}`}; the probabilities of types differ by ${formatNumber(types.totalVariation, 3)}.`,
        ]),
    ...(gain === null
      ? []
      : [
          `Gain ${formatNumber(gain.variant)} after ${formatNumber(gain.reference)}: it changes by ${intervalWords(gain.change)} (${formatConfidence(result.confidence)} interval, not tested).`,
        ]),
    ...(offOptionChange === null
      ? []
      : [
          `${result.mode === 'readout' ? 'Probability beside the options' : 'Answers without an option'}: ${formatShift(offOptionChange * 100)} points in 100.`,
        ]),
  ].join(' ');
}
