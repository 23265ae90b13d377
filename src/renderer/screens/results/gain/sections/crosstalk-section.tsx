import type { Crosstalk } from '../../../../../shared/domain/gain/crosstalk.js';
import { CrosstalkMap } from '../../../../charts/dose-response-crosstalk.js';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import { formatCounted } from '../../../../formatting/numbers.js';
import styles from '../../sections/sections.module.css';
import { askingFor, conditionsOnScale } from '../model/behind.js';
import { fileWords, instrumentsOf, scaleName, scaleNames, type GainView } from '../model/gain-view.js';
import { useOpenBehind } from './use-open-behind.js';

const TITLES: Readonly<Record<Crosstalk['source'], string>> = {
  single: 'One scale asked for at a time',
  profiles: 'All scales asked for at once',
};

/** How far a request on one scale moves the others: traits that collapse into one show here. */
export function CrosstalkSection({ view }: { readonly view: GainView }) {
  const open = useOpenBehind(view);
  const instruments = instrumentsOf(view);
  return (
    <>
      <p className={styles.words}>
        A subject that tells traits apart moves along the outlined diagonal alone. Where one request moves
        every scale, the traits have collapsed into one, often what is held to be desirable.
      </p>
      <div className={styles.stack}>
        {view.result.crosstalk.map((crosstalk) => {
          const { instrument, source, conditions } = crosstalk;
          const name = instruments.find(({ id }) => id === instrument)?.name ?? instrument;
          return (
            <div key={`${instrument} ${source}`} className={styles.panel}>
              <CrosstalkMap
                title={instruments.length === 1 ? TITLES[source] : `${TITLES[source]}, ${name}`}
                description={`Slope of each scale on each request, as shares of the range, from ${formatCounted(conditions, 'condition')}. Where the rim is dashed, the scale moves the other way.`}
                crosstalk={crosstalk}
                names={scaleNames(view, instrument)}
                faded={view.faded}
                fileWords={fileWords(view, instrument, 'crosstalk', source)}
                {...noteOf(crosstalk)}
                {...(source === 'single'
                  ? {
                      onOpen: (requested, observed) =>
                        open(
                          conditionsOnScale(
                            view,
                            askingFor(view, { instrument, scale: requested }),
                            { instrument, scale: observed },
                            `asked for ${scaleName(view, instrument, requested)}`,
                          ),
                        ),
                    }
                  : {})}
              />
            </div>
          );
        })}
      </div>
    </>
  );
}

function noteOf({ own, other }: Crosstalk): { readonly note?: string } {
  if (own === null || other === null) return {};
  return {
    note: `Mean slope on its own request ${formatNumber(own)}; mean size on another scale’s request ${formatNumber(other)}.`,
  };
}
