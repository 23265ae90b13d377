import type { StudyResultsOf, SubjectResultsOf } from '../../../../../shared/contract/results.js';
import type { StudyDetail, StudySubject, StudySummary } from '../../../../../shared/contract/studies.js';
import type { QuantizationViews } from '../../../../../shared/contract/views.js';
import type {
  ComparedFamily,
  ComparedVariant,
  QuantizationComparison,
} from '../../../../../shared/domain/quantization/comparison.js';
import type { QuantizationResult } from '../../../../../shared/domain/quantization/result.js';
import {
  quantizationSettingsSchema,
  type QuantizationSettings,
} from '../../../../../shared/domain/quantization/settings.js';

/** One subject of a quantization study with what is needed to show it. */
export interface QuantizationView {
  readonly study: StudySummary;
  readonly detail: StudyDetail;
  readonly subject: StudySubject;
  /** The subject as it is told from the others. */
  readonly name: string;
  readonly result: QuantizationResult;
  readonly views: QuantizationViews;
  /** The gate was not passed, or too little was answered: figures are shown, but not to be read. */
  readonly faded: boolean;
}

/** The subject's findings as a view, or null where there are none yet. */
export function quantizationView(
  entry: SubjectResultsOf<'quantization'>,
  results: StudyResultsOf<'quantization'>,
  detail: StudyDetail,
): QuantizationView | null {
  if (entry.findings === null) return null;
  const { result, views } = entry.findings;
  return {
    study: results.study,
    detail,
    subject: entry.subject,
    name: fullName(entry.subject),
    result,
    views,
    faded: result.verdict.label === 'not-measurable' || !result.gate.passed,
  };
}

/** The families of the study, or none where there is nothing to compare yet. */
export function familiesOf({ comparison }: Pick<StudyResultsOf<'quantization'>, 'comparison'>): {
  readonly families: readonly ComparedFamily[];
  readonly testConfidence: number;
} {
  const none: QuantizationComparison = { kind: 'quantization', testConfidence: 0.9, families: [] };
  return comparison ?? none;
}

/** How the study compares variants: its own settings, or the defaults. */
export function comparingBy({ design }: StudyDetail): QuantizationSettings {
  return design.quantization ?? quantizationSettingsSchema.parse({});
}

/** A subject's name with its quantization where the name does not hold it. */
export function fullName({
  name,
  quantization,
}: {
  readonly name: string;
  readonly quantization: string;
}): string {
  return name.toLowerCase().includes(quantization.toLowerCase()) ? name : `${name} ${quantization}`;
}

/**
 * What a variant is called within its family: its quantization, where no other file of the family has the same; an adapter by
 * its name and strength, without the base's name before it.
 */
export function variantName(variant: ComparedVariant, { variants }: ComparedFamily): string {
  const [reference] = variants;
  if (variant.adapter !== null) {
    const base = reference?.name ?? '';
    return variant.name.startsWith(`${base} +`) ? variant.name.slice(base.length + 1) : variant.name;
  }
  const same = variants.filter(
    ({ quantization, adapter }) => adapter === null && quantization === variant.quantization,
  );
  return same.length === 1 ? variant.quantization : fullName(variant);
}

/** Names of the study's instruments by id. */
export function instrumentName({ study }: QuantizationView, id: string): string {
  return study.instruments.find((instrument) => instrument.id === id)?.name ?? id;
}

/** The words that a saved figure's name begins with. */
export function fileWords({ study, name }: QuantizationView, ...words: readonly string[]): string[] {
  return [study.name, name, ...words];
}
