import { GatePanel } from '../../../../charts/gate-panel.js';
import { gateResponses } from '../model/mark-filters.js';
import { styleFigures } from '../model/style-words.js';
import { fileWords, type SubjectView } from '../model/subject-view.js';
import styles from '../../sections/sections.module.css';
import own from './style-section.module.css';
import { useOpenMark } from './use-open-mark.js';

/** Whether the answers may be read, and how the subject answers whatever is asked. */
export function StyleSection({ view }: { readonly view: SubjectView }) {
  const openMark = useOpenMark(view);
  const { gate, responseStyle } = view.result;
  return (
    <div className={styles.stack}>
      <div className={styles.panel}>
        <GatePanel
          gate={gate}
          fileWords={fileWords(view, 'gate')}
          onOpen={({ id }) => openMark(gateResponses(view, id))}
        />
      </div>
      <dl className={own.figures}>
        {styleFigures(responseStyle).map(({ key, name, value, words }) => (
          <div key={key}>
            <dt>{name}</dt>
            <dd className={own.value}>{value}</dd>
            <dd className={own.words}>{words}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
