import { tmpdir } from 'node:os';
import type { BundleCheck, BundleVerification } from '../../../shared/contract/bundles.js';
import { MettleError } from '../../../shared/errors.js';
import { BundledStudy } from '../read/bundle-source.js';
import { readBundleFiles, readManifest, type BundleFiles } from '../read/bundle-files.js';
import { openArchive, type Archive } from '../read/archive.js';
import { ARCHIVE_LIMITS, type ArchiveLimits } from '../read/limits.js';
import type { Manifest } from '../format/manifest.js';
import { ResponseSpool } from '../spool/response-spool.js';
import { foreignBytes } from './canonical-archive.js';
import { checksumProblems } from './check-checksums.js';
import { countProblems } from './check-counts.js';
import { recomputeNumbers } from './check-numbers.js';
import { planProblems } from './check-plan.js';
import { structureProblems } from './check-structure.js';
import { tableProblems } from './check-tables.js';
import { ResponseTally } from './response-tally.js';
import { checkSignature } from './signature/check-signature.js';

export type CheckName = BundleCheck['name'];

export interface VerifyOptions {
  /** Text of a minisign or SSH public key, under which the checksums must be signed. */
  readonly key?: string;
  readonly signal?: AbortSignal;
  /** Told when a check begins. */
  readonly onStep?: (check: CheckName) => void;
  /** Told what a check found, once it is over. */
  readonly onCheck?: (check: BundleCheck) => void;
  readonly limits?: ArchiveLimits;
}

/** What one check found, when it did not have to stop. */
interface Found {
  readonly problems: readonly string[];
  /** What was checked, for a check that passes. */
  readonly passed: string;
}

/**
 * Checks all that a bundle says: that it is written as Mettle writes it, that nothing is missing, foreign or changed, that its
 * responses are those that the plan asks for, and that every reported number comes out of them again. Nothing of it is
 * executed, and nothing is written but temporary files, which are gone with the process at the latest. What is wrong with the
 * bundle is in the result; throws `FILE_*` where the file cannot be read, or a temporary one not written, and `CANCELLED`.
 */
export async function verifyBundle(path: string, options: VerifyOptions = {}): Promise<BundleVerification> {
  const archive = await openChecked(path, options);
  if ('checks' in archive) return archive;
  try {
    const spool = await ResponseSpool.create(tmpdir());
    try {
      return await new Verification(archive, spool, options).run();
    } finally {
      await spool.close();
    }
  } finally {
    await archive.close();
  }
}

async function openChecked(path: string, options: VerifyOptions): Promise<Archive | BundleVerification> {
  options.onStep?.('archive');
  try {
    return await openArchive(path, options.limits ?? ARCHIVE_LIMITS);
  } catch (thrown) {
    const problem = bundleProblem(thrown);
    const check: BundleCheck = { name: 'archive', outcome: 'failed', findings: [problem] };
    options.onCheck?.(check);
    const checks = [check];
    return resultOf(path, checks, null, { numbers: 0, different: 0 }, null);
  }
}

class Verification {
  readonly #checks: BundleCheck[] = [];
  readonly #recomputed = { numbers: 0, different: 0 };
  #signedBy: string | null = null;
  #manifest: Manifest | null = null;
  #files: BundleFiles | null = null;

  constructor(
    private readonly archive: Archive,
    private readonly spool: ResponseSpool,
    private readonly options: VerifyOptions,
  ) {}

  async run(): Promise<BundleVerification> {
    const { archive, options } = this;
    const alive = (): void => {
      if (options.signal?.aborted === true) {
        throw new MettleError('CANCELLED', `${archive.path} is no longer being checked.`);
      }
    };
    await this.#check('archive', async () => {
      this.#manifest = await readManifest(archive);
      const time = new Date(this.#manifest.study.lockedAt);
      return {
        problems: await foreignBytes(archive, time),
        passed: `${archive.entries.length} files, written as Mettle writes them.`,
      };
    });
    alive();
    await this.#check('checksums', async () => ({
      problems: await checksumProblems(archive, alive),
      passed: 'Every file is the one that the checksums tell of.',
    }));
    await this.#check('structure', async () => {
      this.#files = await readBundleFiles(archive, this.#required(this.#manifest));
      return {
        problems: structureProblems(archive, this.#files),
        passed: 'Nothing is missing, and nothing is foreign.',
      };
    });
    await this.#checkSignature();
    alive();
    const bundle = this.#files === null ? null : new BundledStudy(archive, this.#files, this.spool);
    const tally = tallyOf(bundle);
    await this.#check('plan', async () => ({
      problems: planProblems(this.#required(bundle)),
      passed:
        this.#files?.manifest.planHashCovered === true
          ? 'The hash of the plan was worked out anew.'
          : 'All that is here of the plan agrees; its hash rests on texts or paths that were left out.',
    }));
    await this.#check('schemas', async () => ({
      problems: await tableProblems(archive, this.#required(bundle), tally, { folder: tmpdir(), alive }),
      passed: 'Every value of every table is of its column.',
    }));
    await this.#check('counts', async () => ({
      problems: await countProblems(this.#required(bundle), tally, alive),
      passed: 'Every response was asked for by the plan, and is there once.',
    }));
    await this.#check('numbers', async () => {
      const { problems, ...recomputed } = await recomputeNumbers(this.#required(bundle), alive);
      Object.assign(this.#recomputed, recomputed);
      return { problems, passed: `${recomputed.numbers} numbers come out of the responses again.` };
    });
    return resultOf(archive.path, this.#checks, this.#manifest, this.#recomputed, this.#signedBy);
  }

  async #check(name: CheckName, work: () => Promise<Found>): Promise<void> {
    this.options.onStep?.(name);
    try {
      const { problems, passed } = await work();
      this.#add(
        problems.length === 0
          ? { name, outcome: 'passed', findings: [passed] }
          : { name, outcome: 'failed', findings: [...problems] },
      );
    } catch (thrown) {
      this.#add({ name, outcome: 'failed', findings: [bundleProblem(thrown)] });
    }
  }

  async #checkSignature(): Promise<void> {
    this.options.onStep?.('signature');
    try {
      const { check, signedBy } = await checkSignature(this.archive, this.options.key ?? null);
      this.#add(check);
      this.#signedBy = signedBy;
    } catch (thrown) {
      this.#add({ name: 'signature', outcome: 'failed', findings: [bundleProblem(thrown)] });
    }
  }

  #add(check: BundleCheck): void {
    this.#checks.push(check);
    this.options.onCheck?.(check);
  }

  #required<Part>(part: Part | null): Part {
    if (part !== null) return part;
    throw new MettleError('BUNDLE_CORRUPT', 'What this check rests on could not be read.');
  }
}

/** Codes of errors that a bundle's content can cause; with others it is not the bundle that is wrong. */
const OF_CONTENT = ['BUNDLE_CORRUPT', 'BUNDLE_UNSUPPORTED', 'BUNDLE_HOSTILE', 'STORE_CORRUPT'];

/** Counts the responses, or null where the plan is such that they cannot be counted: whoever counts them says why. */
function tallyOf(bundle: BundledStudy | null): ResponseTally | null {
  try {
    return bundle === null ? null : new ResponseTally(bundle);
  } catch (thrown) {
    bundleProblem(thrown);
    return null;
  }
}

/** The sentence of an error that a bundle's content caused. Throws any other error. */
function bundleProblem(thrown: unknown): string {
  if (thrown instanceof MettleError && OF_CONTENT.includes(thrown.code)) return thrown.message;
  // An analysis that is given what no study holds fails by these.
  if (thrown instanceof TypeError || thrown instanceof RangeError) {
    return `It holds what no study does, so that it cannot be worked with (${thrown.message}).`;
  }
  throw thrown;
}

function resultOf(
  path: string,
  checks: readonly BundleCheck[],
  manifest: Manifest | null,
  recomputed: { readonly numbers: number; readonly different: number },
  signedBy: string | null,
): BundleVerification {
  return {
    path,
    passed: checks.every(({ outcome }) => outcome !== 'failed'),
    study: manifest?.study.name ?? null,
    planHash: manifest?.study.planHash ?? null,
    mettle: manifest?.program.version ?? null,
    checks: [...checks],
    recomputed: { ...recomputed },
    signedBy,
  };
}
