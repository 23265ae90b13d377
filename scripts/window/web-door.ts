import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A web door in a process of its own, as a researcher starts it. */
export interface WebDoor {
  /** With the token in its fragment. */
  readonly address: string;
  readonly origin: string;
  readonly token: string;
  readonly process: ChildProcess;
  /** Ends it as Ctrl-C does, and waits for it. */
  stop(): Promise<void>;
  /** Ends it as a power failure does, and waits for it. */
  kill(): Promise<void>;
}

const ROOT = join(import.meta.dirname, '../..');
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/#token=([A-Za-z0-9_-]+)/;

/** Starts the web door over a data folder, on a free port. Throws with what it wrote where it ends before it listens. */
export async function startWebDoor(dataFolder: string): Promise<WebDoor> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', 'src/main/web/main.ts', '--port', '0', '--data', dataFolder, '--no-open'],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const address = await firstAddress(child);
  const url = new URL(address);
  const token = ADDRESS.exec(address)?.[1] ?? '';
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill(signal);
    await gone;
  };
  return {
    address,
    origin: url.origin,
    token,
    process: child,
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  };
}

function firstAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let written = '';
    const read = (text: string): void => {
      written += text;
      const found = ADDRESS.exec(written)?.[0];
      if (found !== undefined) resolve(found);
    };
    child.stdout?.setEncoding('utf8').on('data', read);
    child.stderr?.setEncoding('utf8').on('data', read);
    child.once('exit', (code) => {
      reject(new Error(`The web door ended with ${code} before it listened:\n${written}`));
    });
  });
}
