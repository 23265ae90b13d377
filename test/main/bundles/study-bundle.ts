import { join } from 'node:path';
import { bundleChoicesSchema } from '../../../src/shared/contract/bundles.js';
import { exportBundle } from '../../../src/main/bundles/export-bundle.js';
import { storedSource } from '../../../src/main/bundles/source.js';
import { DATABASE_NAME } from '../../../src/main/laboratory/data-folder.js';
import type { LaboratoryStore } from '../../../src/main/store/laboratory-store.js';
import { openStore } from '../../../src/main/store/sqlite-store.js';
import { planStudy } from '../../../src/main/studies/plan.js';
import { runStudy } from '../../../src/main/studies/runner.js';
import { FakeEngine, fakeSubject } from '../studies/fake-engine.js';
import { smallDesign, smallLibrary } from '../studies/small-study.js';

/** Few resamples: what is tried here is whether numbers come out again, and not how good they are. */
const QUICK_ANALYSIS = { bootstrap: 100 };

/** A store in `folder` with the small study, run by the fake engine on the subjects with these names. */
export async function smallStore(
  folder: string,
  changes: Record<string, unknown> = {},
  names: readonly string[] = ['one'],
): Promise<{ readonly store: LaboratoryStore; readonly study: number }> {
  const store = await openStore({
    file: join(folder, DATABASE_NAME),
    now: () => new Date('2026-11-29T10:11:12.345Z'),
  });
  const { study } = await runStudy({
    store,
    engine: new FakeEngine(),
    snapshot: planStudy(smallDesign({ analysis: QUICK_ANALYSIS, ...changes }), smallLibrary(), {
      quick: false,
    }),
    subjects: names.map(fakeSubject),
    signal: new AbortController().signal,
  });
  return { store, study: study.id };
}

/** Exports a stored study into `path` and gives the path. */
export async function exported(
  store: LaboratoryStore,
  study: number,
  path: string,
  choices: Record<string, unknown> = {},
): Promise<string> {
  await exportBundle(await storedSource(store, String(study)), path, {
    choices: bundleChoicesSchema.parse(choices),
  });
  return path;
}

/** The bundle of the small study in `folder`. */
export async function smallBundle(
  folder: string,
  changes: Record<string, unknown> = {},
  choices: Record<string, unknown> = {},
): Promise<string> {
  const { store, study } = await smallStore(folder, changes, ['one', 'two']);
  try {
    return await exported(store, study, join(folder, 'small.mettle.zip'), choices);
  } finally {
    await store.close();
  }
}
