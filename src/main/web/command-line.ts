import { parseArgs } from 'node:util';
import { MettleError } from '../../shared/errors.js';

export const USAGE = `Usage: web [options]

Opens Mettle in a browser on this machine and prints its address. Ctrl-C closes it; a study that runs is paused and
goes on where it stopped when it is resumed.

  --port <N>    the port to listen on; 0 takes any that is free (by default 4816, or one after it that is free)
  --data <DIR>  the data folder (by default METTLE_DATA, or the system's own place for it)
  --no-open     do not open the browser
  -h, --help    print this help
`;

/** What the command line of the web door asks for. */
export interface CommandLine {
  readonly help: boolean;
  /** Null: the usual one, or one after it that is free. */
  readonly port: number | null;
  readonly data: string | undefined;
  readonly open: boolean;
}

/** Reads the arguments without program and script. Throws `INVALID_INPUT`. */
export function readCommandLine(args: readonly string[]): CommandLine {
  const values = parse(args);
  const { port } = values;
  if (port !== undefined && !(/^\d{1,5}$/.test(port) && Number(port) <= 65_535)) {
    throw new MettleError('INVALID_INPUT', `${JSON.stringify(port)} is no port.`, {
      hint: 'A port is a number from 0 to 65535.',
    });
  }
  return {
    help: values.help,
    port: port === undefined ? null : Number(port),
    data: values.data,
    open: !values['no-open'],
  };
}

function parse(args: readonly string[]) {
  try {
    const options = {
      port: { type: 'string' },
      data: { type: 'string' },
      'no-open': { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    } as const;
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (thrown) {
    const [sentence = ''] = MettleError.from(thrown).message.split(/\. |\n/);
    throw new MettleError('INVALID_INPUT', `${sentence.replace(/\.$/, '')}.`, {
      hint: 'Run with --help to see the options.',
      cause: thrown,
    });
  }
}
