import type { BundleVerification } from '../../../shared/contract/bundles.js';
import type { Response } from '../../../shared/domain/response.js';
import { MettleError } from '../../../shared/errors.js';
import type { ImportWriter } from '../../store/imported-study.js';
import type { LaboratoryStore } from '../../store/laboratory-store.js';
import type { StudyRecord } from '../../store/store.js';
import { withheldInstruments } from '../documents/instrument-files.js';
import { corrupt } from '../read/bundle-error.js';
import { readBundleFiles, readManifest } from '../read/bundle-files.js';
import { BundledStudy } from '../read/bundle-source.js';
import { openArchive } from '../read/archive.js';
import { verifyBundle, type CheckName, type VerifyOptions } from '../verify/verify-bundle.js';

/** Responses, and prompts, that are written together. */
const BATCH = 500;

export interface ImportOptions extends Omit<VerifyOptions, 'onStep'> {
  /** Told when a check begins, and then when the study is being written; with the share of it that is, 0..1. */
  readonly onStep?: (step: CheckName | 'import', share: number | null) => void;
}

/** A study that was taken in, with what its bundle's verification found. */
export interface BundleImport {
  readonly study: StudyRecord;
  readonly verification: BundleVerification;
  /** It had been taken in from the same bundle before. */
  readonly known: boolean;
}

/**
 * Verifies a bundle, then takes its study in beside one's own, to be read: all of it or nothing, also where it is cancelled. A
 * bundle that does not hold what it says is refused, and so is one without the texts that a record rests on. Throws `FILE_*`,
 * `BUNDLE_*` with the first thing that is wrong, `CANCELLED`, `STORE_*`.
 */
export async function importBundle(
  store: LaboratoryStore,
  path: string,
  options: ImportOptions = {},
): Promise<BundleImport> {
  const { onStep, ...others } = options;
  const sha256 = await fileHash(path, options.limits);
  const verification = await verifyBundle(path, { ...others, onStep: (check) => onStep?.(check, null) });
  if (!verification.passed) throw refusal(path, verification);
  const archive = await openArchive(path, options.limits);
  try {
    if ((await archive.sha256()) !== sha256) throw corrupt(path, 'it was changed while it was read');
    const bundle = new BundledStudy(archive, await readBundleFiles(archive, await readManifest(archive)));
    requireTexts(path, bundle);
    onStep?.('import', 0);
    return { ...(await takeIn(store, bundle, sha256, options)), verification };
  } finally {
    await archive.close();
  }
}

async function takeIn(
  store: LaboratoryStore,
  bundle: BundledStudy,
  bundleSha256: string,
  options: ImportOptions,
): Promise<Omit<BundleImport, 'verification'>> {
  const { id, status, createdAt, updatedAt, ...snapshot } = bundle.study;
  void [id, updatedAt];
  let known = true;
  const study = await store.importStudy(
    {
      snapshot,
      status: status === 'complete' ? 'complete' : 'paused',
      lockedAt: createdAt,
      origin: {
        bundleSha256,
        mettle: bundle.files.manifest.program.version,
        planHashCovered: bundle.files.manifest.planHashCovered,
        exploratoryOf: bundle.exploratoryOf,
      },
      subjects: bundle.subjects,
      changes: bundle.changes,
    },
    async (writer) => {
      known = false;
      await writePrompts(writer, bundle, options.signal);
      await writeResponses(writer, bundle, options);
    },
  );
  return { study, known };
}

async function writePrompts(
  writer: ImportWriter,
  bundle: BundledStudy,
  signal: AbortSignal | undefined,
): Promise<void> {
  let batch = new Map<string, string>();
  for await (const [sha256, text] of bundle.rows('prompts')) {
    batch.set(String(sha256), String(text));
    if (batch.size < BATCH) continue;
    requireGoingOn(signal);
    await writer.prompts(batch);
    batch = new Map();
  }
  await writer.prompts(batch);
}

async function writeResponses(
  writer: ImportWriter,
  bundle: BundledStudy,
  { signal, onStep }: ImportOptions,
): Promise<void> {
  const total = bundle.files.manifest.counts.responses;
  let batch: Response[] = [];
  let subject = '';
  let done = 0;
  const flush = async (): Promise<void> => {
    requireGoingOn(signal);
    if (batch.length > 0) await writer.responses(subject, batch);
    done += batch.length;
    batch = [];
    onStep?.('import', total === 0 ? 1 : done / total);
  };
  for await (const { sha256, response } of bundle.everyResponse()) {
    if (sha256 !== subject || batch.length >= BATCH) await flush();
    subject = sha256;
    batch.push(response);
  }
  await flush();
}

/** What was left out of a bundle is not in the record that it would make. */
function requireTexts(path: string, { files }: BundledStudy): void {
  const { manifest, instruments } = files;
  const withheld = [...withheldInstruments(instruments)];
  if (manifest.choices.rawText && withheld.length === 0) return;
  const what = manifest.choices.rawText
    ? `the texts of ${withheld.join(', ')} were left out of it, since a licence forbids to pass them on`
    : 'prompts and answers were left out of it as texts';
  throw new MettleError(
    'BUNDLE_UNSUPPORTED',
    `${path} can be read and verified, and not be taken in: ${what}.`,
    {
      hint: 'Ask for a bundle with texts, or run this one again (`mettle rerun FILE`).',
    },
  );
}

function refusal(path: string, { checks }: BundleVerification): MettleError {
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  const [first] = failed;
  const what = first?.findings[0] ?? 'it does not hold what it says';
  return new MettleError('BUNDLE_CORRUPT', `${path} was not taken in: ${what}`, {
    hint: `See all that is wrong with it: \`mettle verify\` (${failed.map(({ name }) => name).join(', ')}).`,
  });
}

function requireGoingOn(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) {
    throw new MettleError(
      'CANCELLED',
      'The bundle was not taken in: it was cancelled, and nothing of it was kept.',
    );
  }
}

async function fileHash(path: string, limits: ImportOptions['limits']): Promise<string> {
  const archive = await openArchive(path, limits);
  try {
    return await archive.sha256();
  } finally {
    await archive.close();
  }
}
