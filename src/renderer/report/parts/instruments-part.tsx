import type { ReportInput } from '../../../shared/contract/report.js';
import { formatCount } from '../../formatting/numbers.js';
import { FactList } from '../../ui/fact-list.js';
import { PARTS } from '../anchors.js';
import styles from '../report.module.css';
import { Part } from './part.js';

/** Each instrument with whose it is, and under which licence. */
export function InstrumentsPart({ input }: { readonly input: ReportInput }) {
  return (
    <Part id={PARTS.instruments} name="Instruments">
      {input.instruments.map(({ id, name, version, items, licence, citation, withheld }) => (
        <div key={id} className={styles.block}>
          <h3 className={styles.subheading}>{name}</h3>
          <FactList
            facts={[
              ['Version', version],
              ['Items asked', formatCount(items)],
              ['Licence', licence],
              ['To cite', citation],
              ...(withheld === null ? [] : [['Texts', withheld] as const]),
            ]}
          />
        </div>
      ))}
    </Part>
  );
}
