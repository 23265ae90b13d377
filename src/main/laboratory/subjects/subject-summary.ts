import { dirname } from 'node:path';
import type { Speed, SubjectSummary } from '../../../shared/contract/subjects.js';
import type { FoundSubject } from '../../subjects/found-subject.js';
import { subjectReference } from '../../subjects/subject-reference.js';

/** What a summary needs beside the file itself. */
export interface SummaryContext {
  /** The folder of the calibration subjects; null where they are missing. */
  readonly calibration: string | null;
  /** How fast the subject is; null while nobody knows. */
  readonly speed?: (subject: FoundSubject) => Speed | null;
}

/** A found file as the contract shows it. */
export function subjectSummary(
  subject: FoundSubject,
  { calibration, speed = () => null }: SummaryContext,
): SubjectSummary {
  return {
    reference: subjectReference(subject.path, calibration),
    path: subject.path,
    name: subject.name,
    calibration: calibration !== null && dirname(subject.path) === calibration,
    architecture: subject.architecture,
    quantization: subject.quantization,
    family: subject.family,
    sizeLabel: subject.sizeLabel,
    licence: subject.licence,
    bytes: subject.bytes,
    contextLength: subject.contextLength,
    memoryBytes: subject.memory.totalBytes,
    fits: subject.fits,
    fitMessage: subject.fitMessage,
    chatTemplate: subject.chatTemplate !== null,
    sha256: subject.sha256,
    source: { ...subject.source, notes: [...subject.source.notes] },
    group: subject.group,
    parts: subject.parts?.length ?? 1,
    parameters: subject.parameters,
    bitsPerWeight: subject.bitsPerWeight,
    speed: speed(subject),
    alsoAt: [...subject.alsoAt],
  };
}
