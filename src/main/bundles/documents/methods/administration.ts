import { hasConversations } from '../../../studies/administration/conversations.js';
import type { Administration } from '../../../../shared/domain/study.js';
import { FACTORS, type Factor, type Specification } from '../../../../shared/domain/specification.js';
import type { ItemOrdersChoice } from '../../../../shared/domain/instability/settings.js';
import type { BundleContents } from '../../contents.js';
import { counted, listed } from './phrases.js';

const FACTOR_NAMES: Readonly<Record<Factor, string>> = {
  template: 'template',
  labels: 'option labels',
  order: 'option order',
  language: 'language',
  itemOrder: 'item order',
  context: 'context',
  thinking: 'thinking',
  temperature: 'temperature',
};

/** How items were put and answers read: templates, orders, mode, sampler, runs, seed. */
export function administrationParagraph({ plan }: BundleContents): string {
  const { design, specifications } = plan;
  const { administration, seed, determinism } = design;
  const crossed = design.instability?.itemOrders;
  return [
    specifications === undefined || crossed !== undefined
      ? blockSentence(plan)
      : specificationSentence(design, specifications),
    contextSentence(plan),
    modeSentence(administration),
    `That makes ${counted(plan.expectedPerSubject, 'response')} for each subject. Everything drawn by lot follows from the seed ${seed}; the engine ran in its ${determinism} setting.`,
  ].join(' ');
}

function contextSentence(plan: BundleContents['plan']): string {
  const { administration, identity, instability, specification } = plan.design;
  if (instability?.itemOrders !== undefined) return itemOrderSentence(instability.itemOrders, administration);
  if (hasConversations(plan)) {
    return `Items were put in fresh contexts, or in stretches of ${counted(specification?.conversationLength ?? 0, 'item')} of a running conversation where the specification says so.`;
  }
  return identity?.confidence === true
    ? 'Each item was put in a fresh context, so that no answer could rest on an earlier one; only the question how sure a rating is followed that rating, as the second turn of its conversation.'
    : 'Each item was put in a fresh context, so that no answer could rest on an earlier one.';
}

function itemOrderSentence(
  { count, conversationLength }: ItemOrdersChoice,
  { mode }: Administration,
): string {
  const said =
    mode === 'readout'
      ? 'In the place of what was said before stands an answer that was drawn from the option probabilities with a seed of its own.'
      : 'Every run was a conversation of its own.';
  return `The items of each instrument were put in ${counted(count, 'order')}, as published and shuffled with the study’s seed, the same ones for every persona (itemOrders in the plan lists them), in stretches of ${counted(conversationLength, 'item')} of a running conversation. ${said}`;
}

function blockSentence({ design, templates = [] }: BundleContents['plan']): string {
  const held = templates.filter(({ heldOut }) => heldOut).length;
  const orders = design.orders.map((order) => (order === 'forward' ? 'ascending' : 'descending'));
  return `Items were put in ${counted(templates.length, 'template')} (${listed(templates.map(({ id }) => id))}${held === 0 ? '' : `; ${held} kept out of the calibration subjects’ training`}) with the options in ${listed(orders)} order, in the language ${design.language}.`;
}

function specificationSentence(
  { specification }: BundleContents['plan']['design'],
  specifications: readonly Specification[],
): string {
  const factors = FACTORS.flatMap((factor) => {
    const levels = new Set(specifications.map((entry) => entry[factor])).size;
    return levels < 2 ? [] : [`${FACTOR_NAMES[factor]} (${levels})`];
  });
  const cover =
    specification?.cover === 'full'
      ? 'every combination of their levels'
      : 'a covering array that holds every pair of levels of any two factors';
  return factors.length === 0
    ? `The conditions were crossed with ${counted(specifications.length, 'specification')} of the administration.`
    : `The conditions were crossed with ${counted(specifications.length, 'specification')} of the administration, which vary ${listed(factors)}, the number of levels in brackets, as ${cover}.`;
}

function modeSentence(administration: Administration): string {
  if (administration.mode === 'readout') {
    return 'Answers were read as option probabilities: the probability of each option’s label at the answer position over the whole vocabulary, from one forward pass, without sampling. Scale scores are the expected scores over the options.';
  }
  const { runs, sampler, answer, maxTokens, replyTokens } = administration;
  const { temperature, topK, topP, minP } = sampler;
  const reading =
    answer === 'grammar'
      ? 'Generation was constrained by a grammar to the options’ labels'
      : 'Answers were generated freely and read by published rules; one that no rule reads counts as unparsed, and a refusal as a refusal, never as an answer';
  return `Every cell was answered in ${counted(runs, 'run')} by sampling at temperature ${temperature} (top-k ${topK ?? 'off'}, top-p ${topP ?? 'off'}, min-p ${minP}), with at most ${counted(maxTokens, 'token')} an answer${replyTokens === undefined ? '' : ` and ${replyTokens} a free reply`}. ${reading}.`;
}
