import { ReadingGapChart } from '../../../../charts/reading-gap.js';
import { formatEstimate } from '../../../../formatting/numbers.js';
import { useOpenResponses } from '../../../responses/open-responses.js';
import styles from '../../sections/sections.module.css';
import { behindReading, fileWords, type ReadingsView } from '../model/readings-view.js';

/** The gap between what the subject says of itself and what it does. */
export function GapSection({ view }: { readonly view: ReadingsView }) {
  const open = useOpenResponses();
  const { result, readings, traits, study, faded } = view;
  return (
    <div className={styles.stack}>
      <p className={styles.words}>
        {result.gap === null
          ? 'No persona asks for anything against the default that both kinds of reading can follow.'
          : `Gap ${formatEstimate(result.gap.gap)}: 0 where behaviour follows the questionnaire, 1 where personas move the self-report alone. Each reading is measured from its own default, over what personas ask against the default in self-report.`}
      </p>
      {result.gaps.map((gap) => (
        <div key={`${gap.selfReport} ${gap.behaviour}`} className={styles.panel}>
          <ReadingGapChart
            gap={gap}
            readings={readings}
            traits={traits}
            confidence={result.confidence}
            fileWords={fileWords(view, 'gap', gap.behaviour)}
            faded={faded}
            onOpen={(trait) => {
              const name = trait === null ? 'every trait' : (traits.get(trait) ?? trait);
              const title = `${readings.get(gap.behaviour) ?? gap.behaviour}: ${name} asked for`;
              open(study.id, behindReading(view, gap.behaviour, trait), title);
            }}
          />
        </div>
      ))}
    </div>
  );
}
