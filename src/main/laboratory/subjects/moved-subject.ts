import { stat } from 'node:fs/promises';
import type { Announce } from '../../../shared/contract/contract.js';
import type { SubjectFile } from '../../../shared/domain/subject.js';
import { MettleError } from '../../../shared/errors.js';
import { placeOfSubject, type SubjectPlace } from '../../engine/adapter-choice.js';
import type { Engine } from '../../engine/engine.js';
import type { LaboratoryStore } from '../../store/laboratory-store.js';
import type { StudyRecord } from '../../store/store.js';
import { snapshotOf } from '../stored-study.js';

export interface RefindSources {
  readonly store: Pick<LaboratoryStore, 'ensureStudy'>;
  readonly engine: () => Promise<Pick<Engine, 'inspect'>>;
  /** Where the file with a hash (hex) and a length in bytes lies; null where it is not found. */
  readonly locate: (sha256: string, bytes: number) => Promise<string | null>;
  readonly announce: Announce;
}

/**
 * A study's subject with the places of its files as they are now. One whose file is gone from its place is sought by its hash;
 * where that finds it, the study takes up the new place, and a notice tells of it. A subject that is not found stays as it is,
 * for whoever opens it to say what is missing. Throws `STORE_*`, and what the search for subjects throws.
 */
export async function refindSubject(
  { store, engine, locate, announce }: RefindSources,
  record: StudyRecord,
  subject: SubjectFile,
): Promise<SubjectFile> {
  const place = await movedPlace(subject, locate);
  if (place === null) return subject;
  const file = await (await engine()).inspect(place.path, place.adapter).catch((thrown: unknown) => {
    // What was found is gone or broken by now: the subject is missing all the same, and is told of as such.
    if (MettleError.from(thrown).code === 'INTERNAL') throw thrown;
    return null;
  });
  if (file?.sha256 !== subject.sha256) return subject;
  await store.ensureStudy(snapshotOf(record), [file]);
  announce('notice', {
    tone: 'information',
    title: `${subject.name} was found in another place`,
    text:
      `Its file is gone from ${subject.path} and lies at ${place.path} now, with the same bytes. ` +
      `Study ${record.design.name} goes on with it from there.`,
    study: record.id,
    error: null,
  });
  return file;
}

/** Null where nothing is gone, or not everything that is gone was found. */
async function movedPlace(
  subject: SubjectFile,
  locate: RefindSources['locate'],
): Promise<SubjectPlace | null> {
  const { adapter } = subject;
  const baseGone = await anyGone(subject.parts ?? [subject.path]);
  const adapterGone = adapter !== undefined && (await anyGone([adapter.path]));
  if (!baseGone && !adapterGone) return null;
  const path = baseGone ? await locate(subject.baseSha256 ?? subject.sha256, subject.bytes) : subject.path;
  if (path === null) return null;
  if (adapter === undefined || !adapterGone) return { ...placeOfSubject(subject), path };
  const adapterPath = await locate(adapter.sha256, adapter.bytes);
  return adapterPath === null ? null : { path, adapter: { path: adapterPath, scale: adapter.scale } };
}

async function anyGone(paths: readonly string[]): Promise<boolean> {
  for (const path of paths) {
    const there = await stat(path).then(
      () => true,
      () => false,
    );
    if (!there) return true;
  }
  return false;
}
