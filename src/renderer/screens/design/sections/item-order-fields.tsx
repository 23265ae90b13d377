import { itemOrdersSchema, type ItemOrdersChoice } from '../../../../shared/domain/instability/settings.js';
import { classNames } from '../../../ui/class-names.js';
import { Switch } from '../../../ui/switch.js';
import { DraftNumber } from '../fields/draft-number.js';
import { Place } from '../fields/place.js';
import styles from './field-grid.module.css';
import { FieldGroup } from './section-frame.js';

/** What a draft begins with where it begins to cross item orders. */
const FIRST_CHOICE = itemOrdersSchema.parse({ count: 3 });

interface ItemOrderFieldsProps {
  /** Undefined where every item has a fresh context. */
  readonly choice: ItemOrdersChoice | undefined;
  readonly onChange: (what: string, choice: ItemOrdersChoice | undefined) => void;
}

/** Whether personas answer the items in several orders, and how long a conversation is. */
export function ItemOrderFields({ choice, onChange }: ItemOrderFieldsProps) {
  return (
    <Place of="instability.itemOrders">
      <FieldGroup
        title="Order of the items"
        lead="Reordering items alone can shift scores. It shows in running conversations only: in fresh contexts no item knows of another."
      >
        <Switch
          label="Cross item orders"
          hint="Every persona answers the items in the same orders: as published, and shuffled with the study’s seed. Each order asks all cells again."
          checked={choice !== undefined}
          onChange={(crossed) => onChange('the item orders', crossed ? FIRST_CHOICE : undefined)}
        />
        {choice !== undefined && (
          <div className={classNames(styles.grid, styles.wide, styles.apart)}>
            <DraftNumber
              place="instability.itemOrders.count"
              label="Item orders"
              hint="The first is as published."
              needs="A whole number from 2 to 24."
              value={choice.count}
              schema={itemOrdersSchema.shape.count}
              min={2}
              max={24}
              step={1}
              onCommit={(count) => onChange('the number of item orders', { ...choice, count })}
            />
            <DraftNumber
              place="instability.itemOrders.conversationLength"
              label="Items in one conversation"
              hint="Then a fresh one begins."
              needs="A whole number from 2 to 200."
              value={choice.conversationLength}
              schema={itemOrdersSchema.shape.conversationLength}
              min={2}
              max={200}
              step={1}
              onCommit={(conversationLength) =>
                onChange('the length of a conversation', { ...choice, conversationLength })
              }
            />
          </div>
        )}
      </FieldGroup>
    </Place>
  );
}
