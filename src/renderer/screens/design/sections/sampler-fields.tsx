import { administrationSchema, samplerSchema, type Sampler } from '../../../../shared/domain/study.js';
import { ChoiceList, type Choice } from '../fields/choice-list.js';
import { DraftNumber } from '../fields/draft-number.js';
import { Place } from '../fields/place.js';
import type { SampledAdministration } from '../model/administration-choice.js';
import { useDesign, useDesignEdit } from '../state/design-desk.js';
import styles from './field-grid.module.css';
import { FieldGroup } from './section-frame.js';

const [, sampledSchema] = administrationSchema.options;

const ANSWERS: readonly Choice<SampledAdministration['answer']>[] = [
  {
    value: 'free',
    label: 'Free',
    description: 'It may write anything; the answer is then looked for in the text by published rules.',
  },
  {
    value: 'grammar',
    label: 'Label only',
    description: 'It can write nothing but the label of an option. No refusals, and the record says so.',
  },
];

/** How answers are generated. */
export function SamplerFields() {
  const administration = useDesign((design) => design.administration);
  const edit = useDesignEdit();
  if (administration.mode !== 'sampled') return null;
  const { sampler, answer, maxTokens } = administration;
  const change = (what: string, changes: Partial<SampledAdministration>): void =>
    edit(what, (design) =>
      design.administration.mode === 'sampled'
        ? { administration: { ...design.administration, ...changes } }
        : {},
    );
  const changeSampler = (what: string, changes: Partial<Sampler>): void =>
    change(what, { sampler: { ...sampler, ...changes } });
  return (
    <FieldGroup
      title="Sampler"
      lead="At temperature 1 and with nothing cut off, answers come as often as the subject's own probabilities say."
    >
      <div className={styles.grid}>
        <DraftNumber
          place="administration.sampler.temperature"
          label="Temperature"
          hint="0: always the likeliest."
          value={sampler.temperature}
          schema={samplerSchema.shape.temperature}
          needs="A number from 0 to 5."
          min={0}
          max={5}
          step={0.1}
          onCommit={(temperature) => changeSampler('the temperature', { temperature })}
        />
        <DraftNumber
          place="administration.sampler.topP"
          label="Top p"
          hint="Empty: nothing cut off."
          placeholder="none"
          value={sampler.topP}
          schema={samplerSchema.shape.topP}
          needs="A number above 0, at most 1, or nothing."
          min={0}
          max={1}
          step={0.05}
          onCommit={(topP) => changeSampler('top p', { topP })}
        />
        <DraftNumber
          place="administration.sampler.topK"
          label="Top k"
          hint="Empty: nothing cut off."
          placeholder="none"
          value={sampler.topK}
          schema={samplerSchema.shape.topK}
          needs="A whole number from 1, or nothing."
          min={1}
          step={1}
          onCommit={(topK) => changeSampler('top k', { topK })}
        />
        <DraftNumber
          place="administration.sampler.minP"
          label="Min p"
          hint="0: nothing cut off."
          value={sampler.minP}
          schema={samplerSchema.shape.minP}
          needs="A number from 0 to 1."
          min={0}
          max={1}
          step={0.01}
          onCommit={(minP) => changeSampler('min p', { minP })}
        />
        <DraftNumber
          place="administration.maxTokens"
          label="Longest answer"
          unit="tokens"
          value={maxTokens}
          schema={sampledSchema.shape.maxTokens}
          needs="A whole number from 1 to 4,096."
          min={1}
          max={4096}
          step={1}
          onCommit={(next) => change('the longest answer', { maxTokens: next })}
        />
      </div>
      <Place of="administration.answer" className={styles.apart}>
        <ChoiceList
          label="What it may write"
          value={answer}
          onChange={(next) => change('what may be written', { answer: next })}
          options={ANSWERS}
        />
      </Place>
    </FieldGroup>
  );
}
