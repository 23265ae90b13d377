import type { PersonaGroup } from '../../../../shared/contract/library.js';
import { formatCounted } from '../../../formatting/numbers.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { ChoiceList, type Choice } from '../fields/choice-list.js';
import { Place } from '../fields/place.js';
import { chosenTexts } from '../model/chosen-texts.js';
import { namedWordings, withMode, withName, wordingMode, type WordingMode } from '../model/wording-choice.js';
import { FieldGroup } from '../sections/section-frame.js';
import { useDesign, useDesignEdit } from '../state/design-desk.js';
import styles from './wordings.module.css';

const MODES: readonly Choice<WordingMode>[] = [
  {
    value: 'first',
    label: 'The first of each',
    description: 'One condition for each text. A good beginning: the study stays small.',
  },
  {
    value: 'trained',
    label: 'All that were not held out',
    description: 'Shows how much a result hangs on the way in which the same thing is said.',
  },
  {
    value: 'held-out',
    label: 'Held-out ones alone',
    description:
      'Wordings that the calibration subjects were not trained on. For them, this asks whether a result holds on text that they have never seen; to your own models all wordings are alike.',
  },
  { value: 'all', label: 'All', description: 'Held-out ones too. Results tell them apart.' },
  {
    value: 'named',
    label: 'By name',
    description:
      'The ones that you name. A persona without any of them is left out; another text then takes its first.',
  },
];

/** In which wordings the chosen texts are put. */
export function Wordings({ groups }: { readonly groups: readonly PersonaGroup[] }) {
  const conditions = useDesign((design) => design.conditions);
  const selection = conditions.wordings;
  const edit = useDesignEdit();
  const names = namedWordings(chosenTexts(groups, conditions));
  const change = (wordings: typeof selection): void =>
    edit('the wordings', (design) => ({ conditions: { ...design.conditions, wordings } }));
  return (
    <Place of="conditions.wordings">
      <FieldGroup
        title="Wordings"
        lead="Each text says the same in several wordings. Each wording that is taken makes a condition of its own."
      >
        <ChoiceList
          label="Wordings"
          hideLabel
          value={wordingMode(selection)}
          onChange={(mode) => change(withMode(selection, mode, names))}
          options={MODES}
        />
        {typeof selection !== 'string' && (
          <div className={styles.names}>
            {names.map(({ id, texts, heldOut }) => (
              <Checkbox
                key={id}
                label={<code>{id}</code>}
                hint={`${formatCounted(texts, 'text')}${heldOut > 0 ? ', held out' : ''}`}
                checked={selection.includes(id)}
                disabled={selection.length === 1 && selection.includes(id)}
                onChange={(on) => change(withName(selection, id, on))}
              />
            ))}
          </div>
        )}
      </FieldGroup>
    </Place>
  );
}
