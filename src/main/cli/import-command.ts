import { resolve } from 'node:path';
import { importBundle } from '../bundles/import/import-bundle.js';
import { chosenDataFolder, withStore } from './data-store.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { ExportDisplay } from './export-display.js';
import { pauseOnInterrupt } from './interrupts.js';
import { studyJson, subjectOutcomes } from './study-report.js';
import { keyText, type VerifyCommandOptions } from './verify-command.js';

export interface ImportCommandOptions extends VerifyCommandOptions {
  readonly data?: string;
}

/**
 * Verifies a bundle, takes its study in and prints the number that it has here. Ctrl-C gives it up and leaves nothing. Gives
 * the exit code. Throws `FILE_*`, `BUNDLE_*`, `CANCELLED`, `STORE_*`.
 */
export async function importCommand(
  environment: Environment,
  file: string,
  options: ImportCommandOptions,
): Promise<number> {
  const key = await keyText(environment, options.key);
  const display = new ExportDisplay(environment);
  const interrupt = pauseOnInterrupt(
    environment,
    () => undefined,
    () => environment.exit(EXIT_CODES.paused.code),
  );
  try {
    return await withStore(environment, chosenDataFolder(environment, options.data), async (store) => {
      const { study, known, verification } = await importBundle(
        store,
        resolve(environment.workingDirectory, file),
        {
          ...(key === undefined ? {} : { key }),
          signal: interrupt.signal,
          onStep: (step, share) => display.changed(step, share ?? 0),
        },
      );
      display.clear();
      if (options.json) {
        const outcomes = await subjectOutcomes(store, study);
        const { origin = null } = study;
        environment.stdout.write(
          `${JSON.stringify({ study: { ...studyJson(study, outcomes), origin }, known, verification })}\n`,
        );
      } else {
        const how = known ? 'was here already' : 'was taken in';
        environment.stdout.write(`${study.design.name} ${how} as study ${study.id}, to be read.\n`);
      }
      return EXIT_CODES.ok.code;
    });
  } finally {
    display.clear();
    interrupt.dispose();
  }
}
