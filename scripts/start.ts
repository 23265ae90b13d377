import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { processSurroundings } from '../src/main/web/process-surroundings.js';
import { runWebDoor } from '../src/main/web/run-web-door.js';
import { isOutdated } from './build-freshness.js';
import { findElectronProgram } from './electron-program.js';
import { isReportOutdated, REPORT_BUILD_ARGUMENTS } from './report/built-report.js';
import { arePagesOutdated, BUILD_ARGUMENTS } from './window/built-pages.js';

const ROOT = join(import.meta.dirname, '..');
const SETTINGS = ['electron.vite.config.ts', 'package-lock.json'];

/** Starts the window, or with `--web`, and where no window can be had, the web door; builds first what is out of date. */
async function start(args: readonly string[]): Promise<number> {
  const [first, ...rest] = args;
  if (first === '--web') return startWeb(rest);
  const electron = findElectronProgram();
  if (electron === null) {
    console.log(
      "The window needs Electron's program, which is not here (`npx install-electron` gets it): Mettle opens in the browser instead.",
    );
    return startWeb(args);
  }
  if (!hasScreen()) {
    console.log('There is no screen for a window here: Mettle opens for a browser instead.');
    return startWeb(args);
  }
  return startWindow(electron, args);
}

async function startWindow(electron: string, args: readonly string[]): Promise<number> {
  const products = ['main/electron/main.js', 'preload/bridge.cjs', 'renderer/index.html'];
  if (await anyOutdated(products, ['src', ...SETTINGS])) {
    console.log('Building the window.');
    const vite = dirname(createRequire(import.meta.url).resolve('electron-vite/package.json'));
    const built = await run(process.execPath, [
      join(vite, 'bin/electron-vite.js'),
      'build',
      '--logLevel',
      'warn',
    ]);
    if (built !== 0) return built;
  }
  const reported = await buildReport();
  if (reported !== 0) return reported;
  return run(electron, [ROOT, ...args]);
}

async function startWeb(args: readonly string[]): Promise<number> {
  const help = args.includes('--help') || args.includes('-h');
  if (!help && (await arePagesOutdated())) {
    console.log('Building the pages.');
    const built = await run(process.execPath, BUILD_ARGUMENTS);
    if (built !== 0) return built;
  }
  const reported = help ? 0 : await buildReport();
  if (reported !== 0) return reported;
  return runWebDoor(processSurroundings(args));
}

/** Builds what draws the reports of bundles where it is out of date; gives the exit code. */
async function buildReport(): Promise<number> {
  if (!(await isReportOutdated())) return 0;
  console.log('Building what draws reports.');
  return run(process.execPath, REPORT_BUILD_ARGUMENTS);
}

async function anyOutdated(products: readonly string[], sources: readonly string[]): Promise<boolean> {
  const paths = sources.map((source) => join(ROOT, source));
  const outdated = await Promise.all(
    products.map((product) => isOutdated(join(ROOT, 'out', product), paths)),
  );
  return outdated.includes(true);
}

/** Everywhere but where windows are drawn by a server that the environment names. */
function hasScreen(): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some((name) => (name ?? '') !== '');
}

/** Runs a program in this terminal and gives its exit code. It is told of what ends this process, and ends first. */
function run(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const env = { ...process.env };
    // Electron would take itself for Node.
    delete env['ELECTRON_RUN_AS_NODE'];
    const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', env });
    const passOn = (signal: NodeJS.Signals): void => {
      // The terminal sends this one to the program as well.
      if (signal !== 'SIGINT') child.kill(signal);
    };
    const signals = ['SIGTERM', 'SIGHUP', 'SIGINT'] as const;
    for (const signal of signals) process.on(signal, passOn);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      for (const name of signals) process.off(name, passOn);
      resolve(code ?? (signal === 'SIGINT' ? 130 : 1));
    });
  });
}

process.exit(await start(process.argv.slice(2)));
