import { asksWhole } from '../../../../shared/domain/study.js';
import type { DesignCheck, DraftDesign } from '../../../../shared/contract/designs.js';
import type { StudyKindId } from '../../../../shared/domain/study.js';
import { formatCount, formatCounted } from '../../../formatting/numbers.js';
import { languageName, languageWords } from '../model/languages.js';
import { conditionCounts } from '../model/plan-words.js';

/** What a design freezes when it is locked: a name for each part, and what is chosen there, in words. */
export type FrozenPart = readonly [name: string, words: string];

const KIND_NAMES: Readonly<Record<StudyKindId, string>> = {
  resistance: 'resistance',
  gain: 'conditioning gain',
  specification: 'specification curve',
  readings: 'second readings',
  quantization: 'quantization',
  instability: 'instability',
  population: 'population',
  identity: 'identity-congruent reasoning',
  replication: 'replication',
};

const ORDER_WORDS = { forward: 'low to high', reversed: 'high to low' } as const;

/** What the parts of a design are called, by the names that the design gives them. */
export interface PartNames {
  readonly subject: (reference: string) => string;
  readonly instrument: (id: string) => string;
  readonly template: (id: string) => string;
}

/** The parts of a plan that are frozen by locking it. */
export function frozenParts(
  design: DraftDesign,
  quick: boolean,
  check: DesignCheck,
  names: PartNames,
): FrozenPart[] {
  const counts = conditionCounts(check.conditions).map(({ count, noun }) => `${formatCount(count)} ${noun}`);
  const judge =
    design.judge === undefined ? '' : `; free replies read by ${names.subject(design.judge.subject)}`;
  return [
    ['Kind', KIND_NAMES[design.kind]],
    ['Subjects', design.subjects.map(names.subject).join(', ')],
    [
      'Instrument',
      `${design.instruments.map(names.instrument).join('; ')}; in ${itemLanguages(design, check)}${judge}`,
    ],
    ['Conditions', `${counts.join(', ')}, with every text in them${textLanguage(design)}`],
    [
      'Administration',
      `${administrationWords(design)}; ${wayWords(design, check, names)}; ${design.determinism}`,
    ],
    ['Seed', formatPlain(design.seed)],
    [
      'Size',
      [
        check.size === null ? '' : `${formatCounted(check.size.responses, 'response')} a subject`,
        quickWords(design, quick),
      ]
        .filter((words) => words !== '')
        .join(', '),
    ],
    [
      'Analysis',
      `${Math.round(design.analysis.confidence * 1000) / 10}% intervals from ${formatCounted(design.analysis.bootstrap, 'bootstrap sample')}`,
    ],
  ];
}

/** What a quick look leaves out: of an experiment, nothing. */
function quickWords({ kind, quickItemsPerScale }: DraftDesign, quick: boolean): string {
  if (!quick) return '';
  return asksWhole(kind)
    ? 'called a quick look, with every condition'
    : `a quick look, ${quickItemsPerScale} items of each scale`;
}

function itemLanguages({ language }: DraftDesign, { specifications }: DesignCheck): string {
  const asked = specifications?.map((specification) => specification.language) ?? [language];
  return languageWords([...new Set(asked)]);
}

function textLanguage({ conditions, language }: DraftDesign): string {
  const own = conditions.language ?? language;
  return own === language ? '' : `, in ${languageName(own)}`;
}

/** The templates and orders, or the specifications, that take their place. */
function wayWords(
  { templates, orders, specification, instability }: DraftDesign,
  check: DesignCheck,
  names: PartNames,
): string {
  const named = `templates ${templates.map(names.template).join(', ')}`;
  const options = `options ${orders.map((order) => ORDER_WORDS[order]).join(' and ')}`;
  const crossed = instability?.itemOrders;
  if (crossed !== undefined) {
    return `${named}; ${options}; ${formatCounted(crossed.count, 'item order')}, in conversations of ${formatCounted(crossed.conversationLength, 'item')}`;
  }
  if (check.specifications !== null) {
    const cover = specification?.cover === 'full' ? 'every combination' : 'every pair';
    return `${formatCounted(check.specifications.length, 'specification')} with ${cover} of levels; ${named}`;
  }
  return `${named}; ${options}`;
}

function administrationWords({ administration }: DraftDesign): string {
  if (administration.mode === 'readout') return 'readout of probabilities';
  const { runs, sampler, answer, maxTokens } = administration;
  return `${formatCounted(runs, 'run')} of sampled answers at temperature ${sampler.temperature}, ${
    answer === 'free' ? 'free' : 'label only'
  }, at most ${formatCounted(maxTokens, 'token')}`;
}

/** A seed is a name rather than a quantity: it has no commas. */
function formatPlain(seed: number): string {
  return String(seed);
}
