import type { SubjectFile } from '../../../shared/domain/subject.js';
import type { AdapterChoice } from '../../engine/adapter-choice.js';
import type { Engine } from '../../engine/engine.js';
import type { FoundSubjects } from '../../subjects/found-subject.js';
import { inspectedOrNull } from './inspected-or-null.js';

/** A subject of a bundle that is not on this machine. */
export interface MissingSubject {
  readonly name: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Where it came from, as far as its bundle tells. */
  readonly source: string | null;
}

export interface LocatedSubjects {
  readonly found: readonly SubjectFile[];
  readonly missing: readonly MissingSubject[];
}

/**
 * Finds a study's subjects among the files of this machine, by their bytes: files of the right size are hashed, and those with
 * the right hash are taken, adapters with their bases. Files that cannot be read are passed over. Throws `CANCELLED`.
 */
export async function locateSubjects(
  wanted: readonly SubjectFile[],
  { subjects, adapters }: Pick<FoundSubjects, 'subjects' | 'adapters'>,
  engine: Pick<Engine, 'inspect'>,
): Promise<LocatedSubjects> {
  const found: SubjectFile[] = [];
  const missing: MissingSubject[] = [];
  for (const subject of wanted) {
    const file = await locate(subject);
    if (file === null) missing.push(missingOf(subject));
    else found.push(file);
  }
  return { found, missing };

  async function locate(subject: SubjectFile): Promise<SubjectFile | null> {
    const { adapter } = subject;
    const bases = subjects.filter(
      ({ bytes, sha256 }) =>
        bytes === subject.bytes && (sha256 === null || sha256 === (subject.baseSha256 ?? subject.sha256)),
    );
    const overlays: readonly (AdapterChoice | undefined)[] =
      adapter === undefined
        ? [undefined]
        : adapters
            .filter(({ bytes }) => bytes === adapter.bytes)
            .map(({ path }) => ({ path, scale: adapter.scale }));
    for (const { path } of bases) {
      for (const overlay of overlays) {
        const file = await inspectedOrNull(engine, path, overlay);
        if (file?.sha256 === subject.sha256) return file;
      }
    }
    return null;
  }
}

function missingOf({ name, path, bytes, sha256, source }: SubjectFile): MissingSubject {
  return {
    name,
    fileName: path.split(/[\\/]/).at(-1) ?? path,
    bytes,
    sha256,
    source: source ?? null,
  };
}
