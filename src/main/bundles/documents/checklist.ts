import { hasConversations } from '../../studies/administration/conversations.js';
import type { BundleContents } from '../contents.js';
import { ENTRIES } from '../format/entries.js';
import { inline } from './markdown.js';

interface Item {
  readonly id: string;
  /** In our words; the checklists' own are at their addresses. */
  readonly asks: string;
  readonly answer: string;
  /** Files that answer it; none where the authors have to. */
  readonly where: readonly string[];
}

const AUTHORS = 'For the authors to say: Mettle does not know it.';

/** `checklist.md`: two checklists, item by item, filled in from the study, with where each answer is. */
export function checklist(contents: BundleContents): string {
  const lines = [
    '# Reporting checklists',
    '',
    'Filled in from the study itself. What only its authors can say is marked so.',
    '',
    '## GUIDE-LLM (https://llm-checklist.com), core items',
    '',
    ...tableOf(guideLlm(contents)),
    '',
    '## Guidelines for empirical studies with LLMs (https://llm-guidelines.org), G1 to G8',
    '',
    ...tableOf(guidelines(contents)),
  ];
  return `${lines.join('\n')}\n`;
}

function tableOf(items: readonly Item[]): string[] {
  return [
    '| item | asks for | answer | where |',
    '| --- | --- | --- | --- |',
    ...items.map(
      ({ id, asks, answer, where }) =>
        `| ${id} | ${asks} | ${answer} | ${where.map((path) => `\`${path}\``).join(', ') || 'the paper'} |`,
    ),
  ];
}

function guideLlm(contents: BundleContents): Item[] {
  const { parameters, subjects, prompts, exclusions } = answers(contents);
  const { environment, plan } = contents;
  const adapters = environment.subjects.filter(({ subject }) => subject.adapter !== undefined).length;
  return [
    {
      id: 'A.1',
      asks: 'what the models were used for',
      answer: `They are the subjects of a study of kind ${plan.design.kind}: their answers are the data.`,
      where: [ENTRIES.plan, ENTRIES.readme],
    },
    {
      id: 'A.2',
      asks: 'human involvement',
      answer: 'Fully automated: no answer was chosen or changed by a person.',
      where: [ENTRIES.plan],
    },
    {
      id: 'B.1',
      asks: 'name, provider, size, version, date, source',
      answer: subjects,
      where: ['data/subjects.csv', ENTRIES.environment],
    },
    {
      id: 'B.2',
      asks: 'access and call mode',
      answer: `Local files, offline, by llama.cpp within Mettle; ${contents.manifest.study.mode === 'readout' ? 'one forward pass a cell' : 'one separate call an answer'}.`,
      where: [ENTRIES.environment],
    },
    { id: 'B.3', asks: 'parameters', answer: parameters, where: [ENTRIES.plan, 'data/responses.csv'] },
    {
      id: 'B.4',
      asks: 'fine-tuning or customisation',
      answer:
        adapters === 0
          ? 'None: each file was used as it is.'
          : `${adapters} subjects with a LoRA adapter, named with its SHA-256 and scale.`,
      where: [ENTRIES.environment],
    },
    {
      id: 'B.5',
      asks: 'state kept between calls',
      answer: stateKept(plan),
      where: [ENTRIES.plan],
    },
    { id: 'C.1', asks: 'exact prompts', answer: prompts, where: ['data/prompts.csv'] },
    {
      id: 'C.2',
      asks: 'system-wide instructions',
      answer: 'The system text of every condition, none included.',
      where: ['data/conditions.csv'],
    },
    {
      id: 'D.1',
      asks: 'personal data',
      answer: 'None: nobody was asked; user, machine name and file paths stay out unless asked for.',
      where: [ENTRIES.manifest],
    },
    {
      id: 'E.1',
      asks: 'validation of outputs by people',
      answer: judged(contents),
      where: [ENTRIES.environment, ENTRIES.plan],
    },
    {
      id: 'E.2',
      asks: 'filtering and post-processing',
      answer: exclusions,
      where: ['data/responses.csv', ENTRIES.departures],
    },
    {
      id: 'F.1',
      asks: 'code',
      answer: 'Mettle is open source; the plan runs again in it.',
      where: [ENTRIES.plan, ENTRIES.citation],
    },
    { id: 'G.1', asks: 'funding and relationships', answer: AUTHORS, where: [] },
  ];
}

function guidelines(contents: BundleContents): Item[] {
  const { parameters, subjects, prompts } = answers(contents);
  return [
    {
      id: 'G1',
      asks: 'use and role of models',
      answer: 'Subjects of the study; a judge only where the plan names one.',
      where: [ENTRIES.plan],
    },
    {
      id: 'G2',
      asks: 'version, configuration, customisation',
      answer: `${subjects} ${parameters}`,
      where: [ENTRIES.environment, ENTRIES.plan],
    },
    {
      id: 'G3',
      asks: 'architecture beyond the model',
      answer: 'No tools, no retrieval: template, chat template, readout or sampling.',
      where: [ENTRIES.plan, ENTRIES.environment],
    },
    {
      id: 'G4',
      asks: 'prompts and logs',
      answer: `${prompts} Every response is a row.`,
      where: ['data/prompts.csv', 'data/responses.csv'],
    },
    { id: 'G5', asks: 'validation by people', answer: judged(contents), where: [ENTRIES.environment] },
    {
      id: 'G6',
      asks: 'an open model',
      answer: 'Every subject is an open-weight file, told by its SHA-256.',
      where: ['data/subjects.csv'],
    },
    {
      id: 'G7',
      asks: 'baselines, benchmarks, metrics',
      answer: 'The default persona and placebo texts are the baseline; measures with intervals.',
      where: [ENTRIES.methods, 'study/findings/', 'data/scores.csv'],
    },
    {
      id: 'G8',
      asks: 'limitations',
      answer: 'Questionnaires made for people, and what follows from that. More is for the authors to say.',
      where: [ENTRIES.methods, ENTRIES.readme],
    },
  ];
}

function answers({
  plan,
  environment,
  manifest,
  departures,
}: BundleContents): Record<'parameters' | 'subjects' | 'prompts' | 'exclusions', string> {
  const { administration, seed, determinism } = plan.design;
  const sampler =
    administration.mode === 'readout'
      ? 'option probabilities, no sampling'
      : `${administration.runs} runs, temperature ${administration.sampler.temperature}, top-k ${administration.sampler.topK ?? 'off'}, top-p ${administration.sampler.topP ?? 'off'}, min-p ${administration.sampler.minP}, at most ${administration.maxTokens} tokens`;
  const named = environment.subjects.map(
    ({ subject }) => `${inline(subject.name)} (${inline(subject.quantization)})`,
  );
  return {
    parameters: `${sampler}; seed ${seed}; determinism ${determinism}; locked on ${manifest.study.lockedAt.slice(0, 10)}.`,
    subjects: `${named.join(', ')}; by SHA-256, bytes and metadata of the file.`,
    prompts: manifest.choices.rawText
      ? 'Every prompt to the character, in the subject’s own chat template.'
      : 'By SHA-256 alone: texts were left out.',
    exclusions: `Nothing is removed: refusals and answers that could not be read are rows with their outcome. ${departures.sentences.map(inline).join(' ')}`,
  };
}

function judged({ plan, environment }: BundleContents): string {
  if (plan.design.judge === undefined)
    return 'Not needed: answers are options of a questionnaire, read by published rules.';
  const judge = environment.subjects.find(({ runtime }) => runtime?.judge !== undefined)?.runtime?.judge;
  return judge === undefined
    ? 'A judge reads free replies.'
    : `A judge reads free replies; its agreement with ${judge.labelled.replies} labelled replies is given.`;
}

function stateKept(plan: BundleContents['plan']): string {
  if (plan.itemOrders !== undefined)
    return 'Every item was put in a stretch of a running conversation, which holds the answers before it.';
  if (hasConversations(plan))
    return 'Fresh contexts, and stretches of a running conversation where the specification says so.';
  if (plan.design.identity?.confidence === true)
    return 'Fresh contexts; only the question how sure a rating is followed that rating in the same conversation.';
  return 'None: each item was put in a fresh context.';
}
