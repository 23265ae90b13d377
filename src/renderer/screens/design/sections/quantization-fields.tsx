import { useState } from 'react';
import {
  equivalenceMarginsSchema,
  quantizationSettingsSchema,
  type QuantizationSettings,
} from '../../../../shared/domain/quantization/settings.js';
import { useCall } from '../../../api/hooks.js';
import { formatCount } from '../../../formatting/numbers.js';
import { Button } from '../../../ui/button.js';
import { classNames } from '../../../ui/class-names.js';
import { Select } from '../../../ui/select.js';
import { DraftNumber } from '../fields/draft-number.js';
import { Place } from '../fields/place.js';
import {
  comparableFamilies,
  comparisonOf,
  referenceChoices,
  withReference,
} from '../model/quantization-choice.js';
import { variantReferences } from '../model/subject-groups.js';
import { useDesign, useDesignEdit } from '../state/design-desk.js';
import styles from './field-grid.module.css';
import own from './quantization-fields.module.css';
import { FieldGroup } from './section-frame.js';

/** Stands for the variant with the largest file, which a design names by naming none. */
const LARGEST = '';

/** What the variants of a family are compared with, and how much of a difference counts as none. */
export function QuantizationFields() {
  const design = useDesign((whole) => whole);
  const edit = useDesignEdit();
  const subjects = useCall('subjects.list', {}).data?.subjects ?? [];
  const settings = comparisonOf(design);
  const change = (what: string, make: (present: QuantizationSettings) => QuantizationSettings): void =>
    edit(what, (present) => ({ quantization: make(comparisonOf(present)) }));
  return (
    <Place of="quantization">
      <FieldGroup
        title="Comparison of variants"
        lead="A variant is called the same subject where every difference from the reference, with its interval, lies within the margin. What is not shown to be the same is not thereby shown to be different."
      >
        <FamilyChoice />
        <div className={classNames(styles.grid, styles.wide)}>
          <Place of="quantization.reference">
            <Select
              label="Reference variant"
              value={settings.reference ?? LARGEST}
              options={[
                {
                  value: LARGEST,
                  label: 'The largest file',
                  description: 'Of each family: mostly the one least quantized.',
                },
                ...referenceChoices(subjects, design.subjects, settings.reference).map((quantization) => ({
                  value: quantization,
                  label: quantization,
                  description: 'A family without it takes its largest file.',
                })),
              ]}
              onChange={(reference) =>
                change('the reference variant', (present) =>
                  withReference(present, reference === LARGEST ? undefined : reference),
                )
              }
            />
          </Place>
          <DraftNumber
            place="quantization.margins.points"
            label="Margin in points"
            hint="Largest shift of a default scale that counts as none, on a five-point response scale."
            needs="A number above 0, of at most 4."
            value={settings.margins.points}
            schema={equivalenceMarginsSchema.shape.points}
            min={0}
            max={4}
            step={0.05}
            onCommit={(points) =>
              change('the margin in points', (present) => ({
                ...present,
                margins: { ...present.margins, points },
              }))
            }
          />
          <DraftNumber
            place="quantization.margins.resistance"
            label="Margin of resistance"
            hint="Largest change of resistance that counts as none; resistance lies between 0 and 1."
            needs="A number above 0, of at most 1."
            value={settings.margins.resistance}
            schema={equivalenceMarginsSchema.shape.resistance}
            min={0}
            max={1}
            step={0.01}
            onCommit={(resistance) =>
              change('the margin of resistance', (present) => ({
                ...present,
                margins: { ...present.margins, resistance },
              }))
            }
          />
          <DraftNumber
            place="quantization.alpha"
            label="False equivalence"
            hint="How often a variant at the margin may be called the same: of each of the two one-sided tests."
            needs="A number above 0, of at most 0.25."
            value={settings.alpha}
            schema={quantizationSettingsSchema.shape.alpha}
            min={0}
            max={0.25}
            step={0.01}
            onCommit={(alpha) =>
              change('the share of false equivalence', (present) => ({ ...present, alpha }))
            }
          />
        </div>
      </FieldGroup>
    </Place>
  );
}

/** All variants of a family in one press. */
function FamilyChoice() {
  const chosen = useDesign((design) => design.subjects);
  const edit = useDesignEdit();
  const list = useCall('subjects.list', {});
  const [key, setKey] = useState<string | null>(null);
  const families = comparableFamilies(list.data?.subjects ?? []);
  const family = families.find((one) => one.key === key) ?? families[0];
  if (family === undefined) {
    return list.isSuccess ? (
      <p className={styles.sentence}>
        No model on this machine is there in two variants yet:{' '}
        <a href="#/subjects?part=catalogue">models to try</a> names some.
      </p>
    ) : null;
  }
  const references = variantReferences(family);
  const areAllIn = references.every((reference) => chosen.includes(reference));
  return (
    <div className={own.family}>
      <Select
        label="Family"
        value={family.key}
        options={families.map((one) => ({
          value: one.key,
          label: `${one.title} (${formatCount(one.subjects.length)} variants)`,
        }))}
        onChange={setKey}
      />
      <Button
        disabled={areAllIn}
        onClick={() =>
          edit('the subjects', ({ subjects }) => ({
            subjects: [...subjects, ...references.filter((reference) => !subjects.includes(reference))],
          }))
        }
      >
        {areAllIn ? 'All its variants are chosen' : `Take all ${formatCount(references.length)} variants`}
      </Button>
    </div>
  );
}
