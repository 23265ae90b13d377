import { GatePanel } from '../../../../charts/gate-panel.js';
import type { Reading } from '../../../../../shared/domain/readings/result.js';
import { Tag } from '../../../../ui/tag.js';
import styles from '../../sections/sections.module.css';
import { fileWords, type ReadingsView } from '../model/readings-view.js';
import own from './judge-section.module.css';

/** Whether the answers to each instrument may be read as answers. */
export function GateSection({ view }: { readonly view: ReadingsView }) {
  return (
    <div className={styles.stack}>
      {view.result.readings.map((reading) => (
        <div key={reading.instrument} className={styles.panel}>
          <div className={own.head}>
            <h3 className={own.name}>{reading.name}</h3>
            <Tag>{reading.kind === 'self-report' ? 'self-report' : 'behaviour'}</Tag>
            <Tag tone={toneOf(reading)}>{reading.used ? 'used' : 'not used'}</Tag>
          </div>
          {reading.caveat !== null && <p className={styles.words}>{reading.caveat}</p>}
          {reading.answered > 0 && (
            <GatePanel gate={reading.gate} fileWords={fileWords(view, 'gate', reading.instrument)} />
          )}
        </div>
      ))}
    </div>
  );
}

function toneOf({ used, caveat }: Reading): 'good' | 'warning' | 'problem' {
  if (!used) return 'problem';
  return caveat === null ? 'good' : 'warning';
}
