import { Dices } from 'lucide-react';
import { administrationSchema, studyDesignSchema } from '../../../../shared/domain/study.js';
import { Button } from '../../../ui/button.js';
import { DraftNumber } from '../fields/draft-number.js';
import { drawSeed } from '../model/seed.js';
import { useDesign, useDesignEdit } from '../state/design-desk.js';
import styles from './field-grid.module.css';
import { FieldGroup, SectionFrame } from './section-frame.js';

const [, sampledSchema] = administrationSchema.options;

/** How often each cell is asked, and what its chance begins from. */
export function RepeatsSection() {
  const administration = useDesign((design) => design.administration);
  const seed = useDesign((design) => design.seed);
  const edit = useDesignEdit();
  return (
    <SectionFrame
      section="repeats"
      lead="How often each question is put, and the number that all chance begins from."
    >
      <FieldGroup title="Runs">
        {administration.mode === 'sampled' ? (
          <DraftNumber
            place="administration.runs"
            label="Runs of each cell"
            hideLabel
            hint="Each with its own seed. More runs make proportions finer: 30 tell 10% from 40%, 300 tell 10% from 18%."
            value={administration.runs}
            schema={sampledSchema.shape.runs}
            needs="A whole number from 1 to 100,000."
            min={1}
            max={100_000}
            step={1}
            onCommit={(runs) =>
              edit('the runs', (design) =>
                design.administration.mode === 'sampled'
                  ? { administration: { ...design.administration, runs } }
                  : {},
              )
            }
          />
        ) : (
          <p className={styles.sentence}>
            One. A readout gives the whole distribution of answers at once: asking again would give the same.
          </p>
        )}
      </FieldGroup>
      <FieldGroup title="Seed">
        <div className={styles.seed}>
          <DraftNumber
            place="seed"
            label="Seed of the study"
            hideLabel
            value={seed}
            schema={studyDesignSchema.shape.seed}
            needs="A whole number from 0 to 4,294,967,295."
            min={0}
            max={0xffff_ffff}
            step={1}
            onCommit={(next) => edit('the seed', () => ({ seed: next }))}
          />
          <Button icon={<Dices />} onClick={() => edit('the seed', () => ({ seed: drawSeed() }))}>
            Draw a new one
          </Button>
        </div>
        <p className={styles.sentence}>
          It decides every drawn answer and every bootstrap sample. With the same plan and the same seed, a
          colleague gets the same study.
        </p>
      </FieldGroup>
    </SectionFrame>
  );
}
