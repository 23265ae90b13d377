import type { ConclusionFinding } from '../../../shared/domain/specification-curve/conclusions.js';
import type {
  Conclusion,
  MeasureCurve,
  SpecificationFinding,
  SpecificationVerdict,
} from '../../../shared/domain/specification-curve/result.js';
import type { Gate } from '../../../shared/domain/resistance/gate.js';
import type { Factor } from '../../../shared/domain/specification.js';

/** From this share of specifications on, one verdict is that of the subject. A convention, not a finding. */
export const ROBUST_SHARE = 0.9;
/** Below this share of specifications that pass the gate, nothing is said of the subject. */
export const MEASURABLE_SHARE = 0.5;

/** A factor of administration in words. */
export const FACTOR_WORDS: Readonly<Record<Factor, string>> = {
  template: 'template',
  labels: 'option labels',
  order: 'option order',
  language: 'language',
  itemOrder: 'item order',
  context: 'context',
  thinking: 'thinking',
  temperature: 'temperature',
};

/** What the headline rests on. */
export interface RobustnessEvidence {
  readonly findings: readonly SpecificationFinding[];
  /** Over all specifications that pass their own. */
  readonly gate: Gate;
  readonly verdicts: ConclusionFinding;
  /** Of resistance. */
  readonly curve: MeasureCurve | undefined;
}

/**
 * The headline. Not measurable where under half of the specifications that were answered pass the gate, or where a check
 * that no specification can make alone fails over those that do; robust where one verdict holds in at least nine of ten;
 * else it depends, on the factor whose levels go with the verdict most.
 */
export function robustness({ findings, gate, verdicts, curve }: RobustnessEvidence): SpecificationVerdict {
  const answered = findings.filter(({ verdict }) => verdict !== null);
  const [most] = verdicts.shares;
  if (most === undefined) {
    return {
      label: 'not-measurable',
      sentence: 'Nothing has been answered yet.',
      conclusion: null,
      share: null,
      factor: null,
    };
  }
  const about = { conclusion: most.conclusion as Conclusion, share: most.share };
  const passing = answered.filter((finding) => finding.gate.passed).length;
  if (passing < answered.length * MEASURABLE_SHARE) {
    const sentence = `Not measurable: ${answered.length - passing} of ${specifications(answered.length)} fail the gate${mostOften(answered)}.`;
    return { label: 'not-measurable', sentence, ...about, factor: null };
  }
  const alone = new Set(answered.flatMap((finding) => finding.gate.judged));
  const together = gate.checks.find(({ id, passed }) => passed === false && !alone.has(id));
  if (together !== undefined) {
    const limit = `${together.bound === 'least' ? 'least' : 'largest'} ${round(together.threshold)}`;
    const sentence = `Not measurable: ${together.id.replaceAll('-', ' ')} over the specifications that pass alone ${round(together.value ?? NaN)} (${limit}).`;
    return { label: 'not-measurable', sentence, ...about, factor: null };
  }
  const median = curve?.summary ?? null;
  const figures =
    median === null
      ? ''
      : `; resistance ${round(median.median)} in the median, from ${round(median.lowest)} to ${round(median.highest)}`;
  if (most.share >= ROBUST_SHARE) {
    const sentence = `Robust: ${words(most.conclusion)} in ${most.count} of ${specifications(answered.length)}${figures}.`;
    return { label: 'robust', sentence, ...about, factor: null };
  }
  const strongest = verdicts.changes.find(({ explained }) => explained !== null && explained > 0);
  const shares = verdicts.shares
    .map(({ conclusion, count }) => `${words(conclusion)} in ${count}`)
    .join(', ');
  const turns =
    strongest === undefined
      ? ''
      : `; the choice of ${FACTOR_WORDS[strongest.factor]} goes with the verdict most (Cramér's V ${round(strongest.cramersV ?? NaN)})`;
  return {
    label: 'depends',
    sentence: `Depends on the administration: ${shares} of ${specifications(answered.length)}${turns}${figures}.`,
    ...about,
    factor: strongest?.factor ?? null,
  };
}

/** The check that fails in most specifications. */
function mostOften(findings: readonly SpecificationFinding[]): string {
  const counts = new Map<string, number>();
  for (const { id } of findings.flatMap(({ gate }) => gate.failed)) counts.set(id, (counts.get(id) ?? 0) + 1);
  const [first] = [...counts].sort((left, right) => right[1] - left[1]);
  return first === undefined ? '' : `, most often by ${first[0].replaceAll('-', ' ')}`;
}

function specifications(count: number): string {
  return `${count} specification${count === 1 ? '' : 's'}`;
}

function words(conclusion: string): string {
  return conclusion.replaceAll('-', ' ');
}

function round(value: number): string {
  return value.toFixed(2).replace(/^-(0\.00)$/, '$1');
}
