import { IccByLength } from '../../../../charts/icc-by-length.js';
import { formatConfidence, formatNumber } from '../../../../charts/layout/number-text.js';
import styles from '../../sections/sections.module.css';
import { fileWords, keyOf, type InstabilityView } from '../model/instability-view.js';
import { lengthWords } from '../model/verdict-words.js';

/** The same data over other test lengths: a verdict without its length says little. */
export function LengthSection({ view }: { readonly view: InstabilityView }) {
  const { overall, scales, confidence } = view.result;
  if (overall === null || overall.curve.length === 0)
    return <p className={styles.words}>The scales have no test length in common.</p>;
  const first = overall.curve[0];
  const last = overall.curve.at(-1);
  return (
    <>
      <p className={styles.words}>
        {first !== undefined && last !== undefined
          ? `The same answers give an ICC(1,1) of ${formatNumber(first.estimate)} for ${first.items === 1 ? 'a single item' : `${first.items} items`} and of ${formatNumber(last.estimate)} for ${last.items}. Asked were ${lengthWords(view.result)}.`
          : ''}
      </p>
      <div className={styles.panel}>
        <IccByLength
          title="ICC(1,1) by test length"
          description={`Projected from persona × item and run variance, which more items average out; what templates and orders do to personas stays${view.result.scales.some(({ components }) => components.some(({ sources }) => sources.includes('conversation'))) ? ', and so does what a conversation gives to all of its answers' : ''}. The band is the ${formatConfidence(confidence)} interval of the mean over scales; thin lines are single scales.`}
          mean={overall.curve}
          scales={scales.map((scale) => ({ key: keyOf(scale), name: scale.name, curve: scale.curve }))}
          administered={[...new Set(scales.map(({ items }) => items))]}
          faded={view.faded}
          fileWords={fileWords(view, 'icc by length')}
        />
      </div>
    </>
  );
}
