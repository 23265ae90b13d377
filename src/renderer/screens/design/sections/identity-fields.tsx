import {
  identitySettingsSchema,
  IRRELEVANT_IDENTITY,
  REASONING_ARM,
  type IdentitySettings,
} from '../../../../shared/domain/identity/settings.js';
import { identityWords } from '../../../../shared/domain/identity/result.js';
import { classNames } from '../../../ui/class-names.js';
import { Select } from '../../../ui/select.js';
import { Switch } from '../../../ui/switch.js';
import { DraftNumber } from '../fields/draft-number.js';
import { Place } from '../fields/place.js';
import { ToggleSet } from '../fields/toggle-set.js';
import { ARM_CHOICES, hasRoomForReasons, identityOf, withArms } from '../model/identity-choice.js';
import { useDesign, useDesignEdit } from '../state/design-desk.js';
import styles from './field-grid.module.css';
import { FieldGroup } from './section-frame.js';

/** Stands for no irrelevant identity. */
const NONE = '';

/** How identities are asked for: ways of answering, the identity without a stake, and what counts as even-handed. */
export function IdentityFields() {
  const design = useDesign((whole) => whole);
  const edit = useDesignEdit();
  const settings = identityOf(design);
  const change = (what: string, make: (present: IdentitySettings) => IdentitySettings): void =>
    edit(what, (present) => ({ identity: make(identityOf(present)) }));
  const canReason = hasRoomForReasons(design);
  const known = [...new Set([settings.irrelevant ?? IRRELEVANT_IDENTITY, IRRELEVANT_IDENTITY])];
  return (
    <Place of="identity">
      <FieldGroup
        title="Identities and ways of answering"
        lead="The identities are the roles that you choose among the conditions; headlines and evidence tables are the instruments. Each identity is put in all of its framings, in every way of answering."
      >
        <Place of="identity.arms">
          <ToggleSet
            label="Ways of answering"
            hint={
              canReason
                ? 'The first is what the others are compared with. Reasons need room: give answers 400 tokens or more.'
                : 'The first is what the others are compared with. “Reason first” needs sampled answers in free text.'
            }
            options={ARM_CHOICES.map(({ value, label }) => ({
              value,
              label,
              disabled: value === REASONING_ARM && !canReason,
            }))}
            chosen={ARM_CHOICES.map(({ value }) => value).filter((arm) => settings.arms.includes(arm))}
            onChange={(arms) => change('the ways of answering', (present) => withArms(present, arms))}
          />
        </Place>
        <div className={classNames(styles.grid, styles.wide)}>
          <Place of="identity.irrelevant">
            <Select
              label="Irrelevant identity"
              value={settings.irrelevant ?? NONE}
              options={[
                ...known.map((id) => ({
                  value: id,
                  label: shownIdentity(id),
                  description: 'Put beside each identity, as long as it in tokens.',
                })),
                {
                  value: NONE,
                  label: 'None',
                  description: 'Identities are compared with the baseline alone.',
                },
              ]}
              onChange={(id) =>
                change('the irrelevant identity', (present) => ({
                  ...present,
                  irrelevant: id === NONE ? null : id,
                }))
              }
            />
          </Place>
          <DraftNumber
            place="identity.margin"
            label="Margin of the ratio"
            hint="Largest advantage of right conclusions that suit over those that do not that counts as none: 0.1 is a tenth."
            needs="A number above 0, of at most 2."
            value={settings.margin}
            schema={identitySettingsSchema.shape.margin}
            min={0}
            max={2}
            step={0.05}
            onCommit={(margin) => change('the margin of the ratio', (present) => ({ ...present, margin }))}
          />
        </div>
        <Place of="identity.confidence">
          <div className={styles.apart}>
            <Switch
              checked={settings.confidence}
              label="Ask how sure each rating is"
              hint="After every headline, in a second turn, how sure the answer is, from 1 to 7. Where probabilities are read it is asked after each rating that could have been given: as many more answers a headline as there are ratings."
              onChange={(confidence) =>
                change('the question of confidence', (present) => ({ ...present, confidence }))
              }
            />
          </div>
        </Place>
      </FieldGroup>
    </Place>
  );
}

function shownIdentity(id: string): string {
  const words = identityWords(id);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
