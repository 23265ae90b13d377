import { Command, CommanderError } from 'commander';
import { MettleError } from '../../shared/errors.js';
import { addBinCommands } from './bin-registration.js';
import { addBundleCommands } from './bundle-registration.js';
import { doctorCommand } from './doctor-command.js';
import type { Environment } from './environment.js';
import { EXIT_CODES, exitCodeHelp } from './exit-codes.js';
import { experimentsCommand } from './experiments-command.js';
import { addExportCommand } from './export-registration.js';
import { addFetchCommand } from './fetch-registration.js';
import { instrumentsCommand } from './instruments-command.js';
import { judgeCommand } from './judge-command.js';
import { lintCommand } from './lint-command.js';
import { personasCommand } from './personas-command.js';
import { previewCommand } from './preview-command.js';
import { reportError } from './report-error.js';
import { runCommand } from './run-command.js';
import { runSeveralCommand, type RunSeveralOptions } from './run-several-command.js';
import { showCommand } from './show-command.js';
import { studiesCommand } from './studies-command.js';
import { addSubjectCommands } from './subject-commands.js';
import { subjectsCommand } from './subjects-command.js';

/**
 * Runs one command line (`args` without program and script) and gives its exit code. Never throws: an error is told on
 * standard error as `CODE: sentence` and `Next: hint`.
 */
export async function runCommandLine(environment: Environment, args: readonly string[]): Promise<number> {
  const result = { code: EXIT_CODES.ok.code as number };
  const program = buildProgram(environment, args, (code) => {
    result.code = code;
  });
  try {
    await program.parseAsync([...args], { from: 'user' });
    return result.code;
  } catch (thrown) {
    if (thrown instanceof CommanderError && thrown.exitCode === 0) return EXIT_CODES.ok.code;
    return reportError(
      environment,
      thrown instanceof CommanderError ? usageError(thrown) : thrown,
      args.includes('--json'),
    );
  }
}

function buildProgram(
  environment: Environment,
  args: readonly string[],
  finish: (code: number) => void,
): Command {
  const program = new Command('mettle')
    .description(
      'Measures, offline, how far a prompt can move an open-weight language model from its default persona.',
    )
    .version(environment.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help, or that of a command')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .configureOutput({
      writeOut: (text) => environment.stdout.write(text),
      // Told once, by `runCommandLine`, in the form that every error has.
      writeErr: () => undefined,
      getOutHelpWidth: () => environment.stdout.columns ?? 100,
    })
    .exitOverride()
    .addHelpText('after', `\n${afterHelp}`);
  addRunCommands(program, environment, args, finish);
  addFetchCommand(program, environment, args, finish);
  addExportCommand(program, environment, finish);
  addBundleCommands(program, environment, args, finish);
  addLookingCommands(program, environment, finish);
  addBinCommands(program, environment, finish);
  addLibraryCommands(program, environment, finish);
  addSubjectCommands(program, environment, finish);
  return program;
}

const afterHelp = `${exitCodeHelp()}

With --json, standard output holds exactly one JSON object: the result, or {"error": {"code", "message", "hint"}}.
Progress and errors go to standard error. NO_COLOR turns colour off. METTLE_DATA names the data folder.`;

function addRunCommands(
  program: Command,
  environment: Environment,
  args: readonly string[],
  finish: (code: number) => void,
): void {
  program
    .command('run')
    .description('run a study, or go on with it where it stopped, and print what it found')
    .argument('<STUDY.json...>', 'the study file; of several, each subject is loaded once for all')
    .option(
      '--subject <FILE.gguf>',
      'a subject to use in place of those that the study names (repeatable)',
      collect,
      [],
    )
    .option(
      '--library <DIR>',
      'a folder with instruments, personas, templates, populations or experiments of your own (repeatable)',
      collect,
      [],
    )
    .option('--data <DIR>', 'the data folder')
    .option(
      '--quick',
      'ask fewer items a scale, though experiments whole (stored as a study of its own)',
      false,
    )
    .option('--between <FROM-TO>', 'run at these hours alone, e.g. 22:00-07:00; wait outside them')
    .option('--quiet <FROM-TO=THREADS>', 'compute on no more threads at these hours, e.g. 08:00-18:00=1')
    .option('--json', 'print one JSON object', false)
    .action(async (files: readonly string[], options: RunSeveralOptions) => {
      const [file = ''] = files;
      const plain = files.length === 1 && options.between === undefined && options.quiet === undefined;
      const run = plain
        ? runCommand(environment, file, options, args)
        : runSeveralCommand(environment, files, options, args);
      finish(await run);
    });
  program
    .command('preview')
    .description('say what a study would ask and how long it would take; nothing is stored')
    .argument('<STUDY.json>', 'the study file')
    .option(
      '--subject <FILE.gguf>',
      'a subject to use in place of those that the study names (repeatable)',
      collect,
      [],
    )
    .option(
      '--library <DIR>',
      'a folder with instruments, personas, templates, populations or experiments of your own (repeatable)',
      collect,
      [],
    )
    .option('--quick', 'ask fewer items a scale, though experiments whole', false)
    .option('--json', 'print one JSON object', false)
    .action(async (file: string, options: Parameters<typeof previewCommand>[2]) => {
      finish(await previewCommand(environment, file, options));
    });
}

function addLookingCommands(
  program: Command,
  environment: Environment,
  finish: (code: number) => void,
): void {
  program
    .command('show')
    .description('print what a stored study has found so far')
    .argument('<STUDY>', 'its id, its name, or the first digits of its plan hash')
    .option('--data <DIR>', 'the data folder')
    .option('--json', 'print one JSON object', false)
    .action(async (reference: string, options: Parameters<typeof showCommand>[2]) => {
      finish(await showCommand(environment, reference, options));
    });
  program
    .command('studies')
    .description('list the stored studies')
    .option('--data <DIR>', 'the data folder')
    .option('--json', 'print one JSON object', false)
    .action(async (options: Parameters<typeof studiesCommand>[1]) => {
      finish(await studiesCommand(environment, options));
    });
  program
    .command('subjects')
    .description('list the GGUF files that can be put to a test')
    .option(
      '--dir <DIR>',
      'a folder to look in beside the calibration subjects and the stores of other programs (repeatable)',
      collect,
      [],
    )
    .option('--no-stores', 'leave out the stores of other programs, and what Mettle fetched')
    .option('--data <DIR>', 'the data folder')
    .option('--json', 'print one JSON object', false)
    .action(async (options: Parameters<typeof subjectsCommand>[1]) => {
      finish(await subjectsCommand(environment, options));
    });
  program
    .command('judge')
    .description('measure how a model agrees with labelled replies as a judge of open replies')
    .argument('<MODEL.gguf>', 'a GGUF file, or calibration:NAME')
    .option('--json', 'print one JSON object', false)
    .action(async (reference: string, options: Parameters<typeof judgeCommand>[2]) => {
      finish(await judgeCommand(environment, reference, options));
    });
  program
    .command('doctor')
    .description('say what was found on this machine')
    .option('--json', 'print one JSON object', false)
    .action(async (options: Parameters<typeof doctorCommand>[1]) => {
      finish(await doctorCommand(environment, options));
    });
}

function addLibraryCommands(
  program: Command,
  environment: Environment,
  finish: (code: number) => void,
): void {
  program
    .command('lint')
    .description(
      'check an instrument, persona, template, population or experiment file of your own, and lint an instrument',
    )
    .argument('<FILE.json>', 'the file; its content shows its kind')
    .option(
      '--library <DIR>',
      'a folder with instruments, personas, templates, populations or experiments of your own (repeatable)',
      collect,
      [],
    )
    .option('--strict', 'let warnings fail too', false)
    .option('--json', 'print one JSON object', false)
    .action(async (file: string, options: Parameters<typeof lintCommand>[2]) => {
      finish(await lintCommand(environment, file, options));
    });
  program
    .command('instruments')
    .description(
      'list the instruments that a study can name, or make one of a table of headlines or of texts to be labelled',
    )
    .option(
      '--library <DIR>',
      'a folder with instruments, personas, templates, populations or experiments of your own (repeatable)',
      collect,
      [],
    )
    .option('--headlines <FILE.csv>', 'a table of true and false headlines to make an instrument of')
    .option('--labelling <FILE.csv>', 'a table of texts to be labelled to make an instrument of')
    .option('--task <FILE.json>', 'the question and the labels of a labelling task')
    .option('--out <FILE.json>', 'the instrument to write (a new file)')
    .option('--id <ID>', "the instrument's id; by default the file's name")
    .option('--name <NAME>', "the instrument's name; by default its id")
    .option('--citation <CITATION>', 'whom to cite for the headlines')
    .option('--licence <LICENCE>', 'who may use the headlines')
    .option('--json', 'print one JSON object', false)
    .action(async (options: Parameters<typeof instrumentsCommand>[1]) => {
      finish(await instrumentsCommand(environment, options));
    });
  program
    .command('experiments')
    .description('list the published experiments that a study can name')
    .option(
      '--library <DIR>',
      'a folder with instruments, personas, templates, populations or experiments of your own (repeatable)',
      collect,
      [],
    )
    .option('--json', 'print one JSON object', false)
    .action(async (options: Parameters<typeof experimentsCommand>[1]) => {
      finish(await experimentsCommand(environment, options));
    });
  program
    .command('personas')
    .description('list persona files and populations, or make a persona file of a table')
    .option(
      '--library <DIR>',
      'a folder with instruments, personas, templates, populations or experiments of your own (repeatable)',
      collect,
      [],
    )
    .option('--csv <FILE.csv>', 'a table of personas or roles to make a persona file of')
    .option('--out <FILE.json>', 'the persona file to write (a new file)')
    .option('--id <ID>', "the persona file's id; by default the file's name")
    .option('--name <NAME>', "the persona file's name; by default its id")
    .option('--licence <LICENCE>', 'who may use the texts')
    .option('--json', 'print one JSON object', false)
    .action(async (options: Parameters<typeof personasCommand>[1]) => {
      finish(await personasCommand(environment, options));
    });
}

function collect(value: string, before: readonly string[]): string[] {
  return [...before, value];
}

function usageError(error: CommanderError): MettleError {
  const sentence = error.message.replace(/^error: /, '').replace(/\n+/g, ' ');
  const message =
    error.code === 'commander.help'
      ? 'A command is missing.'
      : `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}${/[.?)]$/.test(sentence) ? '' : '.'}`;
  return new MettleError('INVALID_INPUT', message, {
    hint: 'Run with --help to see the commands and their options.',
  });
}
