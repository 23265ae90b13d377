import type { StudySnapshot } from '../../../../src/main/store/store.js';
import { quantizationStudy } from '../../../../src/main/studies/quantization/kind.js';
import type { StudyAnalysis, SubjectOutcome } from '../../../../src/main/studies/study-kind.js';
import type { Response } from '../../../../src/shared/domain/response.js';
import type { QuantizationResult } from '../../../../src/shared/domain/quantization/result.js';
import type { SubjectFile } from '../../../../src/shared/domain/subject.js';
import { cellsOf, readout, type Subject } from '../answers/synthetic.js';
import { besideOf } from '../../../../src/main/studies/beside.js';

/** A study's snapshot as one of the kind `quantization`. */
export function asVariantStudy(
  snapshot: StudySnapshot,
  quantization?: StudySnapshot['design']['quantization'],
): StudySnapshot {
  const design = { ...snapshot.design, kind: 'quantization' as const };
  return { ...snapshot, design: quantization === undefined ? design : { ...design, quantization } };
}

/** A synthetic variant: its file's size in bytes tells which is the reference. */
export interface Variant {
  readonly name: string;
  readonly bytes: number;
  readonly answers: Subject;
  readonly family?: string | null;
  /** Share of the plan's cells, from the first, that it answered. */
  readonly share?: number;
}

export function outcomeOf(
  snapshot: StudySnapshot,
  { name, bytes, family, share = 1 }: Variant,
): SubjectOutcome {
  return {
    subject: {
      name,
      sha256: name.padEnd(64, '0'),
      path: `${name}.gguf`,
      quantization: name.toUpperCase(),
      family: family === undefined ? 'seven' : family,
      bytes,
      parameters: 1000,
      weightsBytes: bytes,
    } as SubjectFile,
    responses: Math.round(snapshot.expectedPerSubject * share),
    expected: snapshot.expectedPerSubject,
    failure: null,
  };
}

async function* responsesOf(
  snapshot: StudySnapshot,
  { answers, share = 1 }: Variant,
): AsyncGenerator<Response> {
  let left = Math.round(snapshot.expectedPerSubject * share);
  for (const { key, probabilities } of cellsOf(snapshot, answers)) {
    if (left <= 0) return;
    left -= 1;
    yield readout(key, probabilities);
  }
}

/** The analysis of a study with these variants, each beside its reference. */
export async function analyseVariants(
  snapshot: StudySnapshot,
  variants: readonly Variant[],
): Promise<StudyAnalysis> {
  const analysis = quantizationStudy.analysis(snapshot);
  const outcomes = variants.map((variant) => outcomeOf(snapshot, variant));
  for (const [place, variant] of variants.entries()) {
    const outcome = outcomes[place]!;
    const beside = besideOf(snapshot, outcome, outcomes, (sha256) =>
      responsesOf(snapshot, variants[outcomes.findIndex(({ subject }) => subject.sha256 === sha256)]!),
    );
    await analysis.addSubject(outcome, responsesOf(snapshot, variant), beside);
  }
  return analysis;
}

/** What was found of the variant at a place. */
export function resultAt(analysis: StudyAnalysis, place: number): QuantizationResult {
  const findings = analysis.findings()[place];
  if (findings?.kind !== 'quantization') throw new Error(`no findings at ${place}`);
  return findings.result;
}
