import { quantizationStudy } from '../../../../../src/main/studies/quantization/kind.js';
import type { StudyResultsOf, SubjectResultsOf } from '../../../../../src/shared/contract/results.js';
import type { StudyDetail } from '../../../../../src/shared/contract/studies.js';
import {
  quantizationView,
  type QuantizationView,
} from '../../../../../src/renderer/screens/results/quantization/model/quantization-view.js';
import { acquiescent, binomial, study, type Subject } from '../../../../main/studies/answers/synthetic.js';
import {
  analyseVariants,
  asVariantStudy,
  outcomeOf,
  type Variant,
} from '../../../../main/studies/quantization/variant-study.js';

const snapshot = asVariantStudy(study({ itemsPerAxis: 4, personas: ['INTP', 'ISFP', 'ESTP', 'INFJ'] }));

/** A subject that takes on what is asked, with its scores on SN higher by so much. */
function higher(shift: number): Subject {
  return ({ requested, standing, sign, scale }) => {
    const score = Math.min(4.9, Math.max(1.1, (requested ?? standing) + (scale === 'SN' ? shift : 0)));
    return binomial(sign === 1 ? score : 6 - score);
  };
}

/** A reference, a variant that is the same, one that is not, one that fails the gate, and one without a family. */
export const VARIANTS: readonly Variant[] = [
  { name: 'f16', bytes: 1600, answers: higher(0) },
  { name: 'q8_0', bytes: 800, answers: higher(0.01) },
  { name: 'q4_0', bytes: 400, answers: higher(0.5) },
  { name: 'q2_k', bytes: 200, answers: acquiescent },
  { name: 'lonely', bytes: 1600, answers: higher(0), family: null },
];

/** A study's results over these variants, as they arrive at the page. */
export async function variantResults(
  variants: readonly Variant[] = VARIANTS,
): Promise<StudyResultsOf<'quantization'>> {
  const findings = (await analyseVariants(snapshot, variants)).findings();
  const entries = variants.map((variant, place) => ({
    outcome: outcomeOf(snapshot, variant),
    findings: findings[place] ?? null,
  }));
  return {
    study: { id: 7, name: 'variants', instruments: [{ id: 'axes', name: 'Axes' }] },
    subjects: entries.map(({ outcome, findings: own }) => ({
      subject: {
        ...outcome.subject,
        responses: outcome.responses,
        expected: outcome.expected,
        failure: null,
      },
      runtime: null,
      state: own === null ? 'empty' : 'ready',
      analysed: outcome.responses,
      findings: own,
      error: null,
    })),
    comparison: quantizationStudy.compare?.(snapshot, entries) ?? null,
  } as unknown as StudyResultsOf<'quantization'>;
}

/** The plan of these results. */
export const detail = {
  design: snapshot.design,
  conditions: snapshot.conditions,
  instruments: snapshot.instruments,
} as unknown as StudyDetail;

/** The entry of the variant with this name. */
export function entryOf(
  results: StudyResultsOf<'quantization'>,
  name: string,
): SubjectResultsOf<'quantization'> {
  const entry = results.subjects.find(({ subject }) => subject.name === name);
  if (entry === undefined) throw new Error(`no ${name}`);
  return entry;
}

/** Its view. */
export function viewOf(results: StudyResultsOf<'quantization'>, name: string): QuantizationView {
  const view = quantizationView(entryOf(results, name), results, detail);
  if (view === null) throw new Error(`no findings of ${name}`);
  return view;
}
