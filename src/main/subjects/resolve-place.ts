import { join } from 'node:path';
import type { SubjectPlace } from '../engine/adapter-choice.js';
import { parseAdaptedReference, printAdaptedReference } from './adapted-reference.js';
import { calibrationDirectory } from './calibration-directory.js';
import { resolveSubject } from './resolve-subject.js';
import { subjectReference } from './subject-reference.js';

/** The folder of the calibration adapters, within that of the calibration subjects. */
export const CALIBRATION_ADAPTERS = 'adapters';

/**
 * Where a subject lies: the file that `resolveSubject` finds, or, for `BASE|lora:ADAPTER@SCALE`, the base's file with the
 * adapter's. Relative paths of both start at `baseDirectory`; `calibration:NAME` as an adapter is a file of the calibration
 * adapters. Throws `SUBJECT_NOT_FOUND`, `FILE_UNREADABLE`, and `INVALID_INPUT` for a reference that cannot be read.
 */
export async function resolvePlace(
  reference: string,
  baseDirectory: string,
  calibration: () => string = calibrationDirectory,
): Promise<SubjectPlace> {
  const adapted = parseAdaptedReference(reference);
  if (adapted === null) return { path: await resolveSubject(reference, baseDirectory, calibration) };
  const path = await resolveSubject(adapted.base, baseDirectory, calibration);
  const adapters = (): string => join(calibration(), CALIBRATION_ADAPTERS);
  const adapter = await resolveSubject(adapted.adapter, baseDirectory, adapters);
  return { path, adapter: { path: adapter, scale: adapted.scale } };
}

/**
 * What a study that may lie anywhere calls the subject at a place; `resolvePlace` leads back to it. `calibration` is null
 * where the calibration subjects are missing. Throws `INVALID_INPUT` for paths and scales that no reference can hold.
 */
export function placeReference({ path, adapter }: SubjectPlace, calibration: string | null): string {
  const base = subjectReference(path, calibration);
  if (adapter === undefined) return base;
  const adapters = calibration === null ? null : join(calibration, CALIBRATION_ADAPTERS);
  return printAdaptedReference({
    base,
    adapter: subjectReference(adapter.path, adapters),
    scale: adapter.scale,
  });
}

/** A text that two places share only where they are the same. */
export function placeKey({ path, adapter }: SubjectPlace): string {
  return JSON.stringify(adapter === undefined ? [path] : [path, adapter.path, adapter.scale]);
}
