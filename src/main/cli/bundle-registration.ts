import type { Command } from 'commander';
import type { CompareCommandOptions } from './compare-command.js';
import type { Environment } from './environment.js';
import type { ImportCommandOptions } from './import-command.js';
import type { RerunCommandOptions } from './rerun-command.js';
import type { VerifyCommandOptions } from './verify-command.js';

/** Adds `mettle verify`, `import`, `rerun` and `compare`; what they do is loaded when it is asked for. */
export function addBundleCommands(
  program: Command,
  environment: Environment,
  args: readonly string[],
  finish: (code: number) => void,
): void {
  program
    .command('verify')
    .description('check that a bundle holds what it says, and work out its numbers again')
    .argument('<FILE.mettle.zip>', 'the bundle')
    .option('--key <FILE>', 'a minisign or SSH (Ed25519) public key that it must be signed with')
    .option('--json', 'print one JSON object', false)
    .action(async (file: string, options: VerifyCommandOptions) => {
      const { verifyCommand } = await import('./verify-command.js');
      finish(await verifyCommand(environment, file, options));
    });
  program
    .command('import')
    .description("verify a bundle and take its study in beside one's own, to be read")
    .argument('<FILE.mettle.zip>', 'the bundle')
    .option('--key <FILE>', 'a minisign or SSH (Ed25519) public key that it must be signed with')
    .option('--data <DIR>', 'the data folder')
    .option('--json', 'print one JSON object', false)
    .action(async (file: string, options: ImportCommandOptions) => {
      const { importCommand } = await import('./import-command.js');
      finish(await importCommand(environment, file, options));
    });
  program
    .command('rerun')
    .description("run a bundle's study again on this machine, and say which numbers agree")
    .argument('<FILE.mettle.zip>', 'the bundle')
    .option('--subject <FILE.gguf>', 'a subject in place of those of the bundle (repeatable)', collect, [])
    .option('--dir <DIR>', 'a folder to look for its subjects in (repeatable)', collect, [])
    .option('--data <DIR>', 'the data folder')
    .option('--json', 'print one JSON object', false)
    .action(async (file: string, options: RerunCommandOptions) => {
      const { rerunCommand } = await import('./rerun-command.js');
      finish(await rerunCommand(environment, file, options, args));
    });
  program
    .command('compare')
    .description('hold a stored study against another, usually an imported one, and say which numbers agree')
    .argument('<MINE>', 'a study: its id, its name, or the first digits of its plan hash')
    .argument('<THEIRS>', 'the other one')
    .option('--data <DIR>', 'the data folder')
    .option('--json', 'print one JSON object', false)
    .action(async (mine: string, theirs: string, options: CompareCommandOptions) => {
      const { compareCommand } = await import('./compare-command.js');
      finish(await compareCommand(environment, mine, theirs, options));
    });
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}
