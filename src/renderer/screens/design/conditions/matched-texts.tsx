import { MATCHED, type Matched } from '../../../../shared/domain/persona-source.js';
import { Checkbox } from '../../../ui/checkbox.js';
import { formatCounted } from '../../../formatting/numbers.js';
import { Place } from '../fields/place.js';
import { FieldGroup } from '../sections/section-frame.js';
import { useDesign, useDesignEdit, usePlanStanding } from '../state/design-desk.js';
import styles from './text-chooser.module.css';

const WORDS: Readonly<Record<Matched, { readonly label: string; readonly hint: string }>> = {
  placebo: {
    label: 'A placebo for each',
    hint: 'Neutral text with as many tokens as the persona has: what moves the subject then cannot be the length.',
  },
  'anti-target': {
    label: 'An anti-target for each',
    hint: 'Asks for the opposite of the persona, with as many tokens. A subject that ends up further the persona’s way under it than under the persona itself backfires. A persona that asks for the middle of every trait has none.',
  },
};

/** What is made of the same token length for every persona of the study. */
export function MatchedTexts() {
  const matched = useDesign((design) => design.conditions.matched);
  const { check } = usePlanStanding();
  const edit = useDesignEdit();
  const count = (kind: Matched): number =>
    check?.conditions.filter((condition) => condition.lengthOf !== undefined && condition.kind === kind)
      .length ?? 0;
  return (
    <Place of="conditions.matched">
      <FieldGroup
        title="Texts of matched length"
        lead="Made for every persona, alone and with a role, and cut to its length under each subject’s own tokenizer, within one token."
      >
        <div className={styles.lines}>
          {MATCHED.map((kind) => (
            <Checkbox
              key={kind}
              label={`${WORDS[kind].label}${count(kind) > 0 ? `: ${formatCounted(count(kind), 'condition')}` : ''}`}
              hint={WORDS[kind].hint}
              checked={matched.includes(kind)}
              onChange={(on) =>
                edit('the texts of matched length', ({ conditions }) => ({
                  conditions: {
                    ...conditions,
                    matched: MATCHED.filter((one) => (one === kind ? on : conditions.matched.includes(one))),
                  },
                }))
              }
            />
          ))}
        </div>
      </FieldGroup>
    </Place>
  );
}
