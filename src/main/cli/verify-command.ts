import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BundleVerification } from '../../shared/contract/bundles.js';
import { verifyBundle } from '../bundles/verify/verify-bundle.js';
import { fileError } from '../engine/gguf/file-error.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { pauseOnInterrupt } from './interrupts.js';

export interface VerifyCommandOptions {
  readonly key?: string;
  readonly json: boolean;
}

const MARKS = { passed: 'ok', failed: 'FAILED', absent: '-' } as const;

/**
 * Checks a bundle and prints what each check found. Gives the exit code: that of bundles where one failed. Throws `FILE_*`,
 * `CANCELLED`.
 */
export async function verifyCommand(
  environment: Environment,
  file: string,
  options: VerifyCommandOptions,
): Promise<number> {
  const interrupt = pauseOnInterrupt(
    environment,
    () => undefined,
    () => environment.exit(EXIT_CODES.paused.code),
  );
  try {
    const key = await keyText(environment, options.key);
    const verification = await verifyBundle(resolve(environment.workingDirectory, file), {
      ...(key === undefined ? {} : { key }),
      signal: interrupt.signal,
    });
    environment.stdout.write(
      options.json
        ? `${JSON.stringify({ verification })}\n`
        : `${verificationLines(verification).join('\n')}\n`,
    );
    return verification.passed ? EXIT_CODES.ok.code : EXIT_CODES.bundle.code;
  } finally {
    interrupt.dispose();
  }
}

/** The text of the key file that an option names. Throws `FILE_*`. */
export async function keyText(
  { workingDirectory }: Environment,
  option: string | undefined,
): Promise<string | undefined> {
  if (option === undefined) return undefined;
  const path = resolve(workingDirectory, option);
  try {
    return await readFile(path, 'utf8');
  } catch (thrown) {
    throw fileError(path, thrown);
  }
}

function verificationLines({ checks, passed, study, mettle, recomputed }: BundleVerification): string[] {
  const head = study === null ? [] : [`${study}, by Mettle ${mettle ?? 'of an unknown version'}`, ''];
  const lines = checks.flatMap(({ name, outcome, findings }) =>
    findings.map((finding, place) => {
      const label = place === 0 ? `${name.padEnd(11)} ${MARKS[outcome].padEnd(7)}` : ' '.repeat(19);
      return `${label} ${finding}`;
    }),
  );
  const verdict = passed
    ? `The bundle holds what it says; ${recomputed.numbers} numbers were worked out again.`
    : 'The bundle does not hold what it says.';
  return [...head, ...lines, '', verdict];
}
