import type { SubjectSummary } from '../../../../shared/contract/subjects.js';
import {
  quantizationSettingsSchema,
  type QuantizationSettings,
} from '../../../../shared/domain/quantization/settings.js';
import type { DraftDesign } from '../../../../shared/contract/designs.js';
import { subjectFamilies, type SubjectFamily } from '../../subjects/model/subject-families.js';

/** What a design compares variants by: its own settings, else the defaults. */
export function comparisonOf({ quantization }: Pick<DraftDesign, 'quantization'>): QuantizationSettings {
  return quantization ?? quantizationSettingsSchema.parse({});
}

/** Families in which there is something to compare: two variants or more. */
export function comparableFamilies(subjects: readonly SubjectSummary[]): SubjectFamily[] {
  return subjectFamilies(subjects).filter((family) => family.subjects.length > 1);
}

/**
 * Quantizations that can be named as the reference: those of the chosen subjects, the largest file first, and the one that the
 * design names, whether or not it is among them.
 */
export function referenceChoices(
  subjects: readonly SubjectSummary[],
  chosen: readonly string[],
  named: string | undefined,
): string[] {
  const set = new Set(chosen);
  const held = subjects
    .filter(({ reference }) => set.has(reference))
    .toSorted((left, right) => right.bytes - left.bytes)
    .map(({ quantization }) => quantization);
  return [...new Set([...held, ...(named === undefined ? [] : [named])])];
}

/** Settings with another reference; undefined: the variant with the largest file of each family. */
export function withReference(
  settings: QuantizationSettings,
  reference: string | undefined,
): QuantizationSettings {
  const others = { ...settings };
  delete others.reference;
  return reference === undefined ? others : { ...others, reference };
}
