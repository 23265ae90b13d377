import { storedSource, workOutFindings } from '../../bundles/source.js';
import { compareStudies } from '../../bundles/compare/compare-studies.js';
import { exportBundle } from '../../bundles/export-bundle.js';
import { importBundle } from '../../bundles/import/import-bundle.js';
import { openArchive } from '../../bundles/read/archive.js';
import { readManifest } from '../../bundles/read/bundle-files.js';
import { verifyBundle, type CheckName } from '../../bundles/verify/verify-bundle.js';
import type { LaboratoryStore } from '../../store/laboratory-store.js';
import { openStore } from '../../store/sqlite-store.js';
import { MettleError } from '../../../shared/errors.js';
import type { BundleListener } from './bundle-process.js';
import type { BundleOrder, BundleResult } from './bundle-protocol.js';
import { storedFindings } from './stored-findings.js';

type OrderOf<Kind extends BundleOrder['kind']> = Extract<BundleOrder, { kind: Kind }>;

/** The checks in the order in which they are made. */
const CHECKS: readonly CheckName[] = [
  'archive',
  'checksums',
  'structure',
  'signature',
  'plan',
  'schemas',
  'counts',
  'numbers',
];

/**
 * Does an order on a connection of its own to the store. Progress is told at most ten times a second. Throws `CANCELLED`, and
 * what exporting, verifying, importing and comparing throw.
 */
export async function workOnBundle(
  order: BundleOrder,
  listener: BundleListener,
  signal: AbortSignal,
): Promise<BundleResult> {
  const told = sparingly(listener);
  switch (order.kind) {
    case 'export':
      return withStore(order, true, (store) => writeBundle(store, order, told, signal));
    case 'verify':
      return { kind: 'verify', verification: await check(order, told, signal) };
    case 'import':
      return withStore(order, false, (store) => takeIn(store, order, told, signal));
    case 'compare':
      return withStore(order, true, async (store) => ({
        kind: 'compare',
        comparison: await compareStudies(
          await storedSource(store, String(order.mine)),
          await storedSource(store, String(order.theirs)),
          {
            signal,
            findings: async (source) =>
              (await storedFindings(store, source)) ?? (await workOutFindings(source)).findings,
          },
        ),
      }));
  }
}

async function writeBundle(
  store: LaboratoryStore,
  { study, choices, path }: OrderOf<'export'>,
  { onProgress }: BundleListener,
  signal: AbortSignal,
): Promise<BundleResult> {
  const source = await storedSource(store, String(study));
  const responses = source.subjects.reduce((sum, subject) => sum + subject.responses, 0);
  const { bytes, sha256 } = await exportBundle(source, path, {
    choices,
    signal,
    onProgress: (step, share) => onProgress({ step, share, responses }),
  });
  return { kind: 'export', bytes, sha256 };
}

function check(
  { path }: OrderOf<'verify'>,
  { onProgress, onCheck }: BundleListener,
  signal: AbortSignal,
): ReturnType<typeof verifyBundle> {
  return verifyBundle(path, {
    signal,
    onStep: (step) => onProgress({ step, share: CHECKS.indexOf(step) / CHECKS.length, responses: null }),
    onCheck,
  });
}

async function takeIn(
  store: LaboratoryStore,
  { path }: OrderOf<'import'>,
  { onProgress, onCheck }: BundleListener,
  signal: AbortSignal,
): Promise<BundleResult> {
  const responses = await statedResponses(path);
  const { study, known, verification } = await importBundle(store, path, {
    signal,
    onStep: (step, share) =>
      onProgress({ step, share: share ?? null, responses: step === 'import' ? responses : null }),
    onCheck,
  });
  return { kind: 'import', study: study.id, known, verification };
}

/** How many responses a bundle says that it holds; null where it cannot be read, which its verification tells. */
async function statedResponses(path: string): Promise<number | null> {
  try {
    const archive = await openArchive(path);
    try {
      return (await readManifest(archive)).counts.responses;
    } finally {
      await archive.close();
    }
  } catch (thrown) {
    if (MettleError.from(thrown).code.startsWith('BUNDLE_')) return null;
    throw thrown;
  }
}

async function withStore<Result>(
  { database }: BundleOrder,
  readOnly: boolean,
  work: (store: LaboratoryStore) => Promise<Result>,
): Promise<Result> {
  const store = await openStore({ file: database, readOnly });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

const TOLD_MILLISECONDS = 100;

/** A listener that hears of each step, and of shares within one only now and then. */
function sparingly({ onProgress, onCheck }: BundleListener): BundleListener {
  let step = '';
  let last = Number.NEGATIVE_INFINITY;
  return {
    onCheck,
    onProgress: (progress) => {
      const now = performance.now();
      if (progress.step === step && now - last < TOLD_MILLISECONDS) return;
      step = progress.step;
      last = now;
      onProgress(progress);
    },
  };
}
