import { MettleError } from '../../shared/errors.js';
import { chosenDataFolder, withStoreToRead } from './data-store.js';
import type { Environment } from './environment.js';
import { EXIT_CODES } from './exit-codes.js';
import { count } from './quantities.js';
import { reportJson, reportStudy } from './study-report.js';
import { layoutOf } from './terminal.js';

export interface ShowCommandOptions {
  readonly data?: string;
  readonly json: boolean;
}

/** Prints the findings of what is stored of a study, also while it runs. Throws `STUDY_NOT_FOUND`, `STORE_*`. */
export async function showCommand(
  environment: Environment,
  reference: string,
  options: ShowCommandOptions,
): Promise<number> {
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
    const report = await reportStudy(store, await store.study(reference));
    if (options.json) {
      environment.stdout.write(`${JSON.stringify(reportJson(report))}\n`);
      return EXIT_CODES.ok.code;
    }
    const layout = layoutOf(environment.stdout, environment.variables, environment.platform);
    const lines = [...report.analysis.text(layout)];
    const done = report.outcomes.reduce((sum, { responses }) => sum + responses, 0);
    const total = report.outcomes.reduce((sum, { expected }) => sum + expected, 0);
    if (done < total) lines.push('', `Partial: ${count(done)} of ${count(total)} responses are stored.`);
    environment.stdout.write(`${lines.join('\n')}\n`);
    return EXIT_CODES.ok.code;
  });
}
