import {
  replicationSettingsSchema,
  type ReplicationSettings,
} from '../../../../shared/domain/replication/settings.js';
import { classNames } from '../../../ui/class-names.js';
import { Select } from '../../../ui/select.js';
import { DraftNumber } from '../fields/draft-number.js';
import { Place } from '../fields/place.js';
import { replicationOf, SMALL_EFFECT } from '../model/replication-choice.js';
import { useDesign, useDesignEdit } from '../state/design-desk.js';
import styles from './field-grid.module.css';
import { FieldGroup } from './section-frame.js';

const { alpha: alphaSchema, redraws: redrawsSchema } = replicationSettingsSchema.shape;
const effectSchema = replicationSettingsSchema.shape.smallestEffect.unwrap().unwrap();

/** When an effect counts as found, how often experiments are run again, and which effects are too small to matter. */
export function ReplicationFields() {
  const own = useDesign(({ replication }) => replication);
  const edit = useDesignEdit();
  const settings = replicationOf(own === undefined ? {} : { replication: own });
  const change = (what: string, changes: Partial<ReplicationSettings>): void =>
    edit(what, (present) => ({ replication: { ...replicationOf(present), ...changes } }));
  return (
    <Place of="replication">
      <FieldGroup
        title="Reading the experiments"
        lead="Every participant answers every condition and is put into one at random afterwards, so that an experiment can be run again with other assignments on the same answers."
      >
        <div className={classNames(styles.grid, styles.wide)}>
          <DraftNumber
            place="replication.alpha"
            label="Found below p"
            hint="An effect counts as found where p lies below this, two-sided, in the original’s direction. It is the rate of false alarms too."
            needs="A number above 0 and below 0.5."
            value={settings.alpha}
            schema={alphaSchema}
            min={0}
            max={0.5}
            step={0.01}
            onCommit={(alpha) => change('the p below which effects are found', { alpha })}
          />
          <DraftNumber
            place="replication.redraws"
            label="Runs again"
            hint="How often each experiment is run anew on the stored answers. Nothing more is asked; more runs make the shares steadier."
            needs="A whole number from 20 to 5,000."
            value={settings.redraws}
            schema={redrawsSchema}
            min={20}
            max={5000}
            step={100}
            onCommit={(redraws) => change('the runs again', { redraws })}
          />
          <SmallestEffect settings={settings} change={change} />
        </div>
      </FieldGroup>
    </Place>
  );
}

interface SmallestEffectProps {
  readonly settings: ReplicationSettings;
  readonly change: (what: string, changes: Partial<ReplicationSettings>) => void;
}

function SmallestEffect({ settings: { smallestEffect }, change }: SmallestEffectProps) {
  return (
    <>
      <Place of="replication.smallestEffect">
        <Select
          label="Smallest effect of interest"
          value={smallestEffect === null ? 'originals' : 'own'}
          options={[
            {
              value: 'originals',
              label: 'Of each original',
              description: 'The effect that it had one chance in three to find: small telescopes.',
            },
            { value: 'own', label: 'One of my own', description: 'The same d for every experiment.' },
          ]}
          onChange={(choice) =>
            change('the smallest effect of interest', {
              smallestEffect: choice === 'own' ? SMALL_EFFECT : null,
            })
          }
        />
      </Place>
      {smallestEffect !== null && (
        <DraftNumber
          place="replication.smallestEffect"
          label="Smallest d"
          hint="An effect that is shown to lie below this counts as smaller, however sure its sign. 0.2 is called small, 0.8 large."
          needs="A number above 0."
          value={smallestEffect}
          schema={effectSchema}
          min={0}
          step={0.05}
          onCommit={(effect) => change('the smallest effect of interest', { smallestEffect: effect })}
        />
      )}
    </>
  );
}
