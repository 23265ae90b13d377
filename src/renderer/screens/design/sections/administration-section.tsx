import type { DraftDesign } from '../../../../shared/contract/designs.js';
import type { Administration } from '../../../../shared/domain/study.js';
import type { OptionOrder } from '../../../../shared/domain/template.js';
import { SegmentedControl } from '../../../ui/segmented-control.js';
import { ChoiceList, type Choice } from '../fields/choice-list.js';
import { Place } from '../fields/place.js';
import { inMode } from '../model/administration-choice.js';
import { useDesign, useDesignEdit, useDesignStore } from '../state/design-desk.js';
import { FactorFields } from '../factors/factor-fields.js';
import { FieldGroup, SectionFrame } from './section-frame.js';
import { SamplerFields } from './sampler-fields.js';
import { TemplatePicker } from './template-picker.js';

const MODES: readonly Choice<Administration['mode']>[] = [
  {
    value: 'readout',
    label: 'Read the probabilities',
    description:
      'Readout: the subject reads the question, and the probability that it gives to each answer is read off, in one step. Exact, the same each time, and fast. The way to begin.',
  },
  {
    value: 'sampled',
    label: 'Let it answer',
    description:
      'Sampled: the subject writes an answer, several times over, and what it wrote is read. Slower and noisy, but it shows refusals and answers beside the options.',
  },
];

const DETERMINISM: readonly Choice<DraftDesign['determinism']>[] = [
  {
    value: 'fast',
    label: 'Fast',
    description:
      'What neighbouring questions have in common is read once, and several are answered together. The last digits may differ between runs.',
  },
  {
    value: 'strict',
    label: 'Strict',
    description: 'Every question stands alone: the same machine gives the same bits. Slower.',
  },
];

type OrderChoice = OptionOrder | 'both';

/** How items are put, and how answers are read. */
export function AdministrationSection() {
  const kind = useDesign((design) => design.kind);
  const mode = useDesign((design) => design.administration.mode);
  const orders = useDesign((design) => design.orders);
  const determinism = useDesign((design) => design.determinism);
  const edit = useDesignEdit();
  const store = useDesignStore();
  const order: OrderChoice = orders.length > 1 ? 'both' : (orders[0] ?? 'both');
  return (
    <SectionFrame
      section="administration"
      lead={
        kind === 'specification'
          ? 'How each item is put to a subject, and how its answer is read. What has several levels here is varied; a specification is one choice of a level for each.'
          : 'How each item is put to a subject, and how its answer is read.'
      }
    >
      <Place of="administration">
        <FieldGroup title="How answers are read">
          <ChoiceList
            label="How answers are read"
            hideLabel
            value={mode}
            onChange={(next) =>
              edit('how answers are read', ({ administration }) => ({
                administration: inMode(administration, next, store.getState().setAside),
              }))
            }
            options={MODES}
          />
        </FieldGroup>
      </Place>
      {mode === 'sampled' && <SamplerFields />}
      <TemplatePicker />
      <Place of="orders">
        <FieldGroup
          title="Order of the options"
          lead="Subjects lean toward some places and labels. Asking both ways round cancels that out, and shows how strong it is."
        >
          <SegmentedControl<OrderChoice>
            label="Order of the options"
            hideLabel
            value={order}
            onChange={(next) =>
              edit('the option orders', () => ({
                orders: next === 'both' ? ['forward', 'reversed'] : [next],
              }))
            }
            options={[
              { value: 'both', label: 'Both ways round' },
              { value: 'forward', label: 'Low to high' },
              { value: 'reversed', label: 'High to low' },
            ]}
          />
        </FieldGroup>
      </Place>
      {kind === 'specification' && <FactorFields />}
      <Place of="determinism">
        <FieldGroup title="Determinism">
          <ChoiceList
            label="Determinism"
            hideLabel
            value={determinism}
            onChange={(next) => edit('the determinism', () => ({ determinism: next }))}
            options={DETERMINISM}
          />
        </FieldGroup>
      </Place>
    </SectionFrame>
  );
}
