import childProcess, { type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

/**
 * Starts a script of the program as a process of its own: as TypeScript through tsx where the caller is TypeScript, as built
 * JavaScript else. `script` is its path from the caller's module without an ending, e.g. `./inference-process`. Messages keep
 * typed arrays and numbers as they are; what the process prints is piped. `library` is the address of a module of plain
 * JavaScript that the script needs: tsx would look at every file of it, and so it is loaded before tsx is.
 */
export function forkScript(
  callerUrl: string,
  script: string,
  environment: Readonly<Record<string, string>> = {},
  library?: string,
): ChildProcess {
  const extension = callerUrl.endsWith('.ts') ? '.ts' : '.js';
  const entry = fileURLToPath(new URL(`${script}${extension}`, callerUrl));
  const loader = (): string => pathToFileURL(createRequire(callerUrl).resolve('tsx')).href;
  // Through the module's object: Electron puts a fork of its own there, which on macOS keeps the child out of the Dock.
  return childProcess.fork(entry, [], {
    execArgv:
      extension === '.ts'
        ? [...(library === undefined ? [] : ['--import', library]), '--import', loader()]
        : [],
    env: { ...process.env, ...nodeMode(process.versions), ...environment },
    serialization: 'advanced',
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}

/** What makes the program that a script is started with be Node: within Electron, that program is Electron. */
function nodeMode(versions: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return versions['electron'] === undefined ? {} : { ELECTRON_RUN_AS_NODE: '1' };
}
