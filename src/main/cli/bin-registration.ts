import type { Command } from 'commander';
import type { Environment } from './environment.js';
import type { BinCommandOptions } from './bin-commands.js';

/** Adds `mettle remove` and `restore`; what they do is loaded when it is asked for. */
export function addBinCommands(
  program: Command,
  environment: Environment,
  finish: (code: number) => void,
): void {
  program
    .command('remove')
    .description('put a stored study in the bin; its responses stay, and restore brings it back')
    .argument('<STUDY>', 'its id, its name, or the first digits of its plan hash')
    .option('--data <DIR>', 'the data folder')
    .option('--json', 'print one JSON object', false)
    .action(async (reference: string, options: BinCommandOptions) => {
      const { removeCommand } = await import('./bin-commands.js');
      finish(await removeCommand(environment, reference, options));
    });
  program
    .command('restore')
    .description('take a study out of the bin')
    .argument('<STUDY>', 'its id, its name, or the first digits of its plan hash')
    .option('--data <DIR>', 'the data folder')
    .option('--json', 'print one JSON object', false)
    .action(async (reference: string, options: BinCommandOptions) => {
      const { restoreCommand } = await import('./bin-commands.js');
      finish(await restoreCommand(environment, reference, options));
    });
}
