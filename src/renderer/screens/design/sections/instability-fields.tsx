import {
  instabilitySettingsSchema,
  type InstabilitySettings,
} from '../../../../shared/domain/instability/settings.js';
import { classNames } from '../../../ui/class-names.js';
import { DraftNumber } from '../fields/draft-number.js';
import { Place } from '../fields/place.js';
import { useDesign, useDesignEdit } from '../state/design-desk.js';
import styles from './field-grid.module.css';
import { ItemOrderFields } from './item-order-fields.js';
import { FieldGroup } from './section-frame.js';

/** What the next design should reach, how often labels are permuted, and whether item orders are crossed. */
export function InstabilityFields() {
  const own = useDesign(({ instability }) => instability);
  const edit = useDesignEdit();
  const settings = own ?? instabilitySettingsSchema.parse({});
  const change = (what: string, changes: Partial<InstabilitySettings>): void =>
    edit(what, ({ instability }) => ({
      instability: { ...(instability ?? instabilitySettingsSchema.parse({})), ...changes },
    }));
  return (
    <Place of="instability" className={styles.groups}>
      <FieldGroup
        title="Telling personas apart"
        lead="Several templates and both option orders show what the way of asking does to personas; with one of each, noise is that of chance alone."
      >
        <div className={classNames(styles.grid, styles.wide)}>
          <DraftNumber
            place="instability.target"
            label="Generalizability to reach"
            hint="Eρ² that the next design is worked out for: the share of a mean score’s variance that is due to personas."
            needs="A number from 0.5 to 0.99."
            value={settings.target}
            schema={instabilitySettingsSchema.shape.target}
            min={0.5}
            max={0.99}
            step={0.05}
            onCommit={(target) => change('the generalizability to reach', { target })}
          />
          <DraftNumber
            place="instability.permutations"
            label="Permutations"
            hint="Drawn where not all can be looked at; the least p is one of them and the data themselves."
            needs="A whole number from 999 to 100,000."
            value={settings.permutations}
            schema={instabilitySettingsSchema.shape.permutations}
            min={999}
            max={100_000}
            step={1000}
            onCommit={(permutations) => change('the permutations', { permutations })}
          />
        </div>
      </FieldGroup>
      <ItemOrderFields
        choice={settings.itemOrders}
        onChange={(what, itemOrders) =>
          edit(what, ({ instability }) => ({
            instability: withItemOrders(instability ?? instabilitySettingsSchema.parse({}), itemOrders),
          }))
        }
      />
    </Place>
  );
}

function withItemOrders(
  { target, permutations }: InstabilitySettings,
  itemOrders: InstabilitySettings['itemOrders'] | undefined,
): InstabilitySettings {
  return itemOrders === undefined ? { target, permutations } : { target, permutations, itemOrders };
}
