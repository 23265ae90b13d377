import { useMemo, useState } from 'react';
import type { ScaleGain } from '../../../../../shared/domain/gain/scale-gain.js';
import { DoseResponse } from '../../../../charts/dose-response.js';
import type { DoseScale } from '../../../../charts/dose-response-figure.js';
import { MOST_SERIES } from '../../../../charts/dose-response-marks.js';
import chartStyles from '../../../../charts/chart-controls.module.css';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import { SegmentedControl } from '../../../../ui/segmented-control.js';
import styles from '../../sections/sections.module.css';
import { conditionsOnScale } from '../model/behind.js';
import { fileWords, instrumentsOf, scaleName, type GainView } from '../model/gain-view.js';
import { useOpenBehind } from './use-open-behind.js';

interface DoseSectionProps {
  readonly view: GainView;
  readonly others: readonly GainView[];
}

/** Observed score by requested level on every scale, alone or beside the other subjects. */
export function DoseSection({ view, others }: DoseSectionProps) {
  const open = useOpenBehind(view);
  const [shown, setShown] = useState<'one' | 'all'>('one');
  const drawn = useMemo(
    () => (shown === 'one' ? [view] : [view, ...others].slice(0, MOST_SERIES)),
    [shown, view, others],
  );
  const instruments = instrumentsOf(view).filter(({ id }) =>
    view.result.doses.some(({ instrument }) => instrument === id),
  );
  if (instruments.length === 0)
    return <p className={styles.words}>No scale was asked for at three levels or more.</p>;
  const left = others.length + 1 - drawn.length;
  return (
    <>
      <p className={styles.words}>{followingWords(view)}</p>
      <div className={styles.stack}>
        {instruments.map(({ id, name }) => (
          <div key={id} className={styles.panel}>
            <DoseResponse
              title={instruments.length === 1 ? 'Dose-response' : `Dose-response, ${name}`}
              scales={scalesOf(drawn, view, id)}
              confidence={view.result.confidence}
              faded={view.faded}
              fileWords={fileWords(view, id, 'dose-response')}
              {...(others.length === 0
                ? {}
                : {
                    controls: (
                      <div className={chartStyles.row}>
                        <SegmentedControl
                          label="Subjects"
                          value={shown}
                          onChange={setShown}
                          options={[
                            { value: 'one', label: view.subject.name },
                            { value: 'all', label: 'All subjects' },
                          ]}
                        />
                      </div>
                    ),
                  })}
              {...(shown === 'all'
                ? {
                    note: `Default, placebos and stops are those of ${view.subject.name}.${left > 0 ? ` ${left} more subjects are not drawn: choose them above.` : ''}`,
                  }
                : {})}
              onOpen={(series, point) => {
                const own = drawn.find(({ subject }) => subject.sha256 === series.subject);
                if (own === undefined) return;
                open(
                  conditionsOnScale(
                    own,
                    point.conditions.map(({ condition }) => condition),
                    series.dose,
                    `level ${formatNumber(point.level, Number.isInteger(point.level) ? 0 : 1)}`,
                  ),
                );
              }}
            />
          </div>
        ))}
      </div>
    </>
  );
}

/** The scales of an instrument with the dose-responses of those subjects that have one on them. */
function scalesOf(views: readonly GainView[], { result }: GainView, instrument: string): DoseScale[] {
  return result.scales.flatMap((scale) => {
    if (scale.instrument !== instrument) return [];
    const series = views.flatMap(({ subject, result: own }) =>
      own.doses.flatMap((dose) =>
        dose.instrument === instrument && dose.scale === scale.scale
          ? [{ subject: subject.sha256, name: subject.name, dose }]
          : [],
      ),
    );
    return series.length === 0 ? [] : [{ scale, series }];
  });
}

const COUNTS =
  'A movement counts where it is larger than what texts that ask for nothing do, and than a tenth of the step that was asked for.';

function followingWords(view: GainView): string {
  const { doses } = view.result;
  const named = (words: (dose: ScaleGain) => string): string[] =>
    doses.flatMap((dose) => {
      const own = words(dose);
      return own === '' ? [] : [`${scaleName(view, dose.instrument, dose.scale)} ${own}`];
    });
  if (doses.every(({ following: { low, high } }) => low === null && high === null)) {
    return `On no scale does the score follow the level that is asked for. ${COUNTS}`;
  }
  const stops = named(stopWords);
  const gaps = named(gapWords);
  return [
    stops.length === 0
      ? 'On every scale the score still moves where the lowest and the highest level are asked for.'
      : `Where scores stop following, outwards from the middle: ${stops.join('; ')}.`,
    ...(gaps.length === 0 ? [] : [`Steps without a movement lie between: ${gaps.join('; ')}.`]),
    COUNTS,
  ].join(' ');
}

function stopWords({ following: { low, high }, saturated }: ScaleGain): string {
  if (low === null && high === null) return 'follows nowhere';
  return [
    ...(saturated.low.length === 0
      ? []
      : [low === null ? 'not below the middle' : `no further down than level ${low}`]),
    ...(saturated.high.length === 0
      ? []
      : [high === null ? 'not above the middle' : `no further up than level ${high}`]),
  ].join(', ');
}

/** Where the first step that falls short is made up for further outwards. */
function gapWords({ following, unbroken, middle }: ScaleGain): string {
  return [
    ...(following.low === null || following.low === unbroken.low
      ? []
      : [`down from level ${unbroken.low ?? middle}`]),
    ...(following.high === null || following.high === unbroken.high
      ? []
      : [`up from level ${unbroken.high ?? middle}`]),
  ].join(', ');
}
