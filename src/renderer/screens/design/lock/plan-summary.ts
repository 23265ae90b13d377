import type { DesignCheck, DraftDesign } from '../../../../shared/contract/designs.js';
import { formatCount, formatCounted } from '../../../formatting/numbers.js';
import { languageName } from '../model/languages.js';
import { conditionCounts } from '../model/plan-words.js';

/** What a design freezes when it is locked: a name for each part, and what is chosen there, in words. */
export type FrozenPart = readonly [name: string, words: string];

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
  const orders = { forward: 'low to high', reversed: 'high to low' };
  return [
    ['Subjects', design.subjects.map(names.subject).join(', ')],
    [
      'Instrument',
      `${design.instruments.map(names.instrument).join('; ')}; in ${languageName(design.language)}`,
    ],
    ['Conditions', `${counts.join(', ')}, with every text in them`],
    [
      'Administration',
      `${administrationWords(design)}; templates ${design.templates.map(names.template).join(', ')}; options ${design.orders
        .map((order) => orders[order])
        .join(' and ')}; ${design.determinism}`,
    ],
    ['Seed', formatPlain(design.seed)],
    [
      'Size',
      [
        check.size === null ? '' : `${formatCounted(check.size.responses, 'response')} a subject`,
        quick ? `a quick look, ${design.quickItemsPerScale} items of each scale` : '',
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
