import {
  likenessMarginsSchema,
  populationSettingsSchema,
  type PopulationSettings,
} from '../../../../shared/domain/population/settings.js';
import { classNames } from '../../../ui/class-names.js';
import { Select } from '../../../ui/select.js';
import { DraftNumber } from '../fields/draft-number.js';
import { Place } from '../fields/place.js';
import {
  normsChoices,
  populationOf,
  referenceValue,
  referenceWords,
  withReference,
} from '../model/population-choice.js';
import { useDesign, useDesignEdit } from '../state/design-desk.js';
import { useInstruments } from '../state/use-instruments.js';
import styles from './field-grid.module.css';
import { MatchedRowFields } from './matched-row-fields.js';
import { ReferenceImport } from './reference-import.js';
import { FieldGroup } from './section-frame.js';

/** Whom simulated people are held against, and how much of a difference counts as none. */
export function ReferenceFields() {
  const design = useDesign((whole) => whole);
  const edit = useDesignEdit();
  const instruments = useInstruments(design.instruments);
  const settings = populationOf(design);
  const { reference, margins } = settings;
  const change = (what: string, make: (present: PopulationSettings) => PopulationSettings): void =>
    edit(what, (present) => ({ population: make(populationOf(present)) }));
  const norms = normsChoices(instruments);
  const value = referenceValue(reference);
  const isListed = norms.some((choice) => choice.value === value);
  return (
    <Place of="population">
      <FieldGroup
        title="People to be held against"
        lead="Published figures come with some instruments. A table of your own says more: with people’s own scores tails and distances need no assumption, and people can be made of its rows."
      >
        <Place of="population.reference">
          <Select
            label="Human reference"
            value={value}
            hint={referenceWords(reference)}
            options={[
              ...norms,
              ...(isListed
                ? []
                : [{ value, label: reference.from === 'norms' ? reference.norms : reference.name }]),
            ]}
            onChange={(next) => {
              const chosen = norms.find((choice) => choice.value === next);
              if (chosen !== undefined)
                change('the human reference', (present) => withReference(present, chosen.reference));
            }}
          />
        </Place>
        <ReferenceImport
          settings={settings}
          instruments={instruments}
          onRead={(read) => change('the human reference', (present) => withReference(present, read))}
        />
        {reference.from === 'answers' && (
          <MatchedRowFields reference={reference} settings={settings} onChange={change} />
        )}
        <div className={classNames(styles.grid, styles.wide)}>
          <DraftNumber
            place="population.margins.wasserstein"
            label="Margin of the distance"
            hint="Largest Wasserstein distance that counts as none, in human standard deviations."
            needs="A number above 0, of at most 5."
            value={margins.wasserstein}
            schema={likenessMarginsSchema.shape.wasserstein}
            min={0}
            max={5}
            step={0.05}
            onCommit={(wasserstein) =>
              change('the margin of the distance', (present) => ({
                ...present,
                margins: { ...present.margins, wasserstein },
              }))
            }
          />
          <DraftNumber
            place="population.margins.varianceRatio"
            label="Margin of the variance"
            hint="A variance up to so many times larger or smaller than that of people counts as alike."
            needs="A number above 1, of at most 10."
            value={margins.varianceRatio}
            schema={likenessMarginsSchema.shape.varianceRatio}
            min={1}
            max={10}
            step={0.1}
            onCommit={(varianceRatio) =>
              change('the margin of the variance', (present) => ({
                ...present,
                margins: { ...present.margins, varianceRatio },
              }))
            }
          />
          <DraftNumber
            place="population.alpha"
            label="False likeness"
            hint="How often a population at a margin may be called like people: of each one-sided test."
            needs="A number above 0, of at most 0.25."
            value={settings.alpha}
            schema={populationSettingsSchema.shape.alpha}
            min={0}
            max={0.25}
            step={0.01}
            onCommit={(alpha) => change('the share of false likeness', (present) => ({ ...present, alpha }))}
          />
        </div>
      </FieldGroup>
    </Place>
  );
}
