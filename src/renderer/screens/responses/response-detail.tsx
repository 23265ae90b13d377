import type { ResponseDetail as Detail } from '../../../shared/contract/responses.js';
import type { StudyDetail } from '../../../shared/contract/studies.js';
import { FACTORS } from '../../../shared/domain/specification.js';
import { useCall } from '../../api/hooks.js';
import { formatCount, formatScore, formatShare } from '../../formatting/numbers.js';
import { CodeBlock } from '../../ui/code-block.js';
import { Disclosure } from '../../ui/disclosure.js';
import { ErrorNote } from '../../ui/error-note.js';
import { FactList, type Fact } from '../../ui/fact-list.js';
import { LanguageName, LanguageText } from '../../ui/language-text.js';
import { LoadingNote } from '../../ui/loading-note.js';
import { Tag } from '../../ui/tag.js';
import { processorWords } from '../../formatting/processor-words.js';
import { conditionPurpose, conditionWords } from './condition-words.js';
import { JudgeNote } from './judge-note.js';
import { OptionShares } from './option-shares.js';
import { ReplayPanel } from './replay-panel.js';
import { OUTCOME_WORDS } from './response-words.js';
import { FACTOR_WORDS, levelWords } from './specification-words.js';
import styles from './response-detail.module.css';

/** Everything that is known of one response: what was asked, what came back, how, and what comes back now. */
export function ResponseDetail({ study, id }: { readonly study: number; readonly id: number }) {
  const detail = useCall('responses.get', { study, id });
  if (detail.isPending) return <LoadingNote text="Reading the response" />;
  if (detail.isError) return <ErrorNote error={detail.error} onRetry={() => void detail.refetch()} />;
  return <DetailSections key={id} study={study} detail={detail.data} />;
}

function DetailSections({ study, detail }: { readonly study: number; readonly detail: Detail }) {
  const { row } = detail;
  const whole = useCall('studies.get', { study }).data;
  // The prompt of an open item is the question alone.
  const open = detail.options.length === 0;
  const purpose = conditionPurpose(conditionWords(row));
  return (
    <div className={styles.detail}>
      <section aria-label="Answer">
        <LanguageText language={row.language} as="block" className={styles.item}>
          {row.itemText}
        </LanguageText>
        <p className={styles.meaning}>
          <Tag>{OUTCOME_WORDS[row.outcome]}</Tag> <span>{scoreWords(detail, open)}</span>
        </p>
        {detail.text === null ? (
          <OptionShares options={detail.options} offOption={row.offOption} language={row.language} />
        ) : (
          <CodeBlock
            label={open ? 'The whole reply' : 'Generated text'}
            text={detail.text}
            language={row.language}
            wrap
          />
        )}
        {open && row.score !== null && <JudgeNote detail={detail} />}
      </section>
      <section aria-label="Prompt">
        <h3>The exact prompt</h3>
        {purpose !== null && (
          <p className={styles.meaning}>
            {conditionTitle(detail)}. {purpose}
          </p>
        )}
        <CodeBlock label="Prompt" text={detail.prompt} language={row.language} wrap maxHeight="22rem" />
      </section>
      <ReplayPanel study={study} id={row.id} stored={detail} />
      <section aria-label="Record">
        <h3>The record</h3>
        <FactList facts={cellFacts(detail, whole)} />
        <Disclosure summary="How it ran">
          <FactList facts={runtimeFacts(detail)} />
        </Disclosure>
      </section>
    </div>
  );
}

function scoreWords({ row, keys }: Detail, open: boolean): string {
  if (row.score === null) {
    return open ? 'No score: the judge gave the reply no level.' : 'No score: the answer names no option.';
  }
  const scales = keys.map(({ name, sign }) => (sign === 1 ? name : `${name}, reversed`)).join('; ');
  const kind = open ? 'Judged level' : row.probabilities === null ? 'Score' : 'Expected score';
  return `${kind} ${formatScore(row.score)} before keying. Counts on ${scales}.`;
}

function conditionTitle({ row }: Detail): string {
  const { kind, name } = conditionWords(row);
  return `${kind}, ${name}`;
}

function cellFacts(detail: Detail, study: StudyDetail | undefined): readonly Fact[] {
  const { row } = detail;
  const specification = study?.specifications?.find(({ id }) => id === row.specification);
  const templates = new Map(study?.templates.map(({ id, name }) => [id, name]));
  return [
    ['Number', formatCount(row.id)],
    ['Subject', detail.subjectName],
    ['Condition', conditionTitle(detail)],
    ['Its id', <code key="condition">{row.condition}</code>],
    ['Instrument and item', `${row.instrument}, ${row.item}`],
    ['Language', <LanguageName key="language" language={row.language} />],
    ...(row.specification === null ? [] : [['Specification', row.specification] as const]),
    ...(specification === undefined
      ? [
          ['Template', templates.get(row.template) ?? row.template] as const,
          ['Option order', row.order] as const,
        ]
      : FACTORS.filter((factor) => factor !== 'language').map((factor): Fact => [
          FACTOR_WORDS[factor],
          levelWords(specification, factor, templates),
        ])),
    ...(row.run === null ? [] : [['Run', formatCount(row.run)] as const]),
    ['Seed of the study', String(detail.studySeed)],
    ...(detail.seed === null ? [] : [['Seed of this answer', String(detail.seed)] as const]),
    ...(row.offOption === null ? [] : [['Beside the options', formatShare(row.offOption)] as const]),
  ];
}

function runtimeFacts(detail: Detail): readonly Fact[] {
  const { runtime } = detail;
  const tokens = [
    `${formatCount(detail.promptTokens)} in the prompt`,
    ...(detail.evaluatedTokens === null ? [] : [`${formatCount(detail.evaluatedTokens)} evaluated anew`]),
    ...(detail.generatedTokens === null ? [] : [`${formatCount(detail.generatedTokens)} generated`]),
  ].join(', ');
  return [
    ['File', detail.subjectPath],
    ['Time', `${formatScore(detail.row.milliseconds)} ms`],
    ['Tokens', tokens],
    ...(detail.batchShape === null ? [] : [['Decoded together', formatCount(detail.batchShape)] as const]),
    ...(detail.sampler === null ? [] : [['Sampler', <code key="sampler">{detail.sampler}</code>] as const]),
    ['SHA-256 of the prompt', <code key="hash">{detail.promptHash}</code>],
    ...(runtime === null
      ? []
      : ([
          ['Mettle', runtime.mettle],
          ['llama.cpp', `${runtime.llamaCpp} by node-llama-cpp ${runtime.nodeLlamaCpp}`],
          ['Processor', processorWords(runtime)],
          ['Lanes and batch', `${runtime.lanes} lanes, batch of ${formatCount(runtime.batchSize)} tokens`],
          ['Determinism', runtime.determinism],
        ] as const)),
  ];
}
