import { IntervalChart } from '../../../../charts/interval-chart.js';
import type { IntervalRow } from '../../../../charts/interval-rows.js';
import { MultitraitMultimethod } from '../../../../charts/multitrait-multimethod.js';
import type { Matrix, MatrixFigure } from '../../../../../shared/domain/readings/matrix.js';
import { formatEstimate, formatScore, formatShare } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { fileWords, type ReadingsView } from '../model/readings-view.js';

/** Whether the readings measure the same traits, and tell them apart. */
export function MatrixSection({ view, matrix }: { readonly view: ReadingsView; readonly matrix: Matrix }) {
  const { readings, traits, result, faded } = view;
  return (
    <div className={styles.stack}>
      {result.collapse !== null && <p className={styles.words}>{result.collapse.sentence}</p>}
      <div className={styles.panel}>
        <MultitraitMultimethod
          matrix={matrix}
          readings={readings}
          traits={traits}
          fileWords={fileWords(view, 'multitrait-multimethod')}
          faded={faded}
        />
      </div>
      <div className={styles.panel}>
        <IntervalChart
          title="What the matrix says"
          description="Convergent: one trait by two readings. Discriminant difference: that, less the mean size of the correlations with other traits in its row and column."
          quantity="Correlation"
          groups={[
            { heading: 'Over all traits', rows: overallRows(matrix) },
            {
              heading: 'Convergent, by trait',
              rows: matrix.traits.map(({ trait, convergent }) =>
                figureRow(`convergent ${trait}`, traits.get(trait) ?? trait, convergent),
              ),
            },
            {
              heading: 'Discriminant difference, by trait',
              rows: matrix.traits.map(({ trait, discriminantDifference }) =>
                figureRow(`difference ${trait}`, traits.get(trait) ?? trait, discriminantDifference),
              ),
            },
            {
              heading: 'Heterotrait-monotrait ratio',
              rows: matrix.htmt.map(({ first, second, ratio }) =>
                figureRow(
                  `ratio ${first} ${second}`,
                  `${traits.get(first) ?? first} and ${traits.get(second) ?? second}`,
                  ratio,
                ),
              ),
            },
          ]}
          domain={[-1, 1.5]}
          ticks={[-1, -0.5, 0, 0.5, 1, 1.5]}
          fileWords={fileWords(view, 'validity')}
          faded={faded}
          note={criteriaWords(matrix)}
        />
      </div>
    </div>
  );
}

function overallRows(matrix: Matrix): IntervalRow[] {
  return [
    figureRow('convergent', 'Convergent', matrix.meanConvergent),
    figureRow('difference', 'Discriminant difference', matrix.meanDiscriminantDifference),
  ];
}

function figureRow(key: string, label: string, { estimate, interval }: MatrixFigure): IntervalRow {
  const known = estimate === null ? 'not defined' : formatScore(estimate);
  return {
    key,
    label,
    text: interval === null ? known : formatEstimate(interval),
    figure: interval,
    lines: interval === null && estimate !== null ? ['Too few resamples define it for an interval'] : [],
  };
}

function criteriaWords({ criteria, meanHeterotraitHeteromethod, meanHeterotraitMonomethod }: Matrix): string {
  const { share, convergentPositive, samePattern } = criteria;
  const size = (value: number | null): string => (value === null ? 'unknown' : formatScore(value));
  return (
    [
      `Mean size of the correlations of different traits: ${size(meanHeterotraitHeteromethod)} between readings, ${size(meanHeterotraitMonomethod)} within one. Campbell and Fiske (1959): ${convergentPositive.satisfied} of ${convergentPositive.comparisons} convergent correlations lie above 0`,
      ...(share === null
        ? []
        : [`${formatShare(share)} of them lie above the other correlations that they are compared with`]),
      ...(samePattern === null
        ? []
        : [
            `the pattern of different traits repeats between blocks at a rank correlation of ${formatScore(samePattern)}`,
          ]),
    ].join('; ') + '.'
  );
}
