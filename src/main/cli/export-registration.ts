import type { Command } from 'commander';
import type { Environment } from './environment.js';
import type { ExportCommandOptions } from './export-command.js';

/** Adds `mettle export`; what it does is loaded when it is asked for. */
export function addExportCommand(
  program: Command,
  environment: Environment,
  finish: (code: number) => void,
): void {
  program
    .command('export')
    .description('write a stored study as one file that others can read, check and import')
    .argument('<STUDY>', 'its id, its name, or the first digits of its plan hash')
    .option('--out <FILE.mettle.zip>', 'the file to write; by default the study’s name in this folder')
    .option('--no-raw-text', 'leave out generated answers and prompts as text')
    .option('--file-paths', 'put in the paths of files on this machine', false)
    .option('--no-parquet', 'write the tables as CSV alone')
    .option(
      '--author <"Family, Given">',
      'who made the study, for its citation (repeatable)',
      (value: string, before: readonly string[]) => [...before, value],
      [],
    )
    .option('--licence <ID>', 'licence of the data, as an SPDX identifier; by default CC-BY-4.0')
    .option(
      '--sign <KEY>',
      'sign its checksums with this secret key of minisign or private Ed25519 key of OpenSSH',
    )
    .option('--password-file <FILE>', 'the password of that key; without it, it is asked for')
    .option('--data <DIR>', 'the data folder')
    .option('--json', 'print one JSON object', false)
    .action(async (reference: string, options: ExportCommandOptions) => {
      const { exportCommand } = await import('./export-command.js');
      finish(await exportCommand(environment, reference, options));
    });
}
