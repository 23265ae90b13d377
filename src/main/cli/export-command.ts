import { isAbsolute, join } from 'node:path';
import { bundleChoicesSchema, type BundleChoices } from '../../shared/contract/bundles.js';
import { MettleError } from '../../shared/errors.js';
import { exportBundle } from '../bundles/export-bundle.js';
import { BUNDLE_EXTENSION } from '../bundles/format/entries.js';
import { storedSource } from '../bundles/source.js';
import type { Signer } from '../bundles/sign/signer.js';
import { chosenDataFolder, withStoreToRead } from './data-store.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { ExportDisplay } from './export-display.js';
import { pauseOnInterrupt } from './interrupts.js';
import { bytes } from './quantities.js';
import { signingKey } from './signing-key.js';

export interface ExportCommandOptions {
  readonly out?: string;
  readonly rawText: boolean;
  readonly filePaths: boolean;
  readonly parquet: boolean;
  readonly author: readonly string[];
  readonly licence?: string;
  /** File of a secret key. */
  readonly sign?: string;
  readonly passwordFile?: string;
  readonly data?: string;
  readonly json: boolean;
}

/**
 * Writes a study's bundle, shows progress on standard error and prints where it lies. Ctrl-C gives the export up and leaves
 * nothing. Gives the exit code. Throws `STUDY_NOT_FOUND`, `STUDY_RUNNING`, `INVALID_INPUT`, `CANCELLED`, `FILE_UNREADABLE`,
 * `STORE_*`.
 */
export async function exportCommand(
  environment: Environment,
  reference: string,
  options: ExportCommandOptions,
): Promise<number> {
  const choices = choicesOf(options);
  const folder = chosenDataFolder(environment, options.data);
  return withStoreToRead(environment, folder, async (store) => {
    if (store === null) {
      throw new MettleError(
        'STUDY_NOT_FOUND',
        `There is no study ${reference}: nothing is stored in ${folder}.`,
        {
          hint: 'Run a study first, or name its data folder with --data.',
        },
      );
    }
    const source = await storedSource(store, reference);
    const signer = await signerOf(environment, options);
    const path = placeOf(environment, options.out ?? `${source.study.design.name}${BUNDLE_EXTENSION}`);
    const display = new ExportDisplay(environment);
    const pause = pauseOnInterrupt(
      environment,
      () => undefined,
      () => environment.exit(EXIT_CODES.paused.code),
    );
    try {
      const { signal } = pause;
      const written = await exportBundle(source, path, {
        choices,
        signal,
        ...(signer === null ? {} : { signer }),
        onProgress: (step, share) => display.changed(step, share),
      });
      display.clear();
      const result = { path, bytes: written.bytes, sha256: written.sha256, files: written.entries };
      environment.stdout.write(options.json ? `${JSON.stringify({ bundle: result })}\n` : `${path}\n`);
      if (!options.json) {
        environment.stderr.write(
          `${written.entries.length} files, ${bytes(written.bytes)}, SHA-256 ${written.sha256}${signer === null ? '' : `, signed with the ${signer.name}`}\n`,
        );
      }
      return EXIT_CODES.ok.code;
    } finally {
      display.clear();
      pause.dispose();
    }
  });
}

async function signerOf(
  environment: Environment,
  { sign, passwordFile }: ExportCommandOptions,
): Promise<Signer | null> {
  return sign === undefined ? null : signingKey(environment, sign, passwordFile ?? null);
}

/** Throws `INVALID_INPUT`. */
function choicesOf(options: ExportCommandOptions): BundleChoices {
  const { rawText, filePaths, parquet, licence, author } = options;
  const parsed = bundleChoicesSchema.safeParse({
    rawText,
    filePaths,
    parquet,
    authors: author.map(authorOf),
    ...(licence === undefined ? {} : { licence }),
  });
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new MettleError(
    'INVALID_INPUT',
    `An option of the export is not valid: ${issue?.message ?? 'unknown'}.`,
    {
      hint: 'Give authors as "Family, Given" and the licence as an SPDX identifier such as CC-BY-4.0.',
    },
  );
}

function authorOf(text: string): { familyNames: string; givenNames: string } {
  const [familyNames = '', ...given] = text.split(',');
  return { familyNames: familyNames.trim(), givenNames: given.join(',').trim() };
}

function placeOf({ workingDirectory }: Environment, path: string): string {
  return isAbsolute(path) ? path : join(workingDirectory, path);
}
