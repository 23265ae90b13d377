import type { SubjectFile } from '../../../shared/domain/subject.js';
import { MettleError } from '../../../shared/errors.js';
import type { LaboratoryStore } from '../../store/laboratory-store.js';
import type { StudySnapshot, StudySubjectRecord } from '../../store/store.js';
import { withheldInstruments } from '../documents/instrument-files.js';
import type { FindingsFile } from '../format/study-files.js';
import { openArchive } from '../read/archive.js';
import { readBundleFiles, readManifest } from '../read/bundle-files.js';
import { BundledStudy } from '../read/bundle-source.js';
import type { BundledJudge } from './locate-judge.js';

/** What a bundle says of its study that running it again takes. */
export interface BundledPlan {
  readonly snapshot: StudySnapshot;
  /** When the plan was locked. */
  readonly lockedAt: string;
  readonly subjects: readonly SubjectFile[];
  readonly findings: readonly FindingsFile[];
  /** The model that read its free replies; null where none did. */
  readonly judge: BundledJudge | null;
}

/**
 * The plan of a bundle with all its texts. Throws `FILE_*`, `BUNDLE_*`, and `BUNDLE_UNSUPPORTED` where texts of an instrument
 * were left out, so that nobody could be asked.
 */
export async function bundledPlan(path: string): Promise<BundledPlan> {
  const archive = await openArchive(path);
  try {
    const files = await readBundleFiles(archive, await readManifest(archive));
    const withheld = [...withheldInstruments(files.instruments)];
    if (withheld.length > 0) {
      throw new MettleError(
        'BUNDLE_UNSUPPORTED',
        `${path} cannot be run again: the texts of ${withheld.join(', ')} were left out of it.`,
        { hint: 'Run the study from its study file, with the instrument in a library of your own.' },
      );
    }
    const { study, subjects } = new BundledStudy(archive, files);
    const { id, status, createdAt, updatedAt, ...snapshot } = study;
    void [id, status, updatedAt];
    return {
      snapshot,
      lockedAt: createdAt,
      subjects: subjects.map(({ subject }) => subject),
      findings: files.findings,
      judge: judgeOf(snapshot, subjects),
    };
  } finally {
    await archive.close();
  }
}

function judgeOf({ design }: StudySnapshot, subjects: readonly StudySubjectRecord[]): BundledJudge | null {
  const sha256 = subjects.find(({ runtime }) => runtime?.judge !== undefined)?.runtime?.judge?.sha256;
  return design.judge === undefined || sha256 === undefined
    ? null
    : { subject: design.judge.subject, sha256 };
}

/**
 * Throws `INVALID_INPUT` where the store holds the very study that the bundle was made of: its responses are there, so that
 * nobody would be asked again.
 */
export async function requireElsewhere(
  store: Pick<LaboratoryStore, 'studies'>,
  { snapshot, lockedAt }: BundledPlan,
): Promise<void> {
  const original = (await store.studies()).find(
    ({ planHash, createdAt, origin }) =>
      planHash === snapshot.planHash && createdAt === lockedAt && origin === undefined,
  );
  if (original === undefined) return;
  throw new MettleError(
    'INVALID_INPUT',
    `The bundle was made of study ${original.id} of this data folder: it is answered there, and nobody would be asked again.`,
    { hint: 'Name another data folder for it: `--data FOLDER`.' },
  );
}
