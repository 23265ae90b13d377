import type { Command } from 'commander';
import type { Environment } from './environment.js';
import type { FetchCommandOptions } from './fetch-command.js';

/** Adds `mettle fetch`; what it does is loaded when it is asked for. */
export function addFetchCommand(
  program: Command,
  environment: Environment,
  args: readonly string[],
  finish: (code: number) => void,
): void {
  program
    .command('fetch')
    .description('fetch a model into the data folder, or go on where it stopped')
    .argument(
      '<ADDRESS>',
      'hf:organisation/repository:Q4_K_M, hf:organisation/repository/file.gguf, or https://…',
    )
    .option('--allow-network', 'allow it this once where the settings do not', false)
    .option('--data <DIR>', 'the data folder')
    .option('--json', 'print one JSON object', false)
    .action(async (address: string, options: FetchCommandOptions) => {
      const { fetchCommand } = await import('./fetch-command.js');
      finish(await fetchCommand(environment, address, options, args));
    });
}
