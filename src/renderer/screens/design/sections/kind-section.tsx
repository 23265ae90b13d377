import type { StudyKindId } from '../../../../shared/domain/study.js';
import { useCall } from '../../../api/hooks.js';
import { ChoiceList, type Choice } from '../fields/choice-list.js';
import { Place } from '../fields/place.js';
import { kindChanges } from '../model/kind-choice.js';
import { IdentityFields } from './identity-fields.js';
import { InstabilityFields } from './instability-fields.js';
import { ReferenceFields } from './reference-fields.js';
import { QuantizationFields } from './quantization-fields.js';
import { ReplicationFields } from './replication-fields.js';
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
    value: 'population',
    label: 'Population',
    description:
      'Does a population of personas vary as people do? Simulated people are held against published figures or a table of your own. Shows spread, tails, subgroups and how scales go together beside those of people, and how much of each simulated person is the default.',
  },
  {
    value: 'quantization',
    label: 'Quantization',
    description:
      'Is a smaller file still the same subject? The same cells are put to every variant of a family. Shows how far each one’s answers, scales and resistance are from the reference’s, whether that is within your margin, and what it saves in size, memory and time.',
  },
  {
    value: 'identity',
    label: 'Identity-congruent reasoning',
    description:
      'Does taking on an identity bend how evidence is read? True and false headlines are rated, and tables read whose right conclusion suits the identity or goes against it, beside neutral ones. Shows what each identity takes from accuracy, and whether the subject reads such tables at all.',
  },
  {
    value: 'replication',
    label: 'Replication',
    description:
      'Do published experiments come out alike with personas as participants? They are assigned to conditions at random and tested as people were. Shows each effect beside the original’s, what is found by strength of the original, and how often something is found where there is nothing.',
  },
  {
    value: 'instability',
    label: 'Instability',
    description:
      'Does one persona differ from itself as much as personas differ from one another? Shows what chance, templates, option orders and items make of the variance, how the answer hangs on test length, and the smallest design that tells personas apart.',
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
      {kind === 'instability' && <InstabilityFields />}
      {kind === 'population' && <ReferenceFields />}
      {kind === 'identity' && <IdentityFields />}
      {kind === 'replication' && <ReplicationFields />}
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
