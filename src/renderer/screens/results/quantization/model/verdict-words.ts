import type { SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { QuantizationResult } from '../../../../../shared/domain/quantization/result.js';
import { formatNumber } from '../../../../charts/layout/number-text.js';
import { OUTCOME_WORDS } from '../../../../charts/variant-marks.js';
import { formatBytes, formatCount, formatShare } from '../../../../formatting/numbers.js';
import type { Caveat } from '../../model/caveats.js';
import { saidWithoutFindings, type Said } from '../../model/said.js';
import { gateFact } from '../../model/verdict-said.js';
import { fullName } from './quantization-view.js';

/** A variant's verdict in a word or two, also where there is none yet. */
export function verdictName(entry: SubjectResultsOf<'quantization'>): string {
  const { findings } = entry;
  if (findings === null) return saidWithoutFindings(entry).label;
  const { verdict, partial } = findings.result;
  const soFar = partial && verdict.label !== 'reference' && verdict.label !== 'no-reference';
  return `${OUTCOME_WORDS[verdict.label]}${soFar ? ' so far' : ''}`;
}

/** What is said first of one variant. */
export function saidOfVariant(entry: SubjectResultsOf<'quantization'>): Said {
  const { findings, analysed } = entry;
  if (findings === null) return saidWithoutFindings(entry);
  const { verdict, effect } = findings.result;
  const { label, sentence } = verdict;
  const reference = effect === null ? null : fullName(effect.reference);
  return {
    label: verdictName(entry),
    tone: label === 'not-measurable' ? 'problem' : label === 'no-reference' ? 'warning' : 'plain',
    sentence: sentenceBeside(OUTCOME_WORDS[label], sentence, reference),
    facts: [
      ...(reference === null ? [] : [`Compared with ${reference}`]),
      ...factsOf(findings.result),
      `${formatCount(analysed)} responses`,
    ],
    caveats: caveatsOf(findings.result),
  };
}

function factsOf({ gate, cost, effect, defaultType }: QuantizationResult): string[] {
  const answers = effect?.answers ?? null;
  return [
    gateFact(gate),
    formatBytes(cost.bytes),
    ...(cost.bitsPerWeight === null ? [] : [`${formatNumber(cost.bitsPerWeight)} bits per weight`]),
    ...(answers === null
      ? []
      : [`divergence ${formatNumber(answers.kl, 4)} nats`, `${formatShare(answers.flips)} of answers flip`]),
    ...(defaultType === null ? [] : [`default type ${defaultType}`]),
  ];
}

function caveatsOf({ verdict, gate, effect }: QuantizationResult): Caveat[] {
  const caveats: Caveat[] = [];
  if (verdict.label === 'no-reference' && !gate.passed) {
    caveats.push({
      key: 'gate',
      name: 'Gate not passed',
      text: 'Its own figures are not to be read either.',
      tone: 'problem',
    });
  }
  if (effect !== null && effect.sharedCells > 0 && effect.sharedCells < effect.expectedCells) {
    caveats.push({
      key: 'shared',
      name: 'Compared in part',
      text: `${formatCount(effect.sharedCells)} of ${formatCount(effect.expectedCells)} cells were answered by both this and ${fullName(effect.reference)}; the rest is left out on both sides.`,
      tone: 'warning',
    });
  }
  return caveats;
}

/** A verdict's sentence without what stands beside it already: its label, and what the variant is compared with. */
function sentenceBeside(name: string, sentence: string, reference: string | null): string {
  const heads = [
    `${name}: `,
    ...(reference === null ? [] : ['to', 'from', 'against'].map((word) => `${name} ${word} ${reference}: `)),
  ];
  const head = heads.find((own) => sentence.startsWith(own));
  if (head === undefined) return sentence;
  const rest = sentence.slice(head.length);
  return `${rest.charAt(0).toUpperCase()}${rest.slice(1)}`;
}
