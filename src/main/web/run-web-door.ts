import { homedir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { MettleError } from '../../shared/errors.js';
import { dataFolder } from '../laboratory/data-folder.js';
import type { Laboratory, LaboratoryOptions } from '../laboratory/laboratory.js';
import type { RendererFiles } from '../laboratory/renderer-files.js';
import { readCommandLine, USAGE, type CommandLine } from './command-line.js';
import { EventLog } from './event-log.js';
import { openBrowser } from './open-browser.js';
import { openWebDoor, type WebDoor, type WebDoorOptions } from './open-web-door.js';

const USUAL_PORT = 4816;
/** Ports that are tried from the usual one on before the system chooses. */
const TRIED_PORTS = 20;

/** A terminal and its package runner both tell of one key press; what comes this soon after the first is the same. */
const SAME_PRESS_MILLISECONDS = 600;

/** How long an answer may take to be read by its page once the laboratory is closed. */
const LAST_ANSWER_MILLISECONDS = 2000;

const INTERRUPTS: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'];

/** What the door is run in. */
export interface Surroundings {
  readonly args: readonly string[];
  readonly variables: Readonly<Record<string, string | undefined>>;
  /** Against which `--data` is read. */
  readonly workingDirectory: string;
  readonly openFiles: () => Promise<RendererFiles>;
  readonly openLaboratory: (options: LaboratoryOptions) => Promise<Laboratory>;
  readonly print: (text: string) => void;
  readonly complain: (text: string) => void;
}

/**
 * Opens the laboratory and the door, prints the address, and waits for an interrupt; then pauses what runs, stores it and
 * closes. Gives the exit code: 0, or 2 for a wrong command line and 1 for every other error, which is told as
 * `CODE: sentence` and `Next: hint`. A second key press ends the process at once with 130.
 */
export async function runWebDoor(surroundings: Surroundings): Promise<number> {
  try {
    const commandLine = readCommandLine(surroundings.args);
    if (commandLine.help) surroundings.print(USAGE);
    else await serve(surroundings, commandLine);
    return 0;
  } catch (thrown) {
    const error = MettleError.from(thrown);
    complainOf(surroundings, error);
    return error.code === 'INVALID_INPUT' ? 2 : 1;
  }
}

async function serve(surroundings: Surroundings, { port, data, open }: CommandLine): Promise<void> {
  const { variables, workingDirectory } = surroundings;
  const interrupted = nextInterrupt();
  const files = await surroundings.openFiles();
  const events = new EventLog();
  const laboratory = await surroundings.openLaboratory({
    dataFolder: dataFolder({
      option: data,
      environment: variables,
      platform: process.platform,
      homeDirectory: homedir(),
      workingDirectory,
    }),
    door: { kind: 'web', chooseFolder: null },
    announce: events.announce,
  });
  let door: WebDoor | null = null;
  try {
    const log = (error: MettleError): void => complainOf(surroundings, error);
    const { handlers, bundleFiles } = laboratory;
    door = await openAt(port, { handlers, bundleFiles, files, events, log });
    surroundings.print(`Mettle is open at ${door.address} (Ctrl-C closes it)\n`);
    if (open) {
      openBrowser(door.passingAddress(), () => {
        surroundings.complain('No browser could be opened: open the address above in one.\n');
      });
    }
    await interrupted;
  } finally {
    const closed = door?.close();
    await laboratory.close();
    await Promise.race([closed, delay(LAST_ANSWER_MILLISECONDS, undefined, { ref: false })]);
  }
}

/** At the port that was asked for, or from the usual one on at the first that is free. */
async function openAt(port: number | null, options: Omit<WebDoorOptions, 'port'>): Promise<WebDoor> {
  if (port !== null) return openWebDoor({ ...options, port });
  for (let tried = USUAL_PORT; tried < USUAL_PORT + TRIED_PORTS; tried += 1) {
    try {
      return await openWebDoor({ ...options, port: tried });
    } catch (thrown) {
      if (!(thrown instanceof MettleError) || thrown.code !== 'DOOR_UNREACHABLE') throw thrown;
    }
  }
  return openWebDoor({ ...options, port: 0 });
}

/** Listens from now on, so that a key press while the laboratory opens is not lost. */
function nextInterrupt(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | null = null;
    const listener = (): void => {
      if (first === null) {
        first = performance.now();
        resolve();
      } else if (performance.now() - first > SAME_PRESS_MILLISECONDS) {
        process.exit(130);
      }
    };
    for (const interrupt of INTERRUPTS) process.on(interrupt, listener);
  });
}

/** A fault is told with its stack: this is the terminal of whoever runs Mettle, and nobody else sees it. */
function complainOf(surroundings: Surroundings, error: MettleError): void {
  const next = error.hint === undefined ? '' : `Next: ${error.hint}\n`;
  surroundings.complain(`${error.code}: ${error.message}\n${next}`);
  if (error.code !== 'INTERNAL') return;
  surroundings.complain(`${error.cause instanceof Error ? error.cause.stack : error.stack}\n`);
}
