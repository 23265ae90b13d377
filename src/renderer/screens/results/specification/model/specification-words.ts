import type { SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type {
  Robustness,
  SpecificationResult,
} from '../../../../../shared/domain/specification-curve/result.js';
import { formatCount } from '../../../../formatting/numbers.js';
import type { Caveat } from '../../model/caveats.js';
import { saidWithoutFindings, type Said } from '../../model/said.js';
import { FACTOR_NAMES, factorName } from './factor-words.js';

export const ROBUSTNESS_WORDS: Readonly<Record<Robustness, string>> = {
  robust: 'Robust',
  depends: 'Depends',
  'not-measurable': 'Not measurable',
};

/** What is said first of a subject in a specification study. */
export function saidOfSpecifications(entry: SubjectResultsOf<'specification'>): Said {
  const { findings, analysed } = entry;
  if (findings === null) return saidWithoutFindings(entry);
  const { result } = findings;
  const { label, sentence, factor } = result.verdict;
  const name = `${ROBUSTNESS_WORDS[label]}${factor === null ? '' : ` on ${FACTOR_NAMES[factor].toLowerCase()}`}`;
  return {
    label: `${name}${result.partial ? ' so far' : ''}`,
    tone: label === 'not-measurable' ? 'problem' : label === 'depends' ? 'warning' : 'plain',
    sentence: withoutLabel(sentence),
    facts: [...factsOf(result), `${formatCount(analysed)} responses`],
    caveats: caveatsOf(entry, result),
  };
}

function factsOf({ specifications, conclusions }: SpecificationResult): string[] {
  const passing = specifications.filter(({ gate }) => gate.passed).length;
  const [type] = conclusions.defaultType?.shares ?? [];
  return [
    `Gate passed in ${passing} of ${specifications.length} specifications`,
    ...(type === undefined
      ? []
      : [`default type ${type.conclusion} in ${type.count} of ${conclusions.defaultType?.specifications}`]),
  ];
}

function caveatsOf({ runtime }: SubjectResultsOf<'specification'>, result: SpecificationResult): Caveat[] {
  const caveats: Caveat[] = [];
  const varied = new Set(result.factors.map(({ factor }) => factor));
  if (varied.has('thinking') && runtime?.thinking === 'none') {
    caveats.push({
      key: 'thinking',
      name: 'Thinking',
      text: 'Its chat template knows no thinking, so that both levels of this factor are the same for it.',
      tone: 'warning',
    });
  }
  if (varied.has('itemOrder') && !varied.has('context')) {
    const fresh = result.fixed.some(({ factor, level }) => factor === 'context' && level === 'fresh');
    if (fresh) {
      caveats.push({
        key: 'item-order',
        name: 'Item order',
        text: 'Every item was asked in a context of its own, where the order of items can change nothing.',
        tone: 'neutral',
      });
    }
  }
  const [aliased] = result.effects.flatMap(({ aliases }) => aliases);
  if (aliased !== undefined) {
    caveats.push({
      key: 'aliased',
      name: 'Not told apart',
      text: `The specifications that count do not separate ${aliased.map((name) => factorName(name).toLowerCase()).join(' from ')}.`,
      tone: 'warning',
    });
  }
  return caveats;
}

/** The sentence without its label at the start, which stands beside it. */
function withoutLabel(sentence: string): string {
  const rest = sentence.replace(/^(Robust|Depends on the administration|Not measurable): /, '');
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}
