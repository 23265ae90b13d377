import type { Estimate } from '../../../../../shared/domain/figures.js';
import type { GoldAgreement, GoldFindings } from '../../../../../shared/domain/instability/labelling.js';
import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import {
  formatConfidence,
  formatNumber,
  formatProbability,
  formatShift,
} from '../../../../charts/layout/number-text.js';
import { formatEstimate } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { fileWords, type InstabilityView } from '../model/instability-view.js';
import { ratioText } from '../model/verdict-words.js';
import { useOpenBehind } from './use-open-behind.js';

const SHARES = { domain: [0, 1], ticks: [0, 0.25, 0.5, 0.75, 1] } as const;
const KAPPA_TICKS = [-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1];

/** How far answers agree with the labels that people gave, with and without personas. */
export function GoldSection({ view }: { readonly view: InstabilityView }) {
  return view.result.gold.map((task) => (
    <Task key={`${task.instrument} ${task.scale}`} view={view} task={task} />
  ));
}

function Task({ view, task }: { readonly view: InstabilityView; readonly task: GoldFindings }) {
  const open = useOpenBehind(view);
  const { confidence } = view.result;
  const labellers = [
    ...(task.bare === null ? [] : [{ ...task.bare, isBare: true }]),
    ...task.personas
      .toSorted((left, right) => right.accuracy.estimate - left.accuracy.estimate)
      .map((own) => ({ ...own, isBare: false })),
  ];
  const row = (own: GoldAgreement & { readonly isBare: boolean }, figure: Estimate | null): IntervalRow => ({
    key: `${own.isBare} ${own.label}`,
    label: own.label,
    text: figure === null ? 'unknown' : formatEstimate(figure),
    figure,
    hollow: own.isBare,
    lines: linesOf(own),
    open: () =>
      open({
        filter: {
          subject: view.subject.sha256,
          conditions: [...own.conditions],
          instrument: task.instrument,
          scale: task.scale,
        },
        title: [view.subject.name, task.name, own.label].join(', '),
      }),
  });
  const kappas = labellers.map((own) => row(own, own.kappa));
  const low = Math.min(0, ...kappas.map(({ figure }) => figure?.low ?? 0));
  const least = KAPPA_TICKS.findLast((tick) => tick <= low) ?? -1;
  const shared = { rowHeight: 22, faded: view.faded } as const;
  return (
    <>
      <p className={styles.words}>{taskWords(task)}</p>
      <div className={styles.stack}>
        <div className={styles.panel}>
          <IntervalChart
            title={`${task.name}: agreement with people’s labels`}
            description={`Share of single answers with the label that people gave, over ${task.texts} texts; the dashed tick is what always giving people’s commonest label comes to, and the hollow mark the subject without a persona. Whiskers are ${formatConfidence(confidence)} intervals over texts and ways of asking.`}
            quantity="Accuracy"
            reference="Commonest label"
            groups={[
              {
                heading: null,
                rows: labellers.map((own) => ({ ...row(own, own.accuracy), reference: task.commonest })),
              },
            ]}
            fileWords={fileWords(view, task.name, 'accuracy')}
            {...SHARES}
            {...shared}
          />
        </div>
        <div className={styles.panel}>
          <IntervalChart
            title={`${task.name}: agreement beyond chance`}
            description={`Cohen’s κ: 0 is what chance gives, 1 is every label. Whiskers are ${formatConfidence(confidence)} intervals over texts.`}
            quantity="Cohen’s κ"
            groups={[{ heading: null, rows: kappas }]}
            domain={[least, 1]}
            ticks={KAPPA_TICKS.filter((tick) => tick >= least)}
            fileWords={fileWords(view, task.name, 'kappa')}
            {...shared}
          />
        </div>
      </div>
    </>
  );
}

function linesOf({ weightedKappa, meanAbsoluteError, difference, adjustedP }: GoldAgreement): string[] {
  return [
    ...(weightedKappa === null ? [] : [`Weighted κ ${formatEstimate(weightedKappa)}`]),
    `${formatNumber(meanAbsoluteError)} labels from people’s on average`,
    ...(difference === null
      ? []
      : [
          `${formatShift(difference.estimate)} [${formatShift(difference.low)}, ${formatShift(difference.high)}] against no persona${adjustedP === null ? '' : `, p ${formatProbability(adjustedP)} after Holm`}`,
        ]),
  ];
}

function taskWords({ mean, noise, test, personas }: GoldFindings): string {
  return [
    ...(mean === null ? [] : [`Over personas, ${formatEstimate(mean)} of answers have people’s label.`]),
    ...(noise === null
      ? personas.length < 2
        ? []
        : ['Accuracy does not vary over personas and runs.']
      : [noiseWords(noise)]),
    ...(test === null
      ? []
      : [
          `Where all personas agree alike, permutation gives differences as large with p ${formatProbability(test.adjusted)}.`,
        ]),
  ].join(' ');
}

function noiseWords({ ratio, icc1, personaDeviation }: NonNullable<GoldFindings['noise']>): string {
  if (ratio.estimate === null) {
    return `Accuracies of one administration do not differ by persona beyond noise: ICC(1,1) ${formatEstimate(icc1)}.`;
  }
  return `Noise over persona variance of the accuracy of one administration: ${ratioText(ratio)}, ICC(1,1) ${formatEstimate(icc1)}; personas’ accuracies have a standard deviation of ${formatNumber(personaDeviation)}.`;
}
