import { useMemo } from 'react';
import { BarChart } from '../../../../charts/bar-chart.js';
import type { BarRow } from '../../../../charts/bar-rows.js';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import { formatShare } from '../../../../formatting/numbers.js';
import { defaultAnswers } from '../model/mark-filters.js';
import { fileWords, type SubjectView } from '../model/subject-view.js';
import { DefaultProfile } from './default-profile.js';
import { HaloChart } from './halo-chart.js';
import styles from '../../sections/sections.module.css';
import { SteerabilityChart } from './steerability-chart.js';
import { TypePull } from './type-pull.js';
import { useOpenMark } from './use-open-mark.js';

/** Who the subject is before anyone asks it to be someone else, and how strongly it stays so. */
export function DefaultSection({ view }: { readonly view: SubjectView }) {
  return (
    <>
      <p className={styles.words}>{defaultWords(view)}</p>
      <div className={styles.stack}>
        <DefaultProfile view={view} />
        <div className={styles.columns}>
          <TypeDistribution view={view} />
          <TypePull view={view} />
          <SteerabilityChart view={view} />
          <HaloChart view={view} />
        </div>
      </div>
    </>
  );
}

/** Types that are rarer in one administration than this are left to the table of every figure. */
const LEAST_SHOWN = 0.005;
const MOST_SHOWN = 10;
const DOMAIN = [0, 1] as const;
const TICKS = [0, 0.25, 0.5, 0.75, 1];

function TypeDistribution({ view }: { readonly view: SubjectView }) {
  const openMark = useOpenMark(view);
  const { type, typeDistribution } = view.result.default;
  const rows = useMemo(
    () =>
      Object.entries(typeDistribution ?? {})
        .filter(([, probability]) => probability >= LEAST_SHOWN)
        .slice(0, MOST_SHOWN)
        .map(([name, probability]): BarRow => ({
          key: name,
          label: name,
          text: formatNumber(probability, 3),
          value: probability,
          strong: name === type,
          lines: [
            `${formatShare(probability)} of administrations without a persona`,
            ...(name === type ? ['The type of the mean scores'] : []),
          ],
          open: () => openMark(defaultAnswers(view)),
        })),
    [typeDistribution, type, view, openMark],
  );
  if (typeDistribution === null || rows.length === 0) return null;
  return (
    <div className={styles.panel}>
      <BarChart
        title="Type of the default"
        description="How often one administration without a persona gives each type; the grey bar is the type of the mean scores."
        quantity="Probability"
        groups={[{ heading: null, rows }]}
        domain={DOMAIN}
        ticks={TICKS}
        faded={view.faded}
        fileWords={fileWords(view, 'default type')}
      />
    </div>
  );
}

function defaultWords({ result, labels }: SubjectView): string {
  const { reference, variants, type } = result.default;
  const names = reference.map((condition) => labels.get(condition) ?? condition).join(', ');
  const types = new Set(variants.flatMap((variant) => variant.type ?? []));
  return [
    `The default is read from: ${names === '' ? 'nothing yet' : names}.`,
    ...(type === null || variants.length < 2
      ? []
      : [
          types.size === 1
            ? `All ${variants.length} ways of asking without a persona give ${type}.`
            : `${variants.length} ways of asking without a persona give ${[...types].join(', ')}.`,
        ]),
  ].join(' ');
}
