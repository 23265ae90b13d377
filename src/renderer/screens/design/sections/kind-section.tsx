import type { StudyKindId } from '../../../../shared/domain/study.js';
import { useCall } from '../../../api/hooks.js';
import { ChoiceList, type Choice } from '../fields/choice-list.js';
import { Place } from '../fields/place.js';
import { kindChanges } from '../model/kind-choice.js';
import { QuantizationFields } from './quantization-fields.js';
import { useDesign, useDesignState, useDesignStore } from '../state/design-desk.js';
import styles from './kind-section.module.css';
import { SectionFrame } from './section-frame.js';

const KINDS: readonly Choice<StudyKindId>[] = [
  {
    value: 'resistance',
    label: 'Resistance',
    description:
      'Does a prompt move the subject away from its default persona? Shows how much of each shift that is asked for it takes on, against the noise of neutral texts: flexible, partial or closed.',
  },
  {
    value: 'gain',
    label: 'Conditioning gain',
    description:
      'Does it follow when a trait is asked for in nine graded levels? Shows the slope of its scores on the levels asked for, their rank correlation, and the levels at which it stops following.',
  },
  {
    value: 'specification',
    label: 'Specification curve',
    description:
      'Does the conclusion hang on how the items are put? Templates, labels, order, language and more are varied on purpose. Shows the result under every choice, and how much each choice changes.',
  },
  {
    value: 'readings',
    label: 'Second readings',
    description:
      'Does it do what it says of itself? The same traits are read from a questionnaire, from choices in situations, and from free replies. Shows how far the readings agree, and the gap between word and deed.',
  },
  {
    value: 'quantization',
    label: 'Quantization',
    description:
      'Is a smaller file still the same subject? The same cells are put to every variant of a family. Shows how far each one’s answers, scales and resistance are from the reference’s, whether that is within your margin, and what it saves in size, memory and time.',
  },
];

/** What the study asks, and so what its results will show. */
export function KindSection() {
  const kind = useDesign((design) => design.kind);
  const store = useDesignStore();
  return (
    <SectionFrame
      section="kind"
      lead="The question that the study is to answer. It decides what the results show; the rest of the design stays yours to choose."
    >
      <Place of="kind" className={styles.kind}>
        <ChoiceList
          label="Kind of study"
          hideLabel
          value={kind}
          onChange={(next) => store.getState().chooseKind(next)}
          options={KINDS}
        />
        <KindChanges />
      </Place>
      {kind === 'quantization' && <QuantizationFields />}
    </SectionFrame>
  );
}

/** What choosing the kind put in or took out, as long as nothing else was changed since. */
function KindChanges() {
  const design = useDesign((whole) => whole);
  const choice = useDesignState(({ kindChoice }) => kindChoice);
  const instruments = useCall('instruments.list', {}).data?.instruments;
  const changes =
    choice?.after === design
      ? kindChanges(choice.before, design, (id) => instruments?.find((one) => one.id === id)?.name ?? id)
      : [];
  return (
    <p className={styles.changes} aria-live="polite">
      {changes.length > 0 && `${changes.join(' ')} Undo takes it back.`}
    </p>
  );
}
