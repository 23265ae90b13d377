import type { Command } from 'commander';
import { catalogueCommand } from './catalogue-command.js';
import type { Environment } from './environment.js';
import { inspectCommand } from './inspect-command.js';

/** Adds the commands that tell of models: one that is there, and those that may be fetched. */
export function addSubjectCommands(
  program: Command,
  environment: Environment,
  finish: (code: number) => void,
): void {
  program
    .command('inspect')
    .description('say all that is known of a subject without loading it')
    .argument('<SUBJECT>', 'a GGUF file, or calibration:NAME')
    .option('--data <DIR>', 'the data folder, which holds the speeds that were measured')
    .option('--json', 'print one JSON object', false)
    .action(async (reference: string, options: Parameters<typeof inspectCommand>[2]) => {
      finish(await inspectCommand(environment, reference, options));
    });
  program
    .command('catalogue')
    .description('list open-weight models that are worth a try, and what fits this machine')
    .option('--json', 'print one JSON object', false)
    .action(async (options: Parameters<typeof catalogueCommand>[1]) => {
      finish(await catalogueCommand(environment, options));
    });
}
