import { asksWhole } from '../../../../shared/domain/study.js';
import { studyDesignSchema } from '../../../../shared/domain/study.js';
import { Disclosure } from '../../../ui/disclosure.js';
import { Switch } from '../../../ui/switch.js';
import { DraftNumber } from '../fields/draft-number.js';
import { Place } from '../fields/place.js';
import { useDesign, useDesignEdit, useDesignState, useDesignStore } from '../state/design-desk.js';
import { AnalysisFields } from './analysis-fields.js';
import { SectionFrame } from './section-frame.js';
import styles from './analysis-section.module.css';

/** Whether the instruments are shortened, and how the responses are read. */
export function AnalysisSection() {
  const quick = useDesignState(({ history }) => history.present.quick);
  const itemsPerScale = useDesign((design) => design.quickItemsPerScale);
  const isWhole = useDesign(({ kind }) => asksWhole(kind));
  const edit = useDesignEdit();
  const store = useDesignStore();
  return (
    <SectionFrame
      section="analysis"
      lead={
        isWhole
          ? 'Decide now how the responses will be read.'
          : 'Ask less for a first look, and decide now how the responses will be read.'
      }
    >
      <Place of="quick" className={styles.quick}>
        <Switch
          label="Quick look"
          hint={
            isWhole
              ? 'Experiments keep all their conditions, so that a quick look would ask as much. For a first look draw fewer people, or choose fewer experiments.'
              : 'Asks only a few items of each scale, as many keyed each way as can be. What it finds is kept as a study of its own.'
          }
          disabled={isWhole && !quick}
          checked={quick}
          onChange={(next) =>
            store.getState().change('the quick look', ({ design }) => ({ design, quick: next }))
          }
        />
        {quick && !isWhole && (
          <DraftNumber
            place="quickItemsPerScale"
            label="Items of each scale"
            value={itemsPerScale}
            schema={studyDesignSchema.shape.quickItemsPerScale}
            needs="A whole number from 2."
            min={2}
            step={1}
            onCommit={(quickItemsPerScale) =>
              edit('the items of a quick look', () => ({ quickItemsPerScale }))
            }
          />
        )}
      </Place>
      <Disclosure summary="Analysis settings">
        <AnalysisFields />
      </Disclosure>
    </SectionFrame>
  );
}
