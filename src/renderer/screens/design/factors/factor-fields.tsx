import {
  CONTEXTS,
  factorLevelsSchema,
  ITEM_ORDERS,
  THINKING,
} from '../../../../shared/domain/specification.js';
import { LABEL_STYLES } from '../../../../shared/domain/template.js';
import { DraftNumber } from '../fields/draft-number.js';
import { Place } from '../fields/place.js';
import { ToggleSet } from '../fields/toggle-set.js';
import { levelsOf, type LevelsEdit } from '../model/specification-levels.js';
import { FieldGroup } from '../sections/section-frame.js';
import { useDesign, useDesignEdit } from '../state/design-desk.js';
import { CoverField } from './cover-field.js';
import styles from './factor-fields.module.css';
import { LanguageLevels } from './language-levels.js';
import { SpecificationTable } from './specification-table.js';
import { TemperatureLevels } from './temperature-levels.js';

const LABEL_WORDS = { numbers: '1, 2, 3', letters: 'A, B, C', words: 'the words themselves' } as const;
const ITEM_ORDER_WORDS = { published: 'As published', shuffled: 'Shuffled' } as const;
const CONTEXT_WORDS = {
  fresh: 'A fresh one for each item',
  conversation: 'One running conversation',
} as const;
const THINKING_WORDS = { off: 'Off', on: 'On' } as const;

/** The factors of administration that a study of kind `specification` varies beside templates and option orders. */
export function FactorFields() {
  const design = useDesign((whole) => whole);
  const edit = useDesignEdit();
  const levels = levelsOf(design);
  const change: LevelsEdit = (what, changes) =>
    edit(what, (present) => ({ specification: { ...levelsOf(present), ...changes } }));
  const isReadout = design.administration.mode === 'readout';
  return (
    <Place of="specification">
      <FieldGroup
        title="Factors"
        lead="Beside templates and option orders. With one level a factor stays the same; with several it is varied."
      >
        <div className={styles.factors}>
          <Place of="specification.labels">
            <ToggleSet
              label="Labels of the options"
              hint={
                levels.labels.length === 0
                  ? 'None chosen: each template’s own.'
                  : 'In place of each template’s own.'
              }
              least={0}
              options={LABEL_STYLES.map((value) => ({ value, label: LABEL_WORDS[value] }))}
              chosen={levels.labels}
              onChange={(labels) => change('the label styles', { labels })}
            />
          </Place>
          <LanguageLevels levels={levels} onChange={change} />
          <Place of="specification.contexts">
            <ToggleSet
              label="Context"
              hint="In a conversation, earlier items and answers stand before the next: subjects then tend to agree with themselves."
              options={CONTEXTS.map((value) => ({ value, label: CONTEXT_WORDS[value] }))}
              chosen={levels.contexts}
              onChange={(contexts) => change('the contexts', { contexts })}
            />
          </Place>
          {levels.contexts.includes('conversation') && (
            <DraftNumber
              place="specification.conversationLength"
              label="Items in one conversation"
              hint="Then a fresh one begins."
              value={levels.conversationLength}
              schema={factorLevelsSchema.shape.conversationLength}
              needs="A whole number from 2 to 200."
              min={2}
              max={200}
              step={1}
              onCommit={(conversationLength) =>
                change('the length of a conversation', { conversationLength })
              }
            />
          )}
          <Place of="specification.itemOrders">
            <ToggleSet
              label="Order of the items"
              hint={
                levels.contexts.includes('conversation')
                  ? 'Shuffled: one order for the whole study, drawn with its seed.'
                  : 'It can matter in a running conversation alone.'
              }
              options={ITEM_ORDERS.map((value) => ({ value, label: ITEM_ORDER_WORDS[value] }))}
              chosen={levels.itemOrders}
              onChange={(itemOrders) => change('the item orders', { itemOrders })}
            />
          </Place>
          <Place of="specification.thinking">
            <ToggleSet
              label="Thinking before the answer"
              hint={
                isReadout
                  ? 'On needs sampled answers: a readout reads the first token. Subjects that cannot think answer as with it off.'
                  : 'For subjects that can think; the others answer as with it off.'
              }
              options={THINKING.map((value) => ({
                value,
                label: THINKING_WORDS[value],
                disabled: value === 'on' && isReadout,
              }))}
              chosen={levels.thinking}
              onChange={(thinking) => change('thinking', { thinking })}
            />
          </Place>
          <TemperatureLevels levels={levels} onChange={change} />
        </div>
      </FieldGroup>
      <CoverField levels={levels} onChange={change} />
      <SpecificationTable />
    </Place>
  );
}
