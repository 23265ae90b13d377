import type { StudyComparison } from '../../shared/contract/bundles.js';
import { MettleError } from '../../shared/errors.js';
import { compareStudies } from '../bundles/compare/compare-studies.js';
import { storedSource, workOutFindings } from '../bundles/source.js';
import { chosenDataFolder, withStoreToRead } from './data-store.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { comparisonLines } from './compare-words.js';
import { pauseOnInterrupt } from './interrupts.js';

export interface CompareCommandOptions {
  readonly data?: string;
  readonly json: boolean;
}

/**
 * Holds a study of one's own against another of the store, usually one that was imported, and prints what agrees. Gives the exit
 * code: that of differences where a number differs or only one has it. Throws `STUDY_NOT_FOUND`, `INVALID_INPUT` where nothing
 * is in common, `CANCELLED`, `STORE_*`.
 */
export async function compareCommand(
  environment: Environment,
  mine: string,
  theirs: string,
  options: CompareCommandOptions,
): Promise<number> {
  const folder = chosenDataFolder(environment, options.data);
  const interrupt = pauseOnInterrupt(
    environment,
    () => undefined,
    () => environment.exit(EXIT_CODES.paused.code),
  );
  try {
    return await withStoreToRead(environment, folder, async (store) => {
      if (store === null) {
        throw new MettleError(
          'STUDY_NOT_FOUND',
          `There is no study ${mine}: nothing is stored in ${folder}.`,
          {
            hint: 'Run a study first, or name its data folder with --data.',
          },
        );
      }
      const comparison = await compareStudies(
        await storedSource(store, mine),
        await storedSource(store, theirs),
        {
          signal: interrupt.signal,
          findings: async (source) => (await workOutFindings(source)).findings,
        },
      );
      environment.stdout.write(
        options.json ? `${JSON.stringify({ comparison })}\n` : `${comparisonLines(comparison).join('\n')}\n`,
      );
      return exitCode(comparison);
    });
  } finally {
    interrupt.dispose();
  }
}

function exitCode({ numbers }: StudyComparison): number {
  const differs = numbers.some(({ outcome }) => outcome === 'different' || outcome === 'missing');
  return differs ? EXIT_CODES.different.code : EXIT_CODES.ok.code;
}
